import { transition } from '../../core/recovery.ts';
import type { EffectRunner } from './effects.ts';
import { linkRefs, refs, type RecoveryParts } from './parts.ts';

/** An effect that takes longer than this is looked into. */
const OVERDUE_MS = 60_000;

/** Ends what ran out of time, and wipes its secrets. */
export async function expireRecoveries(parts: RecoveryParts): Promise<void> {
  await parts.work.run(async () => {
    for (const recovery of await parts.recoveries.inStates(['verifying', 'verified', 'linked'], parts.clock.now())) {
      const expired = transition(recovery, 'expire', { challenge: undefined });
      if (expired === undefined) continue;
      await parts.recoveries.save(expired);
      const challenge = recovery.challenge ? [refs.code(recovery.challenge.id)] : [];
      await parts.vault.wipe([...challenge, ...linkRefs(recovery)]);
    }
  });
}

/**
 * Asks the directory how effects ended that nobody saw the end of.
 * @param all also those that may still be under way; right at start, when nothing is
 */
export async function reconcileEffects(parts: RecoveryParts, effects: EffectRunner, all: boolean): Promise<void> {
  const overdue = parts.clock.now().getTime() - OVERDUE_MS;
  for (const recovery of await parts.recoveries.inStates(['executing', 'uncertain'])) {
    const startedAt = recovery.intention?.startedAt.getTime() ?? 0;
    if (all || startedAt < overdue) await effects.reconcile(recovery.id);
  }
}
