import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openBrowser } from '../browser/support.ts';
import { fetchPlayground } from './fetch.ts';
import { SCENES } from './scenes.ts';
import { play } from './stage.ts';

const INSIDE = 'SLEUTEL_PLAYGROUND_INSIDE';
const MINUTES = 5;
const write = (line: string): void => void process.stdout.write(`${line}\n`);

/** The playground listens on every address: it runs where there is none but this machine's own. */
async function runApart(): Promise<number> {
  fetchPlayground(folder());
  const line = 'ip link set lo up && exec "$0" "$1"';
  const child = spawn(
    'unshare',
    ['--map-root-user', '--net', 'sh', '-c', line, process.execPath, fileURLToPath(import.meta.url)],
    { stdio: 'inherit', env: { ...process.env, [INSIDE]: 'yes' }, timeout: MINUTES * 60_000 },
  );
  const [status] = (await once(child, 'exit')) as [number | null];
  return status ?? 1;
}

async function runScenes(): Promise<number> {
  const program = fetchPlayground(folder());
  const shots = process.env['SHOTS'] ?? mkdtempSync(join(tmpdir(), 'sleutel-shots-'));
  const browser = await openBrowser();
  try {
    for (const [index, scene] of SCENES.entries()) {
      write(`\n${scene.title}`);
      await play(program, browser, { ...scene, shots: join(shots, `scene-${index + 1}`), write });
    }
    write(`\nAll was said. Pictures are in ${shots}.`);
    return 0;
  } finally {
    await browser.close();
  }
}

function folder(): string {
  return join(tmpdir(), 'sleutel-agents-playground-0.2.28');
}

process.exitCode = await (process.env[INSIDE] === undefined ? runApart() : runScenes());
