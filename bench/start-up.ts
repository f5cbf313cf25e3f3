import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { quantile, report } from './measure.ts';

const index = fileURLToPath(new URL('../src/index.ts', import.meta.url));
const data = await mkdtemp(join(tmpdir(), 'sleutel-bench-'));

/** Seconds from the start of the process to its last line, and megabytes in use then. */
function start(): Promise<{ seconds: number; megabytes: number }> {
  return new Promise((resolve, reject) => {
    const before = performance.now();
    const child = spawn(process.execPath, [index], { env: { ...process.env, PORT: '0', SLEUTEL_DATA: data } });
    child.on('error', reject);
    child.stdout.on('data', (text: Buffer) => {
      if (!text.includes('Sleutel is ready')) return;
      const seconds = (performance.now() - before) / 1_000;
      void settle(child).then((megabytes) => {
        child.once('exit', () => resolve({ seconds, megabytes }));
        return child.kill('SIGTERM');
      }, reject);
    });
  });
}

/** Megabytes once what starting left behind is given back. */
async function settle(child: ChildProcess): Promise<number> {
  await delay(3_000);
  return memoryOf(child.pid ?? 0);
}

async function memoryOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Number(/VmRSS:\s+(\d+)/u.exec(status)?.[1] ?? Number.NaN) / 1_024;
}

const first = await start();
const later = [await start(), await start(), await start(), await start(), await start()];
await rm(data, { recursive: true });
report({
  firstSeconds: first.seconds,
  readySeconds: quantile(
    later.map(({ seconds }) => seconds),
    0.5,
  ),
  megabytes: quantile(
    later.map(({ megabytes }) => megabytes),
    0.5,
  ),
});
