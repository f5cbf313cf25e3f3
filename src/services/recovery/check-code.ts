import type { MethodId } from '../../core/policy.ts';
import { transition, type Challenge, type Recovery } from '../../core/recovery.ts';
import { refs } from '../verification/secrets.ts';
import { isEnough } from './enough.ts';
import { accountOf, isServed, methodOf, subjectOf, type RecoveryParts } from './parts.ts';

export type CheckOutcome =
  | { readonly kind: 'wrong' }
  | { readonly kind: 'expired' }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'next-gate' }
  | { readonly kind: 'verified' }
  | { readonly kind: 'gone' };

const HOUR = 3_600_000;

/** One try at what was begun last. Every wrong one counts, for the code and for its budget. */
export async function checkCode(parts: RecoveryParts, recoveryId: string, typed: string): Promise<CheckOutcome> {
  const recovery = await parts.recoveries.read(recoveryId);
  const challenge = recovery?.challenge;
  const method = methodOf(parts, challenge?.method);
  if (recovery?.state !== 'verifying' || challenge === undefined || method === undefined) return { kind: 'gone' };
  if (challenge.expiresAt <= parts.clock.now()) return { kind: 'expired' };
  const account = await accountOf(parts, recovery);
  const served = await isServed(parts, account, recovery);
  const accepted = await method.tries.accepts(recovery);
  const right = await method.check(recovery, challenge, served && accepted ? account : undefined, typed);
  return right ? pass(parts, recovery, challenge) : fail(parts, recovery, challenge);
}

async function fail(parts: RecoveryParts, recovery: Recovery, challenge: Challenge): Promise<CheckOutcome> {
  const { policy, audit, recoveries, vault } = parts;
  const counted = await methodOf(parts, challenge.method)?.tries.count(recovery);
  const wrong = challenge.wrong + 1;
  const over = wrong >= policy.code.tries || counted?.left !== true;
  const next = transition(recovery, over ? 'stop' : 'wrong', { challenge: { ...challenge, wrong } });
  if (next === undefined || counted === undefined) return { kind: 'gone' };
  await recoveries.save(next);
  await audit.append({
    event: 'recovery.code-wrong',
    subject: subjectOf(recovery),
    details: { method: challenge.method },
  });
  const { noticeAfter } = policy.failures;
  if (counted.held === noticeAfter || counted.shown === noticeAfter) {
    const account = counted.held === noticeAfter ? await accountOf(parts, recovery) : undefined;
    const id = `failures-${recovery.id}-${challenge.method}`;
    await parts.notifications.failures(account, id, recovery.reference);
    await parts.alarms.privileged(account, 'failures', `alarm-${id}`, recovery.reference);
  }
  await noteBurnt(parts, recovery, counted.burnt);
  if (!over) return { kind: 'wrong' };
  await vault.wipe([refs.code(challenge.id)]);
  await audit.append({
    event: 'recovery.stopped',
    subject: subjectOf(recovery),
    details: { reference: recovery.reference },
  });
  return { kind: 'stopped' };
}

/**
 * Many accounts that run out of tries within an hour are an alarm. Each counts once a day, whichever budget is
 * used up, and names that nobody has count beside them; as much is read and written for every wrong code.
 */
async function noteBurnt(
  { attempts, alarms, clock, policy }: RecoveryParts,
  { subjects: { held } }: Recovery,
  burnt: boolean,
): Promise<void> {
  const kind = held.startsWith('nobody ') ? 'others' : 'accounts';
  const known = await attempts.since('burnt', held, new Date(clock.now().getTime() - 24 * HOUR));
  const isBurnt = burnt && known.length === 0;
  const count = async (who: typeof kind): Promise<number> => {
    const before = await attempts.since('burnt', who, new Date(clock.now().getTime() - HOUR));
    return before.length + (isBurnt && who === kind ? 1 : 0);
  };
  const [accounts, others] = [await count('accounts'), await count('others')];
  for (const subject of [kind, held]) await attempts.add('burnt', isBurnt ? subject : 'nobody');
  if (isBurnt && accounts + others >= policy.alarm.blockedAccountsPerHour) await alarms.blocked({ accounts, others });
}

/** A gate is passed; whether that is enough is reckoned on what the directory says now. */
export async function pass(parts: RecoveryParts, recovery: Recovery, challenge: Challenge): Promise<CheckOutcome> {
  const gate = { method: challenge.method, destination: challenge.destination ?? '', passedAt: parts.clock.now() };
  const gates = [...recovery.gates, gate];
  const enough = await isEnough(parts, { ...recovery, gates }, await accountOf(parts, recovery));
  const next = transition(recovery, enough ? 'verify' : 'pass', { gates, challenge: undefined });
  if (next === undefined) return { kind: 'gone' };
  await parts.recoveries.save(next);
  await parts.vault.wipe([refs.code(challenge.id)]);
  const details: { method: MethodId } = { method: challenge.method };
  await parts.audit.append({ event: 'recovery.gate-passed', subject: subjectOf(recovery), details });
  if (!enough) return { kind: 'next-gate' };
  await parts.audit.append({
    event: 'recovery.verified',
    subject: subjectOf(recovery),
    details: { gates: gates.length },
  });
  return { kind: 'verified' };
}

export type Progress = 'waiting' | 'next-gate' | 'verified' | 'choose' | 'gone';

/** How far a recovery is, for whoever waits for something that happens elsewhere. */
export async function progressOf(parts: RecoveryParts, recoveryId: string): Promise<Progress> {
  const recovery = await parts.recoveries.read(recoveryId);
  if (recovery === undefined || recovery.expiresAt <= parts.clock.now()) return 'gone';
  if (recovery.state === 'verified') return 'verified';
  if (recovery.state !== 'verifying') return 'gone';
  if (recovery.challenge !== undefined) return 'waiting';
  return recovery.gates.length > 0 ? 'next-gate' : 'choose';
}
