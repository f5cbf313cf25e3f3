import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Fault } from '../../core/errors.ts';

const LENGTH = 32;

/** Reads the sealing key; makes it when absent, readable by its owner only. */
export function readKeyFile(path: string): Buffer {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    // 'wx' loses the race against another process on purpose: then its key is read below.
    writeFileSync(path, `${randomBytes(LENGTH).toString('base64')}\n`, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
      throw new Fault('bad-configuration', `The key file ${path} cannot be made.`, error);
    }
  }
  const { mode, text } = look(path);
  if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
    throw new Fault('bad-configuration', `The key file ${path} can be read by others; run: chmod 600 ${path}`);
  }
  const secret = Buffer.from(text.trim(), 'base64');
  if (secret.length < LENGTH) {
    throw new Fault('bad-configuration', `The key file ${path} holds no key of ${LENGTH} bytes in base64.`);
  }
  return secret;
}

function look(path: string): { readonly mode: number; readonly text: string } {
  try {
    return { mode: statSync(path).mode, text: readFileSync(path, 'utf8') };
  } catch (error) {
    throw new Fault('bad-configuration', `The key file ${path} cannot be read.`, error);
  }
}
