import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { APP_ID, BOT_TOKEN, BotFrameworkDouble } from '../test/doubles/bot-framework.ts';
import { quantile } from './measure.ts';

/**
 * `npm run bench:teams`: turns a second through the Teams channel, replies posted and counted, beside the
 * stock CloudAdapter with an echo, in one run. The server has one core, the load and the connector another.
 */
const here = (name: string) => fileURLToPath(new URL(`./${name}`, import.meta.url));
const canPin = process.platform === 'linux' && spawnSync('taskset', ['--version']).status === 0;
const AT_ONCE = 10;
const CONVERSATIONS = 50;
const ROUNDS = 4;
const TURNS = Number(process.argv[2] ?? 1_500);

const framework = await BotFrameworkDouble.start();
const token = await framework.token();

interface Server {
  readonly url: string;
  readonly process: ChildProcess;
}

async function serve(script: string, args: readonly string[]): Promise<Server> {
  const core = String(availableParallelism() - 1);
  const line = [process.execPath, here(script), ...args];
  const [program = '', ...rest] = canPin ? ['taskset', '-c', core, ...line] : line;
  const env = { ...process.env, NODE_ENV: 'production' };
  const served = spawn(program, rest, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let written = '';
  for await (const chunk of served.stdout) {
    written += String(chunk);
    const [, url] = /^ready (\S+)$/mu.exec(written) ?? [];
    if (url !== undefined) {
      served.stdout.resume();
      return { url, process: served };
    }
  }
  throw new Error(`${script} did not start: ${written}`);
}

let sequence = 0;
const activity = (): object => {
  sequence += 1;
  const conversation = sequence % CONVERSATIONS;
  return {
    type: 'message',
    id: `a${sequence}`,
    timestamp: new Date(1_790_000_000_000 + sequence).toISOString(),
    channelId: 'msteams',
    serviceUrl: framework.url,
    from: { id: `29:${conversation}`, name: 'Bench' },
    recipient: { id: `28:${APP_ID}`, name: 'Bot' },
    conversation: { id: `a:${conversation}`, conversationType: 'personal', tenantId: 't' },
    text: sequence % 2 === 0 ? 'hoi' : 'dank je wel',
    locale: 'nl-NL',
  };
};

async function send(url: string): Promise<number> {
  const from = performance.now();
  const response = await fetch(`${url}/api/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(activity()),
  });
  await response.arrayBuffer();
  if (response.status !== 200) throw new Error(`${url} answered ${response.status}`);
  return performance.now() - from;
}

/** So many turns; over when every answer has been posted. */
async function load(url: string, turns: number): Promise<{ readonly perSecond: number; readonly times: number[] }> {
  const before = framework.posted.length;
  const times: number[] = [];
  let left = turns;
  const from = performance.now();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (left > 0) {
        left -= 1;
        times.push(await send(url));
      }
    }),
  );
  while (framework.posted.length < before + turns) await new Promise((resolve) => setImmediate(resolve));
  return { perSecond: (1_000 * turns) / (performance.now() - from), times };
}

const stock = await serve('teams-echo.ts', [APP_ID, BOT_TOKEN, framework.openIdMetadata]);
const ours = await serve('teams-ours.ts', [APP_ID, JSON.stringify(framework.settings)]);
const best = { stock: 0, ours: 0 };
const times: Record<keyof typeof best, number[]> = { stock: [], ours: [] };
for (const { url } of [stock, ours]) await load(url, 300);
// In turns, so that whatever else the machine does meets both.
for (let round = 0; round < ROUNDS; round++) {
  for (const [name, { url }] of [
    ['stock', stock],
    ['ours', ours],
  ] as const) {
    const result = await load(url, TURNS);
    best[name] = Math.max(best[name], result.perSecond);
    times[name].push(...result.times);
    framework.posted.length = 0;
  }
}
const row = (name: keyof typeof best, what: string): string =>
  `| ${what} | ${best[name].toFixed(0)} | ${quantile(times[name], 0.5).toFixed(2)} | ${quantile(times[name], 0.99).toFixed(1)} |`;
process.stdout.write(
  [
    `${AT_ONCE} at once, best of ${ROUNDS} rounds of ${TURNS}${canPin ? ', each server alone on one core' : ''}`,
    '',
    '|  | turns/s | acknowledged p50 ms | p99 ms |',
    '|-|-|-|-|',
    row('stock', 'stock CloudAdapter, echo, memory storage, reply posted'),
    row('ours', 'Sleutel, a routed message, durable, reply posted'),
    '',
    `ratio ours / stock: ${(best.ours / best.stock).toFixed(2)}`,
    '',
  ].join('\n'),
);
for (const { process: served } of [stock, ours]) {
  served.kill('SIGTERM');
  if (served === stock.process) served.kill('SIGKILL');
  if (served.exitCode === null) await once(served, 'exit');
}
await framework.stop();
