import { Fault } from '../../core/errors.ts';
import type { ActionStore, News, PresenceStore, Side, SignStore } from '../../ports/cases.ts';
import type { CardStore } from '../../ports/channel-cards.ts';
import type { Clock } from '../../ports/clock.ts';
import { CASES } from './cases.ts';
import type { Database } from './database.ts';
import type { SqlWork } from './work.ts';

export function createActionStore(db: Database, work: SqlWork, clock: Clock): ActionStore {
  return {
    async find(key) {
      const row = await db.selectFrom('case_actions').select('what').where('key', '=', key).executeTakeFirst();
      return row?.what;
    },
    async keep(key, caseId, what) {
      const row = { key, case_id: caseId, at: clock.now().getTime(), what };
      await work.enlist(async (trx) => {
        const done = await trx
          .insertInto('case_actions')
          .values(row)
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirst();
        if (done.numInsertedOrUpdatedRows !== 1n) throw new Fault('conflict', 'It was done in between.');
      });
    },
  };
}

export function createSignStore(db: Database, work: SqlWork, clock: Clock, news: Pick<News, 'tell'>): SignStore {
  async function sign(caseId: string, side: Side, change: { typing_at: number } | { seen: number }): Promise<void> {
    const row = { case_id: caseId, side, typing_at: 0, seen: 0, ...change };
    await work.enlist(async (trx) => {
      await trx
        .insertInto('case_signs')
        .values(row)
        .onConflict((conflict) => conflict.columns(['case_id', 'side']).doUpdateSet(change))
        .execute();
    });
    work.afterCommit(() => news.tell(CASES));
  }
  const read = async (caseId: string, side: Side) => {
    const row = await db
      .selectFrom('case_signs')
      .select(['typing_at', 'seen'])
      .where('case_id', '=', caseId)
      .where('side', '=', side)
      .executeTakeFirst();
    return { typingAt: new Date(row?.typing_at ?? 0), seen: row?.seen ?? 0 };
  };
  return {
    of: read,
    typing: (caseId, side) => sign(caseId, side, { typing_at: clock.now().getTime() }),
    async still(caseId, side) {
      if ((await read(caseId, side)).typingAt.getTime() > 0) await sign(caseId, side, { typing_at: 0 });
    },
    async seen(caseId, side, seq) {
      if ((await read(caseId, side)).seen < seq) await sign(caseId, side, { seen: seq });
    },
  };
}

export function createPresenceStore(db: Database, work: SqlWork, clock: Clock): PresenceStore {
  return {
    async here(accountId) {
      const row = { account_id: accountId, seen_at: clock.now().getTime() };
      await work.enlist(async (trx) => {
        await trx
          .insertInto('agents_here')
          .values(row)
          .onConflict((conflict) => conflict.column('account_id').doUpdateSet(row))
          .execute();
      });
    },
    async count(since) {
      const row = await db
        .selectFrom('agents_here')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .where('seen_at', '>', since.getTime())
        .executeTakeFirst();
      return row?.count ?? 0;
    },
  };
}

/** Written at once, not with the unit around it: the other side has the card by then. */
export function createCardStore(work: SqlWork, clock: Clock): CardStore {
  return {
    async take(caseId, until) {
      const now = clock.now().getTime();
      let found: { posted: string | undefined } | undefined;
      await work.apart(() =>
        work.enlist(async (trx) => {
          const row = await trx.selectFrom('case_cards').selectAll().where('case_id', '=', caseId).executeTakeFirst();
          if (row !== undefined && row.busy_until > now) return;
          const taken = { case_id: caseId, posted: row?.posted ?? null, busy_until: until.getTime() };
          await trx
            .insertInto('case_cards')
            .values(taken)
            .onConflict((conflict) => conflict.column('case_id').doUpdateSet(taken))
            .execute();
          found = { posted: row?.posted ?? undefined };
        }),
      );
      return found;
    },
    async keep(caseId, posted) {
      await work.apart(() =>
        work.enlist(async (trx) => {
          const row = { posted: posted ?? null, busy_until: 0 };
          await trx.updateTable('case_cards').set(row).where('case_id', '=', caseId).execute();
        }),
      );
    },
  };
}
