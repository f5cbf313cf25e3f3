import type { EffectOutcome, PasswordReason } from '../../core/outcome.ts';
import { transition, type Effect, type Recovery } from '../../core/recovery.ts';
import { isFault } from '../../core/errors.ts';
import { budgetFor, forgiveTries, giveBack, isSpent, triedFor, triesOf } from '../password-tries.ts';
import { accountOf, linkRefs, subjectOf, unlockSubject, type RecoveryParts } from './parts.ts';

/** How an effect ended, as far as anybody knows. */
export type EffectResult =
  | { readonly kind: 'done' }
  | { readonly kind: 'pending' }
  | { readonly kind: 'refused'; readonly reasons: readonly PasswordReason[] }
  | { readonly kind: 'stopped' };

export interface EffectRunner {
  /** Calls the directory for a recovery whose intent is on record, once, and records how it ended. */
  run(recovery: Recovery, call: () => Promise<EffectOutcome>): Promise<EffectResult>;
  /** An unlock that was decided in a chat turn, after that turn is durable. */
  startUnlock(recoveryId: string): void;
  /** Finds out how an effect ended that nobody saw the end of; never repeats it. */
  reconcile(recoveryId: string): Promise<void>;
  /** Resolves when nothing is under way. */
  idle(): Promise<void>;
}

const DONE_EVENT = {
  reset: 'recovery.reset',
  change: 'recovery.changed',
  unlock: 'recovery.unlocked',
  pass: 'recovery.pass-issued',
} as const;
const DONE_KEY = { reset: 'reset.done', change: 'change.done', unlock: 'unlock.done' } as const;
const DAY = 86_400_000;
/** A password that is written back may show late. */
const SHOWS_WITHIN_MS = 10 * 60_000;

export function createEffectRunner(parts: RecoveryParts, report: (error: unknown) => void): EffectRunner {
  const underWay = new Set<Promise<unknown>>();
  const track = <T>(work: Promise<T>): Promise<T> => {
    const tracked = work.finally(() => underWay.delete(tracked));
    underWay.add(tracked);
    tracked.catch(() => {});
    return tracked;
  };

  async function run(recovery: Recovery, call: () => Promise<EffectOutcome>): Promise<EffectResult> {
    let outcome: EffectOutcome;
    try {
      outcome = await call();
    } catch (error) {
      return isFault(error, 'directory-unavailable') ? notDone(parts, recovery.id, error) : lost(parts, recovery.id);
    }
    return parts.work.run(() => record(parts, recovery, outcome));
  }

  async function unlock(recoveryId: string): Promise<void> {
    const recovery = await parts.recoveries.read(recoveryId);
    const accountId = recovery?.accountId;
    if (recovery?.state !== 'executing' || accountId === undefined) return;
    await run(recovery, () => parts.directory.unlock(accountId));
  }

  return {
    run: (recovery, call) => track(run(recovery, call)),
    startUnlock: (recoveryId) => void track(unlock(recoveryId)).catch(report),
    reconcile: (recoveryId) => parts.work.run(() => reconcile(parts, recoveryId)),
    async idle() {
      await Promise.allSettled(underWay);
    },
  };
}

/** An instance that started meanwhile took it for one whose end nobody saw, and gave the link back. */
const underWay = (found: Recovery | undefined, { intention }: Recovery): Recovery | undefined =>
  found?.state === 'linked' ? transition(found, 'execute', { intention }) : found;

async function record(parts: RecoveryParts, asked: Recovery, outcome: EffectOutcome): Promise<EffectResult> {
  const recovery = underWay(await parts.recoveries.read(asked.id), asked);
  if (recovery === undefined) return { kind: 'stopped' };
  if (outcome.kind !== 'wrong-current') await countNot(parts, recovery);
  switch (outcome.kind) {
    case 'done':
      return finish(parts, recovery);
    case 'policy':
      return refuse(parts, recovery, outcome.reasons);
    case 'wrong-current':
      return wrongCurrent(parts, recovery, outcome.unsure === true ? 'wrong-or-refused' : 'wrong-current');
    case 'locked':
    case 'disabled':
    case 'not-permitted':
    case 'managed-elsewhere':
      // Who gets no pass can still choose a password.
      if (effectOf(recovery) === 'pass') return refuse(parts, recovery, ['directory']);
      return giveUp(parts, recovery, outcome.kind);
  }
}

/** Result, audit, notices and the word in the chat are one commit. */
async function finish(parts: RecoveryParts, recovery: Recovery): Promise<EffectResult> {
  const effect = effectOf(recovery);
  const done = transition(recovery, 'finish');
  if (done === undefined) return { kind: recovery.state === 'done' ? 'done' : 'stopped' };
  await parts.recoveries.save(done);
  await parts.vault.wipe(linkRefs(recovery));
  const details = { reference: recovery.reference, gates: recovery.gates.length };
  await parts.audit.append({ event: DONE_EVENT[effect], subject: subjectOf(recovery), details });
  const account = await accountOf(parts, recovery);
  if (account && effect === 'unlock') await parts.attempts.add('unlock', unlockSubject(account.id));
  if (account) await forgiveTries(parts, account.id, effect);
  if (account && (effect === 'reset' || effect === 'change')) await parts.sessions.closeAll(account.id);
  if (account) await parts.notifications.effect(account, effect, `notice-${recovery.id}`, recovery.reference);
  await parts.alarms.privileged(account, effect, `alarm-${recovery.id}`, recovery.reference);
  if (recovery.purpose === 'staff') await parts.staff.finished(recovery);
  // In an agent's name a password always has to be changed at the next sign-in.
  else if (effect !== 'pass')
    await tellChat(parts, recovery, recovery.agentId === undefined ? DONE_KEY[effect] : 'reset.done/must-change');
  return { kind: 'done' };
}

