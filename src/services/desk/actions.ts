import { isFree, isTaken, moved, type Case } from '../../core/case.ts';
import { normaliseUserId } from '../../core/identity.ts';
import { redact } from '../../core/redact.ts';
import { DONE, record, refused, type Agent, type DeskOutcome, type DeskParts } from './parts.ts';

/** What an agent can do with a case; each is a move in the table of states, or is refused. */
export type Step = (parts: DeskParts, agent: Agent, opened: Case) => Promise<DeskOutcome>;

export const LONGEST_WORDS = 4_000;

/** Takes a free case. The save says which version was read, so that of many at once one has it. */
export const claim: Step = async (parts, agent, opened) => {
  if (isTaken(opened.state)) {
    return opened.agent?.id === agent.id ? DONE : { kind: 'taken', by: opened.agent?.name ?? '' };
  }
  if (opened.accountId === agent.id) return refused('own-case');
  if (!mayTake(agent, opened)) return refused('higher-role');
  const taken = moved(opened, 'assigned', parts.recovery.clock.now(), { agent: { id: agent.id, name: agent.name } });
  if (taken === undefined) return refused('state');
  await parts.cases.save(taken);
  await record(parts, taken, agent, { kind: 'claimed', event: 'case.claimed' });
  await parts.told.changed(taken);
  await parts.voice.tell(taken.conversationId, 'handoff.joined', { agent: agent.name });
  await parts.voice.signal(taken.conversationId, handoffStatus('accepted', taken));
  return DONE;
};

/** What was passed on is for those who may do more than answer questions; whoever passed it on may take it back. */
const mayTake = ({ id, account }: Agent, { escalatedBy }: Case): boolean =>
  escalatedBy === undefined || escalatedBy === id || account.roles.some((role) => role !== 'helpdesk');

/** As the Bot Framework's hand-off protocol has it. */
export const handoffStatus = (state: 'accepted' | 'failed' | 'completed', { reference }: Case) =>
  ({ type: 'event', name: 'handoff.status', value: { state, message: reference } }) as const;

/** Gives it back: the assistant goes on, the case waits for a colleague. */
export const release: Step = async (parts, agent, opened) => {
  const free = moved(opened, 'queued', parts.recovery.clock.now());
  if (free === undefined) return refused('state');
  await parts.cases.save(free);
  await record(parts, free, agent, { kind: 'released', event: 'case.released' });
  await parts.told.changed(free);
  await parts.voice.tell(free.conversationId, 'handoff.released', { reference: free.reference });
  return DONE;
};

/** Passes it on to somebody who may do more. */
export const escalate: Step = async (parts, agent, opened) => {
  const free = moved(opened, 'queued', parts.recovery.clock.now(), { escalatedBy: agent.id });
  if (free === undefined) return refused('state');
  await parts.cases.save(free);
  await record(parts, free, agent, { kind: 'escalated', event: 'case.escalated' });
  await parts.told.news(free, 'escalated');
  await parts.voice.tell(free.conversationId, 'handoff.escalated', { reference: free.reference });
  return DONE;
};

/** The employee has to do something; the clock of the helpdesk stands still. */
export const wait: Step = async (parts, agent, opened) => {
  const now = parts.recovery.clock.now();
  const begun = opened.state === 'assigned' ? moved(opened, 'active', now) : opened;
  const waiting = begun && moved(begun, 'waiting', now);
  if (waiting === undefined) return refused('state');
  await parts.cases.save(waiting);
  await record(parts, waiting, agent, { kind: 'waiting', event: 'case.waiting' });
  await parts.told.changed(waiting);
  return DONE;
};

export const resolve: Step = async (parts, agent, opened) => {
  const resolved = moved(opened, 'resolved', parts.recovery.clock.now());
  if (resolved === undefined) return refused('state');
  await parts.cases.save(resolved);
  await record(parts, resolved, agent, { kind: 'resolved', event: 'case.resolved' });
  await parts.told.changed(resolved);
  await parts.voice.tell(resolved.conversationId, 'handoff.closed', { reference: resolved.reference });
  await parts.voice.signal(resolved.conversationId, handoffStatus('completed', resolved));
  return DONE;
};

/** Back in the queue; what was proven before counts no longer. */
export const reopen: Step = async (parts, agent, opened) => {
  const other = await parts.cases.openIn(opened.conversationId);
  if (other !== undefined && other.id !== opened.id) return refused('state');
  const again = moved(opened, 'reopened', parts.recovery.clock.now());
  if (again === undefined) return refused('state');
  await parts.cases.save(again);
  await record(parts, again, agent, { kind: 'reopened', event: 'case.reopened' });
  await parts.told.news(again, 'reopened');
  return DONE;
};

/** For colleagues; never for the employee. */
export const note =
  (words: string): Step =>
  async (parts, agent, opened) => {
    const clean = redact(words.trim().slice(0, LONGEST_WORDS));
    if (clean.text === '') return refused('empty');
    await record(parts, opened, agent, { kind: 'note', event: 'case.noted', words: clean.text });
    return { kind: 'done', masked: clean.found.length > 0 };
  };

/** To the employee, in the same conversation. Secrets are taken out on this side as well. */
export const say =
  (words: string): Step =>
  async (parts, agent, opened) => {
    const clean = redact(words.trim().slice(0, LONGEST_WORDS));
    if (clean.text === '') return refused('empty');
    if (!(await parts.chat.exists(opened.conversationId))) return refused('no-chat');
    const speaking = opened.state === 'active' ? opened : moved(opened, 'active', parts.recovery.clock.now());
    if (speaking === undefined) return refused('state');
    if (speaking !== opened) {
      await parts.cases.save(speaking);
      await parts.told.changed(speaking);
    }
    await parts.recovery.audit.append({
      event: 'case.said',
      subject: opened.accountId ?? opened.claimedId,
      actor: agent.id,
      details: { reference: opened.reference, masked: clean.found.length > 0 },
    });
    await parts.told.written(speaking);
    await parts.voice.tell(opened.conversationId, 'handoff.message', { agent: agent.name, words: clean.text });
    return { kind: 'done', masked: clean.found.length > 0 };
  };

/** Whom the employee says to be; a claim, as long as nothing proves it. */
export const identify =
  (userId: string): Step =>
  async (parts, agent, opened) => {
    if (opened.accountId !== undefined) return refused('known-account');
    const account = await parts.recovery.directory.find(normaliseUserId(userId).slice(0, 320));
    if (account === undefined) return refused('unknown-account');
    const named: Case = { ...opened, claimedId: account.userId, challengeId: undefined };
    await parts.cases.save(named);
    await record(parts, named, agent, { kind: 'identified', event: 'case.identified' });
    await parts.told.changed(named);
    return DONE;
  };

/** What may be done with a case that nobody has: all else is for the agent who has it. */
export const isForAnyone = (opened: Case, action: string): boolean =>
  action === 'claim' || (action === 'reopen' && !isTaken(opened.state)) || (action === 'note' && isFree(opened.state));
