import type { Account } from '../../core/account.ts';
import { demandsOn, isProven } from '../../core/demands.ts';
import type { Recovery } from '../../core/recovery.ts';
import type { RecoveryParts } from './parts.ts';

/** Whether the gates of a recovery are enough for the account as it is now. A proof grows old. */
export async function isEnough(
  parts: RecoveryParts,
  recovery: Recovery,
  account: Account | undefined,
): Promise<boolean> {
  const oldest = new Date(parts.clock.now().getTime() - parts.policy.recovery.minutes * 60_000);
  const gates = recovery.gates.filter(({ passedAt }) => passedAt > oldest);
  return holdsEnough(parts, { ...recovery, gates }, account);
}

/** The same, whatever their age. */
export const holdsEnough = async (
  parts: Pick<RecoveryParts, 'policy' | 'methods'>,
  recovery: Recovery,
  account: Account | undefined,
): Promise<boolean> => isProven(recovery.gates, account, parts.policy, await mostPossible(parts, recovery, account));

/**
 * To enrol, whoever is signed in passes what they have, up to as many gates as a recovery takes: a
 * second one must not need a second one.
 */
async function mostPossible(
  { policy, methods }: Pick<RecoveryParts, 'policy' | 'methods'>,
  { purpose }: Pick<Recovery, 'purpose'>,
  account: Account | undefined,
): Promise<number | undefined> {
  const { gates } = demandsOn(account, policy);
  if (purpose !== 'enrol' || account === undefined || gates === 1) return undefined;
  const standings = await Promise.all(methods.map((method) => method.standing(account)));
  const ready = new Set(standings.flatMap((each) => (each.kind === 'ready' ? each.proves : [])));
  return Math.max(1, ready.size);
}
