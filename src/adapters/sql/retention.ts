import type { Transaction } from 'kysely';
import type { Clock } from '../../ports/clock.ts';
import type { Keyring } from '../../ports/keyring.ts';
import type { AuditLog } from '../../ports/stores.ts';
import { localDay } from '../../core/working-hours.ts';
import { shortenAudit } from './audit-anchor.ts';
import type { Database } from './database.ts';
import { fromJson } from './json.ts';
import type { Schema } from './schema.ts';
import type { SqlWork } from './work.ts';

export interface RetentionParts {
  readonly db: Database;
  readonly work: SqlWork;
  readonly keyring: Keyring;
  readonly clock: Clock;
  readonly audit: AuditLog;
  readonly timeZone: string;
  readonly days: { readonly transcriptDays: number; readonly caseDays: number; readonly auditDays: number };
}

const DAY = 86_400_000;
const HOUR = 3_600_000;
const NIGHT = 'retention';
/** An action that comes again after so long is another one. */
const ACTION_DAYS = 30;
const FINAL_CASES = ['resolved', 'expired', 'withdrawn', 'failed'];
const FINAL_RECOVERIES = ['done', 'stopped', 'cancelled', 'expired'];

/** Removes what was kept long enough, once a night; what it removed is shown in the audit. */
export async function sweepRetention(parts: RetentionParts): Promise<void> {
  const { db, work, clock, timeZone } = parts;
  const now = clock.now().getTime();
  // The night belongs to the day before it ends: at three o'clock a new one begins.
  const night = localDay(new Date(now - 3 * HOUR), timeZone);
  const swept = await db.selectFrom('meta').select('value').where('key', '=', NIGHT).executeTakeFirst();
  if (swept?.value === night) return;
  await work.run(async () => {
    const removed = await remove(parts, now);
    await work.enlist(async (trx) => {
      const row = { key: NIGHT, value: night };
      await trx
        .insertInto('meta')
        .values(row)
        .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: night }))
        .execute();
    });
    const total = Object.values(removed).reduce((sum, count) => sum + count, 0);
    if (total > 0) await parts.audit.append({ event: 'retention.swept', subject: undefined, details: removed });
  });
}

/** Counted first: what is removed and what the audit says are one commit. */
async function remove(parts: RetentionParts, now: number): Promise<Record<string, number>> {
  const { db, work, days, keyring } = parts;
  const before = (kept: number) => now - kept * DAY;
  const said = before(days.transcriptDays);
  const activities = await messagesBefore(db, said);
  const conversations = await silentSince(db, said);
  const cases = await closedSince(db, before(days.caseDays));
  const recoveries = await db
    .selectFrom('recoveries')
    .select('id')
    .where('state', 'in', FINAL_RECOVERIES)
    .where('expires_at', '<', said)
    .execute();
  const auditLines = await shortenAudit(db, work, keyring, before(days.auditDays));
  await work.enlist(async (trx) => {
    await trx.deleteFrom('activities').where('at', '<', said).execute();
    await trx.deleteFrom('inbox').where('at', '<', said).execute();
    await trx.deleteFrom('case_actions').where('at', '<', before(ACTION_DAYS)).execute();
    await removeConversations(trx, conversations);
    await removeCases(trx, cases);
    for (const { id } of recoveries) await trx.deleteFrom('recoveries').where('id', '=', id).execute();
  });
  return {
    messages: activities,
    conversations: conversations.length,
    recoveries: recoveries.length,
    cases: cases.length,
    auditLines,
  };
}

async function messagesBefore(db: Database, before: number): Promise<number> {
  const row = await db
    .selectFrom('activities')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('at', '<', before)
    .executeTakeFirst();
  return row?.count ?? 0;
}

/** Conversations of which nothing would be left. */
async function silentSince(db: Database, before: number): Promise<string[]> {
  const found = await db
    .selectFrom('conversations')
    .select('id')
    .where('opened_at', '<', before)
    .where('channel', '=', 'web')
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('activities')
            .select('seq')
            .whereRef('conversation_id', '=', 'conversations.id')
            .where('at', '>=', before),
        ),
      ),
    )
    .execute();
  return found.map(({ id }) => id);
}

async function closedSince(db: Database, before: number): Promise<string[]> {
  const found = await db
    .selectFrom('cases')
    .select('body')
    .where('state', 'in', FINAL_CASES)
    .where('opened_at', '<', before)
    .execute();
  const cases = found.map(({ body }) => fromJson<{ id: string; closedAt?: Date; openedAt: Date }>(body));
  return cases.filter(({ closedAt, openedAt }) => (closedAt ?? openedAt).getTime() < before).map(({ id }) => id);
}

/** A conversation with all that the assistant remembers of it. */
export async function removeConversations(trx: Transaction<Schema>, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    await trx.deleteFrom('activities').where('conversation_id', '=', id).execute();
    await trx.deleteFrom('conversations').where('id', '=', id).execute();
    await trx.deleteFrom('bot_state').where('key', '=', stateKeyOf(id)).execute();
  }
}

/** As botbuilder names the state of a conversation; ours are named by their channel, but for the web chat. */
function stateKeyOf(id: string): string {
  const [, channel = 'directline', name = id] = /^(\S+) (.+)$/u.exec(id) ?? [];
  return `${channel}/conversations/${name}/`;
}

export async function removeCases(trx: Transaction<Schema>, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    for (const table of ['case_events', 'case_actions', 'case_signs', 'case_cards', 'case_tickets'] as const)
      await trx.deleteFrom(table).where('case_id', '=', id).execute();
    await trx.deleteFrom('cases').where('id', '=', id).execute();
  }
}
