import type { Keyring } from '../../ports/keyring.ts';
import type { Database } from './database.ts';
import type { SqlWork } from './work.ts';

/** Where the chain begins: behind the last line that was removed because of its age. */
export interface AuditStart {
  readonly seq: number;
  readonly hash: string;
}

const ANCHOR = 'audit-anchor';
export const GENESIS = 'sleutel';

const sealOf = (keyring: Keyring, { seq, hash }: AuditStart): string =>
  keyring.fingerprint('audit', `anchor ${seq} ${hash}`);

/** `undefined` when the anchor was not made by us: then lines are missing. */
export async function readAuditStart(db: Database, keyring: Keyring): Promise<AuditStart | undefined> {
  const row = await db.selectFrom('meta').select('value').where('key', '=', ANCHOR).executeTakeFirst();
  if (row === undefined) return { seq: 0, hash: GENESIS };
  const { seal, ...start } = JSON.parse(row.value) as AuditStart & { readonly seal: string };
  return seal === sealOf(keyring, start) ? start : undefined;
}

/** Removes lines from before a moment, and keeps what the next one refers to. Gives how many. */
export async function shortenAudit(db: Database, work: SqlWork, keyring: Keyring, before: number): Promise<number> {
  const last = await db
    .selectFrom('audit')
    .select(['seq', 'hash'])
    .where('at', '<', before)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  const first = await db.selectFrom('audit').select('seq').orderBy('seq').limit(1).executeTakeFirst();
  const newest = await db.selectFrom('audit').select('seq').orderBy('seq', 'desc').limit(1).executeTakeFirst();
  // The next line is hung on the newest one.
  if (last === undefined || first === undefined || last.seq === newest?.seq) return 0;
  const value = JSON.stringify({ ...last, seal: sealOf(keyring, last) });
  await work.enlist(async (trx) => {
    await trx.deleteFrom('audit').where('seq', '<=', last.seq).execute();
    await trx
      .insertInto('meta')
      .values({ key: ANCHOR, value })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
      .execute();
  });
  return last.seq - first.seq + 1;
}
