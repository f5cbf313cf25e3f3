import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../src/app.ts';
import { hashPassword } from '../src/adapters/directory/embedded/password-hash.ts';
import { loadConfig } from '../src/config/load.ts';
import { quantile, report, sum, timed } from './measure.ts';
import { benchCompany, recoverOnce } from './recovery.ts';
import { writeFile } from 'node:fs/promises';

/** The whole application with its database file; turns go straight to the bot's own adapter. */
const data = await mkdtemp(join(tmpdir(), 'sleutel-bench-'));
const RECOVERIES = 60;
await writeFile(join(data, 'company.json'), JSON.stringify(benchCompany(RECOVERIES + 5)));
const { config } = loadConfig({
  PORT: '0',
  SLEUTEL_DATA: data,
  SLEUTEL_ROBOT_CHECK: 'off',
  SLEUTEL_DEMO_USERS: join(data, 'company.json'),
});
const app = await createApp(config);
const { url } = await app.start();

const grant = (id: string) => ({
  conversationId: id,
  userId: 'dl_bench',
  accountId: undefined,
  browser: undefined,
  source: 'bench',
});
let sequence = 0;
/** A message that is understood, answered from a text and kept: the ordinary turn. */
const turn = async (round: number): Promise<void> => {
  await app.webChat.receive(grant(`bench-${round % 50}`), {
    type: 'message',
    text: round % 2 === 0 ? 'hoi' : 'dank je wel',
    clientActivityId: `a${sequence++}`,
  });
};

await timed(300, turn);
const turns = await timed(3_000, turn);
const recoveries = await timed(RECOVERIES, (round) => recoverOnce(url, round));
const hashing = await timed(20, () => hashPassword('vier blauwe fietsen 7'));
await app.stop();
await rm(data, { recursive: true });
report({
  turnsPerSecond: (1_000 * turns.length) / sum(turns),
  p50: quantile(turns, 0.5),
  p99: quantile(turns, 0.99),
  recoveryP50: quantile(recoveries, 0.5),
  recoveryP99: quantile(recoveries, 0.99),
  hashingP50: quantile(hashing, 0.5) * 2,
});
