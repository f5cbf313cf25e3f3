// Runs under whatever Node installs us, also one that cannot read TypeScript: it only finds one that can.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const [platform, ending] = process.platform === 'win32' ? ['win', '.exe'] : [process.platform, ''];
const own = new URL(`../../node_modules/node-${platform}-${process.arch}/bin/node${ending}`, import.meta.url);
const install = fileURLToPath(new URL('./install.ts', import.meta.url));

if (existsSync(own)) run(fileURLToPath(own));
else if (Number(process.versions.node.split('.')[0]) >= 24) run(process.execPath);
else process.stderr.write('The pages are built at the first start. With Node 24, run: node src/web/install.mjs\n');

function run(node) {
  spawnSync(node, [install], { stdio: 'inherit' });
}
