import { transition, type Recovery } from '../../core/recovery.ts';
import type { EffectRunner } from './effects.ts';
import { linkRefs, refs, type RecoveryParts } from './parts.ts';

/** An effect that takes longer than this is looked into. */
const OVERDUE_MS = 60_000;
const DAY = 86_400_000;

/** Ends what ran out of time, with a word in the chat, and wipes its secrets. */
export async function expireRecoveries(parts: RecoveryParts): Promise<void> {
  await parts.work.run(async () => {
    for (const recovery of await parts.recoveries.inStates(['verifying', 'verified', 'linked'], parts.clock.now())) {
      const expired = transition(recovery, 'expire', { challenge: undefined });
      if (expired === undefined) continue;
      await parts.recoveries.save(expired);
      await sayWhy(parts, recovery);
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

/** The same for an account that exists and for one that does not. Staff hear of theirs elsewhere. */
async function sayWhy(
  { outbox, clock }: RecoveryParts,
  { id, conversationId, purpose, state }: Recovery,
): Promise<void> {
  if (purpose === 'staff') return;
  const key = state === 'linked' ? 'link.expired' : 'recovery.idle';
  const parcel = { kind: 'chat', conversationId, key, params: {} } as const;
  await outbox.add(`chat-${id}-${key}`, parcel, new Date(clock.now().getTime() + DAY));
}
