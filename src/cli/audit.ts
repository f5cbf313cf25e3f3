import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createKeyring } from '../adapters/crypto/keyring.ts';
import { readKeyFile } from '../adapters/crypto/key-file.ts';
import { readAuditStart } from '../adapters/sql/audit-anchor.ts';
import { readAudit, verifyAudit } from '../adapters/sql/audit-log.ts';
import { openDatabase } from '../adapters/sql/database.ts';
import { loadConfig } from '../config/load.ts';
import { Fault } from '../core/errors.ts';
import { UsageError, type Io } from './command.ts';

export const help = `sleutel audit export           every line as JSON, oldest first; people are pseudonyms
sleutel audit verify [--json]  checks the chain of hashes; ends with 1 when it is broken`;

export async function run(args: string[], io: Io): Promise<number> {
  const json = args.includes('--json');
  const [action, ...rest] = args.filter((arg) => arg !== '--json');
  if (!['export', 'verify'].includes(action ?? '') || rest.length > 0) throw new UsageError(help);
  const { config } = loadConfig(process.env);
  const path = join(config.data, 'sleutel.db');
  if (!existsSync(path)) throw new Fault('storage-broken', `There is no database at ${path} yet.`);
  const db = await openDatabase(path);
  try {
    if (action === 'verify') return await verify();
    for await (const line of readAudit(db)) io.stdout(`${JSON.stringify(line)}\n`);
    return 0;
  } finally {
    await db.destroy();
  }

  async function verify(): Promise<number> {
    const keyring = createKeyring(readKeyFile(config.key ?? join(config.data, 'sleutel.key')));
    const verdict = await verifyAudit(readAudit(db), keyring, await readAuditStart(db, keyring));
    const words =
      verdict.kind === 'whole'
        ? `The audit is whole: ${verdict.lines} lines, head ${verdict.head}`
        : `The audit is broken at line ${verdict.seq}: ${verdict.why}`;
    io.stdout(`${json ? JSON.stringify(verdict) : words}\n`);
    return verdict.kind === 'whole' ? 0 : 1;
  }
}
