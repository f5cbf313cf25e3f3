import { Fault } from '../../core/errors.ts';
import type { Clock } from '../../ports/clock.ts';
import type { AlarmStore, ApprovalStore, PaidChannel, SpendStore } from '../../ports/stores.ts';
import type { Database } from './database.ts';
import { isDuplicate } from './sqlite-errors.ts';
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

export function createApprovalStore(db: Database, work: SqlWork, clock: Clock): ApprovalStore {
  const rows = () => db.selectFrom('approvals').selectAll().orderBy('at').orderBy('number');
  const read = (row: { at: number; target: string; reference: string; number: number; staff: string }) => ({
    ...row,
    at: new Date(row.at),
  });
  return {
    async of(target, reference) {
      return (await rows().where('target', '=', target).where('reference', '=', reference).execute()).map(read);
    },
    async since(moment) {
      return (await rows().where('at', '>', moment.getTime()).execute()).map(read);
    },
    async add(approval, after) {
      const row = { ...approval, number: after + 1, at: clock.now().getTime() };
      await work.enlist(async (trx) => {
        try {
          await trx.insertInto('approvals').values(row).execute();
        } catch (error) {
          if (!isDuplicate(error)) throw error;
          throw new Fault('conflict', 'Somebody else approved in between.', error);
        }
      });
    },
  };
}
