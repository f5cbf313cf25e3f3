import * as fc from 'fast-check';
import { take, walks } from './walk.ts';
import { openWorld } from './world.ts';

/**
 * `node test/walk/program.ts <walks> <seed>`: so many walks in a process of their own. Ends with 1 at the
 * first effect without its gates, or the second for one confirmation, with the shortest walk that does it.
 */
const [count = 1_000, seed = Date.now() % 1_000_000] = process.argv.slice(2).map(Number);
/** After so many a new world, so that no table grows long. */
const MOST = 2_500;

try {
  for (let done = 0; done < count; done += MOST) await some(Math.min(MOST, count - done), seed + done);
} catch (error) {
  const { message, cause } = error as Error;
  process.stdout.write(`${message}\n${cause instanceof Error ? cause.message : ''}\n`);
  process.exitCode = 1;
}

/** Prints what they did, in one line. */
async function some(numRuns: number, from: number): Promise<void> {
  const figures = { walks: 0, acts: 0, reset: 0, change: 0, unlock: 0, pass: 0, seed: from };
  const started = performance.now();
  const world = await openWorld();
  try {
    const property = fc.asyncProperty(walks, async (walk) => {
      const wrongs = await take(world, walk);
      figures.walks += 1;
      figures.acts += walk.acts.length;
      for (const { effect } of world.judge.effects) figures[effect] += 1;
      if (wrongs.length > 0) throw new Error(wrongs.join('; '));
    });
    await fc.assert(property, { numRuns, seed: from });
    process.stdout.write(`${JSON.stringify({ ...figures, seconds: (performance.now() - started) / 1_000 })}\n`);
  } finally {
    await world.close();
  }
}
