import type { Clock } from '../ports/clock.ts';

/**
 * The machine's clock, except that it never goes back: after a backward step it runs on from the
 * latest moment it has shown, so that no expired code comes back to life.
 * @param floor the latest moment that the database knows of
 */
export function createClock(
  floor = 0,
  wall: () => number = Date.now,
  elapsed: () => number = () => performance.now(),
): Clock {
  let base = floor;
  let since = elapsed();
  return {
    now() {
      const current = Math.max(wall(), base + (elapsed() - since));
      base = current;
      since = elapsed();
      return new Date(Math.floor(current));
    },
  };
}
