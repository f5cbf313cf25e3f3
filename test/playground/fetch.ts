import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const PACKAGE = '@microsoft/m365agentsplayground@0.2.28';
const FILE = 'microsoft-m365agentsplayground-0.2.28.tgz';
const SHA512 = 'EevhYW8xtEATwNg5eiFqTgZT0P5gjfCsLBwBWESSrB6+0lr9Yi9R27HJwjNGUlT3JQlxoWMgnvEQunUuyI/+2Q==';

/** Fetches Microsoft 365 Agents Playground into a folder of its own; gives the program to start. */
export function fetchPlayground(folder: string): string {
  const program = join(folder, 'package', 'cli.js');
  if (existsSync(program)) return program;
  mkdirSync(folder, { recursive: true });
  execFileSync('npm', ['pack', PACKAGE, '--silent', '--pack-destination', folder]);
  const digest = createHash('sha512')
    .update(readFileSync(join(folder, FILE)))
    .digest('base64');
  if (digest !== SHA512) throw new Error(`${FILE} is not what it was`);
  execFileSync('tar', ['xzf', FILE], { cwd: folder });
  return program;
}
