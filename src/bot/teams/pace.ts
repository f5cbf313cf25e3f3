import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from '../../ports/clock.ts';

export interface Pace {
  /** Resolves when one more may be posted in a conversation. */
  turn(conversationId: string): Promise<void>;
}

/** What Teams takes from a bot in one conversation, a little below what is documented: [posts, milliseconds]. */
const LIMITS = [
  [6, 1_000],
  [50, 30_000],
  [1_500, 3_600_000],
] as const;
const LONGEST = 3_600_000;

/** Keeps below the limits of Teams, so that it has nothing to refuse. */
export function createPace(clock: Clock): Pace {
  const posted = new Map<string, number[]>();

  /** How long until there is room under every limit. */
  function wait(times: readonly number[], now: number): number {
    return Math.max(
      0,
      ...LIMITS.map(([most, within]) => {
        const oldest = times.at(-most);
        return oldest === undefined ? 0 : oldest + within - now;
      }),
    );
  }

  function forget(now: number): void {
    for (const [id, times] of posted) if ((times.at(-1) ?? 0) < now - LONGEST) posted.delete(id);
  }

  return {
    async turn(conversationId) {
      const now = clock.now().getTime();
      if (posted.size > 10_000) forget(now);
      const times = (posted.get(conversationId) ?? []).filter((at) => at > now - LONGEST);
      const pause = wait(times, now);
      // Taken before the wait, so that those who come meanwhile stand behind it.
      posted.set(conversationId, [...times, now + pause]);
      if (pause > 0) await delay(pause);
    },
  };
}
