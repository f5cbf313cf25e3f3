import type { Account } from '../../core/account.ts';
import { gatesFor } from '../../core/policy.ts';
import { areEnough } from '../../core/proof.ts';
import type { Recovery } from '../../core/recovery.ts';
import type { RecoveryParts } from './parts.ts';

/** Whether the gates of a recovery are enough for the account as it is now. A proof grows old. */
export async function isEnough(
  parts: RecoveryParts,
  recovery: Recovery,
  account: Account | undefined,
): Promise<boolean> {
  const oldest = new Date(parts.clock.now().getTime() - parts.policy.recovery.minutes * 60_000);
  const fresh = recovery.gates.filter(({ passedAt }) => passedAt > oldest);
  return areEnough(fresh, account, await neededGates(parts, recovery, account));
}

/**
 * To enrol, whoever is signed in passes what they have, up to as many gates as a recovery takes: a
 * second one must not need a second one.
 */
export async function neededGates(
  parts: Pick<RecoveryParts, 'policy' | 'methods'>,
  { purpose }: Pick<Recovery, 'purpose'>,
  account: Account | undefined,
): Promise<number> {
  const needed = gatesFor(account, parts.policy);
  if (purpose !== 'enrol' || account === undefined || needed === 1) return needed;
  const standings = await Promise.all(parts.methods.map((method) => method.standing(account)));
  const ready = new Set(standings.flatMap((each) => (each.kind === 'ready' ? each.proves : [])));
  return Math.max(1, Math.min(needed, ready.size));
}
