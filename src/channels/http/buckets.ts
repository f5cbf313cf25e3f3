import type { Clock } from '../../ports/clock.ts';

export interface Buckets {
  /** Takes one; 0 when it was there, otherwise the whole seconds until the next. */
  take(key: string): number;
}

/** Token buckets: `burst` at once, then `perSecond`. Full ones are forgotten, so memory follows the traffic. */
export function createBuckets(burst: number, perSecond: number, clock: Clock): Buckets {
  const buckets = new Map<string, { tokens: number; at: number }>();
  let sweepAt = 1_000;

  const level = (bucket: { tokens: number; at: number }, now: number) =>
    Math.min(burst, bucket.tokens + ((now - bucket.at) / 1_000) * perSecond);

  function sweep(now: number): void {
    for (const [key, bucket] of buckets) if (level(bucket, now) >= burst) buckets.delete(key);
    sweepAt = Math.max(1_000, buckets.size * 2);
  }

  return {
    take(key) {
      const now = clock.now().getTime();
      if (buckets.size >= sweepAt) sweep(now);
      const bucket = buckets.get(key);
      const tokens = bucket === undefined ? burst : level(bucket, now);
      const isThere = tokens >= 1;
      buckets.set(key, { tokens: isThere ? tokens - 1 : tokens, at: now });
      return isThere ? 0 : Math.ceil((1 - tokens) / perSecond);
    },
  };
}
