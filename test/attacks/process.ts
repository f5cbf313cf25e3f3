import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOMY } from './support.ts';

/** The application as `npm start` starts it, in a process of its own with all it logs. */
export interface Process {
  readonly url: string;
  /** Standard output and error so far. */
  written(): string;
  /** Ends it, and whatever it left behind. */
  end(): Promise<void>;
}

export interface ProcessOptions {
  readonly company?: object;
  readonly policy?: object;
  readonly environment?: Readonly<Record<string, string>>;
  /** A folder to go on with; it is not removed at the end. */
  readonly data?: string;
}

export async function startProcess({
  company,
  policy = ROOMY,
  environment = {},
  data: given,
}: ProcessOptions = {}): Promise<Process> {
  const data = given ?? (await mkdtemp(join(tmpdir(), 'sleutel-test-')));
  await writeFile(join(data, 'config.json'), JSON.stringify({ policy }));
  const users = join(data, 'company.json');
  if (company !== undefined) await writeFile(users, JSON.stringify(company));
  const served = spawn(process.execPath, ['src/index.ts'], {
    env: {
      ...process.env,
      PORT: '0',
      SLEUTEL_DATA: data,
      SLEUTEL_CONFIG: join(data, 'config.json'),
      SLEUTEL_ROBOT_CHECK: 'off',
      SLEUTEL_LOG_LEVEL: 'debug',
      ...(company === undefined ? {} : { SLEUTEL_DEMO_USERS: users }),
      ...environment,
    },
  });
  let written = '';
  const url = await new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      written += chunk.toString();
      const [, ready] = /^Sleutel is ready: (\S+)$/mu.exec(written) ?? [];
      if (ready !== undefined) resolve(ready);
    };
    served.stdout.on('data', hear);
    served.stderr.on('data', hear);
    served.once('exit', () => reject(new Error(written)));
  });
  return {
    url,
    written: () => written,
    async end() {
      if (served.exitCode === null && served.signalCode === null) {
        const gone = once(served, 'close');
        // Also when it is too busy to hear a polite request.
        setTimeout(() => served.kill('SIGKILL'), 5_000).unref();
        served.kill();
        await gone;
      }
      if (given === undefined) await rm(data, { recursive: true, force: true });
    },
  };
}
