import type { AuditRecord } from '../../core/audit-event.ts';
import type { Clock, Random } from '../../ports/clock.ts';
import type { Keyring } from '../../ports/keyring.ts';
import type { AuditLog } from '../../ports/stores.ts';
import type { Transaction } from 'kysely';
import { GENESIS, type AuditStart } from './audit-anchor.ts';
import type { Database } from './database.ts';
import type { Schema } from './schema.ts';
import type { SqlWork } from './work.ts';

/** One line of the audit as it is stored and exported. */
export interface AuditLine {
  readonly seq: number;
  readonly at: string;
  readonly event: string;
  readonly subject: string | null;
  readonly actor: string | null;
  readonly details: Record<string, unknown>;
  readonly previous: string;
  readonly hash: string;
}

/** Each line carries a keyed hash over itself and the line before it; people are pseudonyms. */
export function createAuditLog(work: SqlWork, keyring: Keyring, clock: Clock, random: Random): AuditLog {
  return {
    async append(record: AuditRecord) {
      const at = clock.now();
      await work.enlist(async (trx) => {
        const last = await trx
          .selectFrom('audit')
          .select(['seq', 'hash'])
          .orderBy('seq', 'desc')
          .limit(1)
          .executeTakeFirst();
        const line = {
          seq: (last?.seq ?? 0) + 1,
          at: at.toISOString(),
          event: record.event,
          subject: await pseudonym(trx, keyring, random, record.subject),
          actor: await pseudonym(trx, keyring, random, record.actor),
          details: { ...record.details },
          previous: last?.hash ?? GENESIS,
        };
        await trx
          .insertInto('audit')
          .values({ ...line, at: at.getTime(), details: JSON.stringify(line.details), hash: hashOf(keyring, line) })
          .execute();
      });
    },
  };
}

const hashOf = (keyring: Keyring, line: Omit<AuditLine, 'hash'>): string =>
  keyring.fingerprint(
    'audit',
    JSON.stringify([line.seq, line.at, line.event, line.subject, line.actor, line.details, line.previous]),
  );

/** The table that names pseudonyms can be emptied without breaking the chain. */
async function pseudonym(
  trx: Transaction<Schema>,
  keyring: Keyring,
  random: Random,
  name: string | undefined,
): Promise<string | null> {
  if (name === undefined) return null;
  const fingerprint = keyring.fingerprint('subject', name);
  const known = await trx
    .selectFrom('pseudonyms')
    .select('pseudonym')
    .where('fingerprint', '=', fingerprint)
    .executeTakeFirst();
  if (known !== undefined) return known.pseudonym;
  const made = `p-${random.bytes(9).toString('base64url')}`;
  await trx
    .insertInto('pseudonyms')
    .values({ fingerprint, pseudonym: made, sealed_name: keyring.seal(name) })
    .execute();
  return made;
}

/** Oldest first, in pages, so that a long audit does not fill the memory. */
export async function* readAudit(db: Database): AsyncGenerator<AuditLine> {
  for (let after = 0; ;) {
    const rows = await db.selectFrom('audit').selectAll().where('seq', '>', after).orderBy('seq').limit(500).execute();
    for (const row of rows) {
      after = row.seq;
      yield { ...row, at: new Date(row.at).toISOString(), details: JSON.parse(row.details) as Record<string, unknown> };
    }
    if (rows.length === 0) return;
  }
}

export type AuditVerdict =
  | { readonly kind: 'whole'; readonly lines: number; readonly head: string }
  | { readonly kind: 'broken'; readonly seq: number; readonly why: 'missing' | 'altered' };

/**
 * Walks the chain; the first line that does not fit is named.
 * @param start where it begins; `undefined` when nobody can tell
 */
export async function verifyAudit(
  lines: AsyncIterable<AuditLine>,
  keyring: Keyring,
  start: AuditStart | undefined = { seq: 0, hash: GENESIS },
): Promise<AuditVerdict> {
  let { seq, hash: previous } = start;
  for await (const line of lines) {
    if (line.seq !== seq + 1 || line.previous !== previous) return { kind: 'broken', seq: seq + 1, why: 'missing' };
    if (hashOf(keyring, line) !== line.hash) return { kind: 'broken', seq: line.seq, why: 'altered' };
    ({ seq, hash: previous } = line);
  }
  return { kind: 'whole', lines: seq, head: previous };
}
