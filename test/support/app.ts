import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp, type App, type Overrides } from '../../src/app.ts';
import { loadConfig } from '../../src/config/load.ts';
import type { Clock } from '../../src/ports/clock.ts';

/** A clock that a test moves. */
export class TestClock implements Clock {
  #now: number;

  constructor(start: Date = new Date()) {
    this.#now = start.getTime();
  }

  now(): Date {
    return new Date(this.#now);
  }

  advance(ms: number): void {
    this.#now += ms;
  }
}

export interface TestAppOptions extends Overrides {
  /** In place of the demo company; see `SLEUTEL_DEMO_USERS`. */
  readonly company?: object;
  /** More of the configuration file, such as `policy`. */
  readonly file?: object;
  readonly environment?: Readonly<Record<string, string>>;
  /** A folder of an earlier app, to go on with. */
  readonly data?: string;
}

export interface TestApp {
  readonly url: string;
  readonly data: string;
  readonly clock: TestClock;
  /** Stops; the data folder stays until `remove`. */
  stop(): Promise<void>;
  sweep(): Promise<void>;
  remove(): Promise<void>;
}

/** The whole application on a free loopback port, with its real database file. */
export async function startApp(options: TestAppOptions = {}): Promise<TestApp> {
  const data = options.data ?? (await mkdtemp(join(tmpdir(), 'sleutel-test-')));
  const { config } = loadConfig({
    PORT: '0',
    SLEUTEL_DATA: data,
    SLEUTEL_ROBOT_CHECK: 'off',
    SLEUTEL_LOG_LEVEL: 'silent',
    ...(await files(data, options)),
    ...options.environment,
  });
  const clock = options.clock instanceof TestClock ? options.clock : new TestClock();
  const app: App = await createApp(config, { ...options, clock });
  const { url } = await app.start();
  return {
    url,
    data,
    clock,
    stop: () => app.stop(),
    sweep: () => app.sweep(),
    remove: () => rm(data, { recursive: true, force: true }),
  };
}

async function files(data: string, { company, file }: TestAppOptions): Promise<Record<string, string>> {
  const variables: Record<string, string> = {};
  if (company !== undefined) variables['SLEUTEL_DEMO_USERS'] = await write(join(data, 'company.json'), company);
  if (file !== undefined) variables['SLEUTEL_CONFIG'] = await write(join(data, 'config.json'), file);
  return variables;
}

async function write(path: string, content: object): Promise<string> {
  await writeFile(path, JSON.stringify(content));
  return path;
}
