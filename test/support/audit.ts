import { join } from 'node:path';
import { readAudit } from '../../src/adapters/sql/audit-log.ts';
import { openDatabase } from '../../src/adapters/sql/database.ts';

/** What the audit of an application says, oldest first. */
export async function auditOf(data: string) {
  const db = await openDatabase(join(data, 'sleutel.db'));
  try {
    return await Array.fromAsync(readAudit(db));
  } finally {
    await db.destroy();
  }
}
