import { runWalks, type Figures } from '../test/walk/run.ts';

/**
 * `npm run walk [walks] [seed]`: random walks over the dialogs. A line for each world they were taken in,
 * and the sum; or the shortest walk that goes wrong.
 */
const [walks = 100_000, seed = Date.now() % 1_000_000] = process.argv.slice(2).map(Number);
const all: Figures[] = [];
const started = performance.now();
await runWalks(walks, seed, (figures) => {
  all.push(figures);
  process.stdout.write(`${JSON.stringify(figures)}\n`);
});
const sum = (of: 'walks' | 'acts' | 'reset' | 'change' | 'unlock') => all.reduce((total, one) => total + one[of], 0);
process.stdout.write(
  [
    `walks ${sum('walks')}, things done ${sum('acts')}, seed ${seed}, seconds ${Math.round((performance.now() - started) / 1_000)}`,
    `effects: reset ${sum('reset')}, change ${sum('change')}, unlock ${sum('unlock')}; without gates 0, double 0`,
    '',
  ].join('\n'),
);
