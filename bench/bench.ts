import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';

/**
 * `npm run bench`: every figure in one run, each program alone on one pinned core where the machine can pin;
 * turns through Teams last, beside the stock adapter, as `npm run bench:teams` prints them at length.
 */
const here = (name: string) => fileURLToPath(new URL(`./${name}`, import.meta.url));
const canPin = process.platform === 'linux' && spawnSync('taskset', ['--version']).status === 0;
const core = String(availableParallelism() - 1);

function written(script: string, isPinned: boolean, ...options: readonly string[]): string {
  const line = [process.execPath, here(script), ...options];
  const [program = '', ...args] = isPinned ? ['taskset', '-c', core, ...line] : line;
  const { stdout, stderr, status } = spawnSync(program, args, {
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (status !== 0) throw new Error(`${script} ended with ${status}: ${stderr}`);
  return stdout.trim();
}

const run = (script: string): Record<string, number> =>
  JSON.parse(written(script, canPin).split('\n').at(-1) ?? '{}') as Record<string, number>;

const start = run('start-up.ts');
const echo = run('echo-turns.ts');
const ours = run('our-turns.ts');
// It pins its servers itself, and puts the load elsewhere.
const teams = written('teams.ts', false, '500');

const figure = (value: number | undefined, digits = 2): string => (value ?? Number.NaN).toFixed(digits);
const share = ((ours['turnsPerSecond'] ?? 0) / (echo['turnsPerSecond'] ?? 1)) * 100;

process.stdout.write(
  [
    canPin ? `pinned to core ${core}` : 'not pinned: taskset is missing',
    '',
    '|  | turns/s | p50 ms | p99 ms |',
    '|-|-|-|-|',
    `| echo bot, same adapter, memory storage | ${figure(echo['turnsPerSecond'], 0)} | ${figure(echo['p50'], 3)} | ${figure(echo['p99'], 3)} |`,
    `| Sleutel, a routed message, durable | ${figure(ours['turnsPerSecond'], 0)} | ${figure(ours['p50'])} | ${figure(ours['p99'])} |`,
    '',
    `Our turns per second as a share of the echo bot's: ${figure(share, 1)} %`,
    `A whole recovery, from the first word to "you are back in": p50 ${figure(ours['recoveryP50'], 1)} ms, p99 ${figure(ours['recoveryP99'], 1)} ms, of which hashing in the directory ${figure(ours['hashingP50'], 1)} ms`,
    `Ready after start: ${figure(start['readySeconds'])} s (first ${figure(start['firstSeconds'])} s, on an empty folder)`,
    `Memory after start: ${figure(start['megabytes'], 0)} MB`,
    '',
    `Through Teams: ${teams}`,
    '',
  ].join('\n'),
);
