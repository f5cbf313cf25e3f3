#!/usr/bin/env node
// Runs under whatever Node starts it, and hands over to the one that the project brings.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const isWindows = process.platform === 'win32';
const folder = `node-${isWindows ? 'win' : process.platform}-${process.arch}/bin/node${isWindows ? '.exe' : ''}`;
const own = fileURLToPath(new URL(`../../node_modules/${folder}`, import.meta.url));
const main = fileURLToPath(new URL('./main.ts', import.meta.url));
const [major] = process.versions.node.split('.').map(Number);

if (major >= 24) await import('./main.ts');
else if (existsSync(own)) {
  const { status, signal } = spawnSync(own, [main, ...process.argv.slice(2)], { stdio: 'inherit' });
  process.exitCode = signal ? 1 : (status ?? 1);
} else {
  process.stderr.write('Sleutel needs Node 24. Run npm install on a platform that has it, or install Node 24.\n');
  process.exitCode = 1;
}
