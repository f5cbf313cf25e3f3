import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export interface Figures {
  readonly walks: number;
  readonly acts: number;
  readonly reset: number;
  readonly change: number;
  readonly unlock: number;
  readonly seed: number;
  readonly seconds: number;
}

const PROGRAM = fileURLToPath(new URL('./program.ts', import.meta.url));

function runOne(walks: number, seed: number, tell: (figures: Figures) => void): Promise<void> {
  const child = spawn(process.execPath, [PROGRAM, String(walks), String(seed)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const complaints: string[] = [];
  createInterface(child.stdout).on('line', (line) => {
    if (line.startsWith('{"walks"')) tell(JSON.parse(line) as Figures);
    else complaints.push(line);
  });
  return new Promise((resolve, reject) => {
    child.once('close', (status) => {
      if (status === 0) resolve();
      else reject(new Error(complaints.join('\n')));
    });
  });
}

/** So many walks, on two processors where there are two; tells figures as they come. */
export async function runWalks(walks: number, seed: number, tell: (figures: Figures) => void): Promise<void> {
  const processes = Math.min(2, availableParallelism());
  const each = Math.ceil(walks / processes);
  await Promise.all(Array.from({ length: processes }, (_, index) => runOne(each, seed + index * 1_000_000, tell)));
}
