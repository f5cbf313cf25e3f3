import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp } from '../src/app.ts';
import { loadConfig } from '../src/config/load.ts';

/** The whole application with its database file and its Teams channel. */
const [appId = '', settings = '{}'] = process.argv.slice(2);
const data = await mkdtemp(join(tmpdir(), 'sleutel-bench-'));
await writeFile(join(data, 'config.json'), JSON.stringify({ teams: JSON.parse(settings) as object }));
const { config } = loadConfig({
  PORT: '0',
  SLEUTEL_DATA: data,
  SLEUTEL_CONFIG: join(data, 'config.json'),
  SLEUTEL_ROBOT_CHECK: 'off',
  SLEUTEL_LOG_LEVEL: 'silent',
  MICROSOFT_APP_ID: appId,
});
const app = await createApp(config);
const { url } = await app.start();
process.stdout.write(`ready ${url}\n`);
process.once('SIGTERM', () => void app.stop().then(() => rm(data, { recursive: true })));
