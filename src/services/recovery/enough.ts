import type { Account } from '../../core/account.ts';
import { demandsOn, isProven, type Demands } from '../../core/demands.ts';
import type { Recovery } from '../../core/recovery.ts';
import type { RecoveryParts } from './parts.ts';

/** Whether the gates of a recovery are enough for the account as it is now. */
export async function isProvenNow(
  parts: Pick<RecoveryParts, 'policy' | 'methods'>,
  recovery: Pick<Recovery, 'gates' | 'purpose'>,
  account: Account | undefined,
): Promise<boolean> {
  return isProven(recovery.gates, account, parts.policy, await demandsNow(parts, recovery.purpose, account));
}

/** The same for those that are fresh: a proof grows old. */
export function isEnough(parts: RecoveryParts, recovery: Recovery, account: Account | undefined): Promise<boolean> {
  const oldest = new Date(parts.clock.now().getTime() - parts.policy.recovery.minutes * 60_000);
  const gates = recovery.gates.filter(({ passedAt }) => passedAt > oldest);
  return isProvenNow(parts, { ...recovery, gates }, account);
}

/**
 * To enrol, whoever is signed in passes what they have, up to what a recovery takes: a second way must
 * not need a second way.
 */
async function demandsNow(
  { policy, methods }: Pick<RecoveryParts, 'policy' | 'methods'>,
  purpose: Recovery['purpose'],
  account: Account | undefined,
): Promise<Demands> {
  const demands = demandsOn(account, policy);
  if (purpose !== 'enrol' || account === undefined || (demands.gates === 1 && demands.weight === 1)) return demands;
  const standings = await Promise.all(
    methods.map(async (method) => ({ method, standing: await method.standing(account) })),
  );
  const ready = standings.flatMap(({ method: { id }, standing }) =>
    standing.kind === 'ready' && demands.methods.includes(id)
      ? [{ proves: standing.proves, weight: policy.weights[id] }]
      : [],
  );
  const different = new Map(ready.map(({ proves, weight }) => [proves, weight]));
  const weight = [...different.values()].reduce((sum, each) => sum + each, 0);
  return {
    ...demands,
    gates: Math.max(1, Math.min(demands.gates, different.size)),
    weight: Math.max(1, Math.min(demands.weight, weight)),
  };
}
