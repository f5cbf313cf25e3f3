import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { erasePerson, exportPerson } from '../adapters/sql/person.ts';
import { layFoundation } from '../composition/foundation.ts';
import { loadConfig } from '../config/load.ts';
import { Fault } from '../core/errors.ts';
import { normaliseUserId } from '../core/identity.ts';
import { UsageError, type Io } from './command.ts';

export const help = `sleutel person export USERID          everything that is kept about a person, as JSON
sleutel person erase USERID [--json]  removes it; the audit keeps its chain, and loses the name`;

export async function run(args: string[], io: Io): Promise<number> {
  const json = args.includes('--json');
  const [action, userId, ...rest] = args.filter((arg) => arg !== '--json');
  if (!['export', 'erase'].includes(action ?? '') || userId === undefined || rest.length > 0)
    throw new UsageError(help);
  const { config } = loadConfig(process.env);
  const path = join(config.data, 'sleutel.db');
  if (!existsSync(path)) throw new Fault('storage-broken', `There is no database at ${path} yet.`);
  const { db, tools, stores, directory, closeDirectory } = await layFoundation(config, {});
  const { work, keyring } = tools;
  try {
    const account = await directory.find(normaliseUserId(userId));
    if (account === undefined) {
      io.stderr('The directory knows no such person.\n');
      return 1;
    }
    if (action === 'export') {
      await stores.audit.append({ event: 'person.exported', subject: account.id });
      io.stdout(`${JSON.stringify(await exportPerson(db, keyring, account), undefined, 2)}\n`);
      return 0;
    }
    const removed = await work.run(async () => {
      const counts = await erasePerson(db, work, keyring, account);
      // Without a subject: that would name the person again.
      await stores.audit.append({ event: 'person.erased', subject: undefined, details: counts });
      return counts;
    });
    const words = Object.entries(removed).map(([what, count]) => `${count} ${what}`);
    io.stdout(json ? `${JSON.stringify({ status: 'erased', ...removed })}\n` : `Erased: ${words.join(', ')}.\n`);
    return 0;
  } finally {
    await closeDirectory();
    await db.destroy();
  }
}
