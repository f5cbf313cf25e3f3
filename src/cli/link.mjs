// Puts `sleutel` beside the other commands of node_modules. Without it `npx sleutel` would install the
// project as a package of its own first, and throw its development tools away.
import { chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const bin = fileURLToPath(new URL('../../node_modules/.bin/', import.meta.url));
const command = fileURLToPath(new URL('./sleutel.mjs', import.meta.url));

mkdirSync(bin, { recursive: true });
if (process.platform === 'win32') writeFileSync(`${bin}sleutel.cmd`, `@node "${command}" %*\r\n`);
else {
  chmodSync(command, 0o755);
  rmSync(`${bin}sleutel`, { force: true });
  symlinkSync('../../src/cli/sleutel.mjs', `${bin}sleutel`);
}
