import { isTaken, moved, type Case } from '../../core/case.ts';
import { handoffStatus } from './actions.ts';
import { record, type DeskParts } from './parts.ts';

/** What the assistant must say to somebody who talks to an agent; mostly nothing. */
export type Heard = 'nothing' | 'passed' | 'next-gate' | 'wrong' | 'expired' | 'stopped';

/** The conversation's side of a case that an agent has. All of it is part of the turn around it. */
export function createLiveDesk(parts: DeskParts) {
  const { cases } = parts;
  const takenIn = async (conversationId: string): Promise<Case | undefined> => {
    const opened = await cases.openIn(conversationId);
    return opened !== undefined && isTaken(opened.state) ? opened : undefined;
  };

  return {
    /** Who has the case of this conversation. */
    async agentIn(conversationId: string): Promise<string | undefined> {
      return (await takenIn(conversationId))?.agent?.name;
    },
    /** The employee said something. Digits that were asked for are a code, and for nobody's eyes. */
    async heard(conversationId: string, typed: string): Promise<Heard> {
      const opened = await takenIn(conversationId);
      if (opened === undefined) return 'nothing';
      await parts.signs.still(opened.id, 'person');
      const awake = await wake(parts, opened);
      return isCode(typed) ? check(parts, awake, typed) : 'nothing';
    },
    /** The employee gives the conversation back to the assistant. */
    async stop(conversationId: string): Promise<void> {
      const opened = await takenIn(conversationId);
      const gone = opened && moved(opened, 'withdrawn', parts.recovery.clock.now());
      if (gone === undefined) return;
      await cases.save(gone);
      await record(parts, gone, undefined, { kind: 'withdrawn', event: 'case.withdrawn' });
      await parts.told.changed(gone);
      await parts.voice.signal(conversationId, handoffStatus('completed', gone));
    },
    /** Nothing arrives there any more; the helpdesk has to reach the employee in another way. */
    lost: (conversationId: string): Promise<void> =>
      parts.recovery.work.run(async () => {
        const opened = await cases.openIn(conversationId);
        const failed = opened && moved(opened, 'failed', parts.recovery.clock.now());
        if (failed === undefined) return;
        await cases.save(failed);
        await record(parts, failed, undefined, { kind: 'failed', event: 'case.failed' });
        await parts.told.news(failed, 'failed');
      }),
    async typing(conversationId: string): Promise<void> {
      const opened = await takenIn(conversationId);
      if (opened !== undefined) await parts.signs.typing(opened.id, 'person');
    },
    async seen(conversationId: string, seq: number): Promise<void> {
      const opened = await takenIn(conversationId);
      if (opened !== undefined) await parts.signs.seen(opened.id, 'person', seq);
    },
  };
}

/** What the helpdesk waited for has come. */
async function wake(parts: DeskParts, opened: Case): Promise<Case> {
  const awake = opened.state === 'waiting' ? moved(opened, 'active', parts.recovery.clock.now()) : undefined;
  if (awake === undefined) return opened;
  await parts.cases.save(awake);
  await record(parts, awake, undefined, { kind: 'resumed', event: 'case.resumed' });
  await parts.told.changed(awake);
  return awake;
}

/** Digits with whatever a phone puts between them; a few words around them do no harm. */
const isCode = (typed: string): boolean => /^\D{0,20}(?:\d[\s.-]?){6,10}\D{0,5}$/u.test(typed);

async function check(parts: DeskParts, opened: Case, typed: string): Promise<Heard> {
  const id = opened.challengeId;
  const proof = id === undefined ? undefined : await parts.recovery.recoveries.read(id);
  const method = proof?.challenge?.method;
  if (proof?.state !== 'verifying' || method === undefined) return 'nothing';
  const { kind } = await parts.recoveryDesk.check(proof.id, typed);
  switch (kind) {
    case 'verified': {
      const accountId = await parts.recoveryDesk.conclude(proof.id);
      if (accountId === undefined) return 'wrong';
      const proven: Case = { ...opened, accountId };
      await parts.cases.save(proven);
      await record(parts, proven, undefined, { kind: 'challenge-passed', event: 'case.proven', method });
      await parts.told.changed(proven);
      return 'passed';
    }
    case 'next-gate':
      await record(parts, opened, undefined, { kind: 'challenge-next', event: 'case.proven', method });
      return 'next-gate';
    case 'stopped':
      await record(parts, opened, undefined, { kind: 'challenge-stopped', event: 'case.proof-wrong', method });
      return 'stopped';
    case 'wrong':
      await record(parts, opened, undefined, { kind: 'challenge-wrong', event: 'case.proof-wrong', method });
      return 'wrong';
    case 'expired':
      return 'expired';
    case 'gone':
      return 'nothing';
  }
}
