import { Fault } from '../../core/errors.ts';
import type { Clock } from '../../ports/clock.ts';
import type { ReminderStore } from '../../ports/reminders.ts';
import type { Database } from './database.ts';
import type { SqlWork } from './work.ts';

/** A row for each reminder, and one for each person who wants none. */
export function createReminderStore(db: Database, work: SqlWork, clock: Clock): ReminderStore {
  return {
    async told(accountId, expiresAt) {
      const rows = await db
        .selectFrom('reminders')
        .select('days')
        .where('account_id', '=', accountId)
        .where('expires_at', '=', expiresAt.getTime())
        .execute();
      return rows.map(({ days }) => days);
    },
    async note(accountId, expiresAt, days) {
      const row = { account_id: accountId, expires_at: expiresAt.getTime(), days, at: clock.now().getTime() };
      await work.enlist(async (trx) => {
        const done = await trx
          .insertInto('reminders')
          .values(row)
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirst();
        if (done.numInsertedOrUpdatedRows !== 1n) throw new Fault('conflict', 'It was noted in between.');
      });
    },
    async refuses(accountId) {
      const query = db.selectFrom('reminder_refusals').select('at').where('account_id', '=', accountId);
      return (await query.executeTakeFirst()) !== undefined;
    },
    async refuse(accountId) {
      const row = { account_id: accountId, at: clock.now().getTime() };
      await work.enlist(async (trx) => {
        await trx
          .insertInto('reminder_refusals')
          .values(row)
          .onConflict((conflict) => conflict.doNothing())
          .execute();
      });
    },
  };
}
