import { Fault } from '../../core/errors.ts';
import type { Clock } from '../../ports/clock.ts';
import type { AlarmStore, PaidChannel, SpendStore } from '../../ports/stores.ts';
import type { Database } from './database.ts';
import type { SqlWork } from './work.ts';

/** One row a day and channel, added to where it lies: many units at once need not wait for each other. */
export function createSpendStore(db: Database, work: SqlWork): SpendStore {
  return {
    async of(day) {
      const rows = await db.selectFrom('spend').selectAll().where('day', '=', day).execute();
      const of = (channel: PaidChannel) => {
        const row = rows.find((one) => one.channel === channel);
        return { messages: row?.messages ?? 0, cost: row?.cost ?? 0 };
      };
      return { sms: of('sms'), voice: of('voice') };
    },
    async add({ day, channel, messages, cost }, ceiling) {
      await work.enlist(async (trx) => {
        await trx
          .insertInto('spend')
          .values({ day, channel, messages, cost })
          .onConflict((conflict) =>
            conflict.columns(['day', 'channel']).doUpdateSet((row) => ({
              messages: row('spend.messages', '+', messages),
              cost: row('spend.cost', '+', cost),
            })),
          )
          .execute();
        const rows = await trx.selectFrom('spend').selectAll().where('day', '=', day).execute();
        if (ceiling === undefined || messages === 0) return;
        const sent = rows.find((row) => row.channel === channel)?.messages ?? 0;
        const spent = rows.reduce((sum, row) => sum + row.cost, 0);
        const hadRoom = sent - messages < ceiling.messages && spent - cost < ceiling.cost;
        if (!hadRoom) throw new Fault('conflict', 'Others used up the last room in between.');
      });
    },
  };
}

export function createAlarmStore(db: Database, work: SqlWork, clock: Clock): AlarmStore {
  return {
    async raise(id, kind) {
      const known = await db.selectFrom('alarms').select('id').where('id', '=', id).executeTakeFirst();
      if (known !== undefined) return false;
      const row = { id, kind, at: clock.now().getTime() };
      await work.enlist(async (trx) => {
        const done = await trx
          .insertInto('alarms')
          .values(row)
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirst();
        // Makes the unit around it run again, and then it is known.
        if (done.numInsertedOrUpdatedRows !== 1n) throw new Fault('conflict', 'Another was first to raise it.');
      });
      return true;
    },
  };
}
