import { sql } from 'kysely';
import type { Clock } from '../../ports/clock.ts';
import type { Database } from './database.ts';
import type { SqlWork } from './work.ts';

const DAY = 86_400_000;
const CLOCK = 'clock';
const NO_TOKEN = { sealed_token: null, token_until: null };
/** As long as the audit, which has them too. */
const ALARMS_DAYS = 730;

/** Deletes what is out of date, also from the journal, and notes how late it is. */
export async function purge(db: Database, work: SqlWork, clock: Clock): Promise<void> {
  const now = clock.now().getTime();
  await work.enlist(async (trx) => {
    await trx.deleteFrom('secrets').where('expires_at', '<=', now).execute();
    await trx.deleteFrom('sessions').where('expires_at', '<=', now).execute();
    await trx.updateTable('sessions').set(NO_TOKEN).where('token_until', '<=', now).execute();
    await trx
      .deleteFrom('vouches')
      .where('expires_at', '<', now - 2 * DAY)
      .execute();
    // What was written for nobody, and secrets that were shown and never confirmed.
    await trx
      .deleteFrom('sightings')
      .where('subject', 'like', 'nobody %')
      .where('seen_at', '<', now - 2 * DAY)
      .execute();
    await trx
      .deleteFrom('enrolments')
      .where('kind', '=', 'totp-pending')
      .where('enrolled_at', '<', now - DAY)
      .execute();
    await trx.deleteFrom('used_once').where('until', '<=', now).execute();
    await trx
      .deleteFrom('attempts')
      .where('at', '<', now - 2 * DAY)
      .execute();
    await trx
      .deleteFrom('outbox')
      .where('state', '!=', 'waiting')
      .where('created_at', '<', now - DAY)
      .execute();
    await trx
      .deleteFrom('alarms')
      .where('at', '<', now - ALARMS_DAYS * DAY)
      .execute();
    await trx
      .insertInto('meta')
      .values({ key: CLOCK, value: String(now) })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: String(now) }))
      .execute();
  });
  // Leaves it to the next time when somebody is reading.
  await sql`pragma wal_checkpoint(truncate)`.execute(db);
}

/** The latest moment that the database knows of; time must not run before it again. */
export async function latestMoment(db: Database): Promise<number> {
  const noted = await db.selectFrom('meta').select('value').where('key', '=', CLOCK).executeTakeFirst();
  const said = await db
    .selectFrom('activities')
    .select(({ fn }) => fn.max('at').as('at'))
    .executeTakeFirst();
  const audited = await db.selectFrom('audit').select('at').orderBy('seq', 'desc').limit(1).executeTakeFirst();
  return Math.max(Number(noted?.value ?? 0), said?.at ?? 0, audited?.at ?? 0);
}
