import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFile, mkdir, mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { WEB_FOLDER, exists, writePacked } from './build.ts';
import { WEB_CHAT_FILE, WEB_CHAT_PACKAGE, WEB_CHAT_SHA256 } from './web-chat-file.ts';

const run = promisify(execFile);

/**
 * Gets Web Chat's browser bundle, once. Installing the package would bring half a gigabyte, so
 * only its archive is fetched and one file is taken out. Throws when it cannot be had.
 */
export async function fetchWebChat(folder: string = WEB_FOLDER): Promise<'there' | 'fetched'> {
  const target = join(folder, WEB_CHAT_FILE);
  if (await exists(target)) return 'there';
  const draft = await mkdtemp(join(tmpdir(), 'sleutel-webchat-'));
  try {
    await unpack(draft);
    const bundle = await readFile(join(draft, 'package/dist/webchat.js'));
    if (createHash('sha256').update(bundle).digest('hex') !== WEB_CHAT_SHA256) {
      throw new Error(`${WEB_CHAT_PACKAGE} is not the file that was expected`);
    }
    await mkdir(folder, { recursive: true });
    await copyFile(join(draft, 'package/dist/webchat.js.LICENSE.txt'), join(folder, `${WEB_CHAT_FILE}.LICENSE.txt`));
    await writePacked(target, bundle, 9);
    return 'fetched';
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

async function unpack(folder: string): Promise<void> {
  const quick = ['--prefer-offline', '--fetch-retries=1', '--fetch-retry-mintimeout=1000', '--fetch-timeout=60000'];
  await npm(['pack', WEB_CHAT_PACKAGE, '--pack-destination', folder, '--silent', '--ignore-scripts', ...quick], folder);
  const archive = (await readdir(folder)).find((name) => name.endsWith('.tgz'));
  if (archive === undefined) throw new Error(`npm pack gave no archive of ${WEB_CHAT_PACKAGE}`);
  const files = ['webchat.js', 'webchat.js.LICENSE.txt'].map((name) => `package/dist/${name}`);
  await run('tar', ['-xzf', archive, ...files], { cwd: folder });
}

async function npm(args: readonly string[], cwd: string): Promise<void> {
  // On Windows npm is a script of the shell's.
  const options = { cwd, timeout: 120_000, shell: process.platform === 'win32' };
  await run('npm', args, options).catch((cause: unknown) => {
    throw new Error(`npm did not get ${WEB_CHAT_PACKAGE}`, { cause });
  });
}
