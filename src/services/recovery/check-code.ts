import { isProven } from '../../core/demands.ts';
import type { MethodId } from '../../core/policy.ts';
import { transition, type Challenge, type Recovery } from '../../core/recovery.ts';
import { accountOf, refs, same, subjectOf, type RecoveryParts } from './parts.ts';

export type CheckOutcome =
  | { readonly kind: 'wrong' }
  | { readonly kind: 'expired' }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'next-gate' }
  | { readonly kind: 'verified' }
  | { readonly kind: 'gone' };

const HOUR = 3_600_000;

/** One try at the code that was sent last. Every wrong one counts, for the code and for the account. */
export async function checkCode(parts: RecoveryParts, recoveryId: string, typed: string): Promise<CheckOutcome> {
  const recovery = await parts.recoveries.read(recoveryId);
  const challenge = recovery?.challenge;
  if (recovery === undefined || challenge === undefined || recovery.state !== 'verifying') return { kind: 'gone' };
  if (challenge.expiresAt <= parts.clock.now()) return { kind: 'expired' };
  const right = matches(parts, challenge, typed) && (await parts.throttle.accepts(recovery.subjects));
  return right ? pass(parts, recovery, challenge) : fail(parts, recovery, challenge);
}

/** Hashed in any case, so that a pretended code takes as long. */
function matches({ keyring }: RecoveryParts, challenge: Challenge, typed: string): boolean {
  const given = keyring.fingerprint('code', `${challenge.id} ${typed.replace(/\D/gu, '')}`);
  return same(given, challenge.codeHash ?? '-'.repeat(given.length));
}

async function fail(parts: RecoveryParts, recovery: Recovery, challenge: Challenge): Promise<CheckOutcome> {
  const { policy, throttle, audit, recoveries, vault } = parts;
  const counted = await throttle.countFailure(recovery.subjects);
  const wrong = challenge.wrong + 1;
  const most = recovery.signedIn ? policy.failures.perDay : policy.failures.anonymousPerDay;
  const over = wrong >= policy.code.tries || counted.shown >= most;
  const next = transition(recovery, over ? 'stop' : 'wrong', { challenge: { ...challenge, wrong } });
  if (next === undefined) return { kind: 'gone' };
  await recoveries.save(next);
  await audit.append({
    event: 'recovery.code-wrong',
    subject: subjectOf(recovery),
    details: { method: challenge.method },
  });
  const { noticeAfter } = policy.failures;
  if (counted.held === noticeAfter || counted.shown === noticeAfter) {
    const account = counted.held === noticeAfter ? await accountOf(parts, recovery) : undefined;
    await parts.notifications.failures(account, `failures-${recovery.id}`, recovery.reference);
    await parts.alarms.privileged(account, 'failures', `alarm-failures-${recovery.id}`, recovery.reference);
  }
  await noteBurnt(parts, recovery, counted.held === policy.failures.anonymousPerDay);
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
 * Many accounts that run out of tries within an hour are an alarm. Each counts once a day, and names that
 * nobody has count beside them; as much is read and written for every wrong code.
 */
async function noteBurnt(
  { attempts, alarms, clock, policy }: RecoveryParts,
  { subjects }: Recovery,
  isBurnt: boolean,
): Promise<void> {
  const kind = subjects.held.startsWith('nobody ') ? 'others' : 'accounts';
  const count = async (who: typeof kind): Promise<number> => {
    const before = await attempts.since('burnt', who, new Date(clock.now().getTime() - HOUR));
    return before.length + (isBurnt && who === kind ? 1 : 0);
  };
  const [accounts, others] = [await count('accounts'), await count('others')];
  await attempts.add('burnt', isBurnt ? kind : 'nobody');
  if (isBurnt && accounts + others >= policy.alarm.blockedAccountsPerHour) await alarms.blocked({ accounts, others });
}

async function pass(parts: RecoveryParts, recovery: Recovery, challenge: Challenge): Promise<CheckOutcome> {
  const gate = { method: challenge.method, destination: challenge.destination ?? '', passedAt: parts.clock.now() };
  const gates = [...recovery.gates, gate];
  const enough = isProven(gates, await accountOf(parts, recovery), parts.policy);
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