async function refuse(
  parts: RecoveryParts,
  recovery: Recovery,
  reasons: readonly PasswordReason[],
): Promise<EffectResult> {
  const back = transition(recovery, recovery.link ? 'refuse' : 'stop', { intention: undefined });
  if (back === undefined) return { kind: 'stopped' };
  await parts.recoveries.save(back);
  await parts.audit.append({
    event: 'recovery.refused',
    subject: subjectOf(recovery),
    details: { why: reasons.join(' ') },
  });
  return { kind: 'refused', reasons };
}

/** A page that says "wrong" without end would be an oracle, and would lock the account. It was counted before. */
async function wrongCurrent(parts: RecoveryParts, recovery: Recovery, reason: PasswordReason): Promise<EffectResult> {
  const account = await accountOf(parts, recovery).catch(() => undefined);
  const tries = await triesOf(parts, triedFor(recovery.accountId ?? ''));
  if (isSpent(tries, await budgetFor(parts, account), 'page')) return giveUp(parts, recovery, 'wrong-current');
  return refuse(parts, recovery, [reason]);
}

/** Only what was wrong, or may have been, stays counted. */
async function countNot(parts: RecoveryParts, { accountId = '', intention }: Recovery): Promise<void> {
  if (intention?.effect === 'change') await giveBack(parts, triedFor(accountId), 'page', intention.startedAt);
}

async function giveUp(parts: RecoveryParts, recovery: Recovery, why: string): Promise<EffectResult> {
  const stopped = transition(recovery, 'stop');
  if (stopped === undefined) return { kind: 'stopped' };
  await parts.recoveries.save(stopped);
  await parts.vault.wipe(linkRefs(recovery));
  await parts.audit.append({ event: 'recovery.refused', subject: subjectOf(recovery), details: { why } });
  await tellChat(parts, recovery, 'recovery.not-done');
  return { kind: 'stopped' };
}

/** The directory said that it did nothing: the link stays good for another try. */
async function notDone(parts: RecoveryParts, recoveryId: string, cause: unknown): Promise<never> {
  await parts.work.run(async () => {
    const recovery = await parts.recoveries.read(recoveryId);
    if (recovery === undefined) return;
    await countNot(parts, recovery);
    if (recovery.link) await refuse(parts, recovery, ['directory']);
    else await giveUp(parts, recovery, 'unavailable');
  });
  throw cause;
}

async function lost(parts: RecoveryParts, recoveryId: string): Promise<EffectResult> {
  await parts.work.run(async () => {
    const recovery = await parts.recoveries.read(recoveryId);
    const uncertain = recovery && transition(recovery, 'lose');
    if (uncertain === undefined) return;
    await parts.recoveries.save(uncertain);
    await parts.audit.append({
      event: 'recovery.outcome-unknown',
      subject: subjectOf(uncertain),
      details: { reference: uncertain.reference },
    });
  });
  return { kind: 'pending' };
}

/** The directory itself is the witness: a password that was set since, or a lock that is gone. */
async function reconcile(parts: RecoveryParts, recoveryId: string): Promise<void> {
  const recovery = await parts.recoveries.read(recoveryId);
  if (recovery?.intention === undefined || !['executing', 'uncertain'].includes(recovery.state)) return;
  const account = await accountOf(parts, recovery);
  const before = recovery.intention.passwordSetAt?.getTime() ?? 0;
  // Nobody shows a pass again: it is as if there were none.
  const happened =
    account !== undefined &&
    recovery.intention.effect !== 'pass' &&
    (recovery.intention.effect === 'unlock' ? !account.locked : (account.passwordSetAt?.getTime() ?? 0) > before);
  if (happened) return void (await finish(parts, recovery));
  const since = parts.clock.now().getTime() - recovery.intention.startedAt.getTime();
  if (recovery.agentId !== undefined && since < SHOWS_WITHIN_MS) return;
  if (recovery.link === undefined) return void (await giveUp(parts, recovery, 'interrupted'));
  await refuse(parts, recovery, ['directory']);
  // Staff have no link to open again, and its page says the same to the employee.
  if (recovery.purpose !== 'staff') await tellChat(parts, recovery, 'recovery.try-again');
}

const effectOf = (recovery: Recovery): Effect => recovery.intention?.effect ?? 'reset';

function tellChat({ outbox, clock }: RecoveryParts, recovery: Recovery, key: string): Promise<void> {
  const parcel = {
    kind: 'chat',
    conversationId: recovery.conversationId,
    key,
    params: { reference: recovery.reference },
  } as const;
  return outbox.add(`chat-${recovery.id}-${key}`, parcel, new Date(clock.now().getTime() + DAY));
}
