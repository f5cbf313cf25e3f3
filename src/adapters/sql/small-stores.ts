import type { Role } from '../../core/account.ts';
import { Fault, isFault } from '../../core/errors.ts';
import type { Clock } from '../../ports/clock.ts';
import type { FreezeStore, SessionStore } from '../../ports/stores.ts';
import type { Database } from './database.ts';
import { prepared } from './prepared.ts';
import type { SqlWork } from './work.ts';

export function createFreezeStore(db: Database, work: SqlWork, clock: Clock): FreezeStore {
  return {
    async isFrozen(accountId) {
      const row = await db.selectFrom('freezes').select('at').where('account_id', '=', accountId).executeTakeFirst();
      return row !== undefined;
    },
    async freeze(accountId, reference) {
      const row = { account_id: accountId, at: clock.now().getTime(), reference };
      await work.enlist(async (trx) => {
        const done = await trx
          .insertInto('freezes')
          .values(row)
          .onConflict((conflict) => conflict.doNothing())
          .executeTakeFirst();
        if (done.numInsertedOrUpdatedRows !== 1n) throw new Fault('conflict', 'It was frozen in between.');
      });
    },
    async list() {
      const rows = await db.selectFrom('freezes').selectAll().orderBy('at').limit(500).execute();
      return rows.map(({ account_id, at, reference }) => ({ accountId: account_id, at: new Date(at), reference }));
    },
    async unfreeze({ accountId, at }) {
      await work.enlist(async (trx) => {
        const done = await trx
          .deleteFrom('freezes')
          .where('account_id', '=', accountId)
          .where('at', '=', at.getTime())
          .executeTakeFirst();
        if (done.numDeletedRows !== 1n) throw new Fault('conflict', 'It was unfrozen in between.');
      });
    },
  };
}

export function createSessionStore(db: Database, work: SqlWork, clock: Clock): SessionStore {
  return {
    async open(hash, accountId, expiresAt, roles, token) {
      const now = clock.now().getTime();
      const times = { opened_at: now, seen_at: now, expires_at: expiresAt.getTime() };
      const kept = { sealed_token: token?.sealed ?? null, token_until: token?.until.getTime() ?? null };
      const row = { hash, account_id: accountId, roles: JSON.stringify(roles), ...times, ...kept };
      await work.enlist(async (trx) => {
        await trx.insertInto('sessions').values(row).execute();
      });
    },
    async look(hash) {
      const row = await db
        .selectFrom('sessions')
        .select(['account_id', 'roles', 'seen_at'])
        .where('hash', '=', hash)
        .where('expires_at', '>', clock.now().getTime())
        .executeTakeFirst();
      if (row === undefined) return undefined;
      return { accountId: row.account_id, roles: JSON.parse(row.roles) as Role[], seenAt: new Date(row.seen_at) };
    },
    async withToken(accountId) {
      const now = clock.now().getTime();
      const row = await db
        .selectFrom('sessions')
        .select(['hash', 'roles', 'seen_at', 'sealed_token'])
        .where('account_id', '=', accountId)
        .where('expires_at', '>', now)
        .where('token_until', '>', now)
        .orderBy('opened_at', 'desc')
        .executeTakeFirst();
      if (row === undefined || row.sealed_token === null) return undefined;
      const { hash, sealed_token: sealed } = row;
      return { hash, sealed, accountId, roles: JSON.parse(row.roles) as Role[], seenAt: new Date(row.seen_at) };
    },
    async touch(hash) {
      const seen_at = clock.now().getTime();
      await work.enlist(async (trx) => {
        await trx.updateTable('sessions').set({ seen_at }).where('hash', '=', hash).execute();
      });
    },
    async close(hash) {
      await work.enlist(async (trx) => {
        await trx.deleteFrom('sessions').where('hash', '=', hash).execute();
      });
    },
    async closeAll(accountId) {
      await work.enlist(async (trx) => {
        await trx.deleteFrom('sessions').where('account_id', '=', accountId).execute();
      });
    },
  };
}

const findUsed = prepared((on, id: string) => on.selectFrom('used_once').select('id').where('id', '=', id));
const insertUsed = prepared((on, id: string, until: number) =>
  on
    .insertInto('used_once')
    .values({ id, until })
    .onConflict((conflict) => conflict.doNothing()),
);

/** A token that counts once, also after a restart; `false` when it was used before. */
export function createUsedOnce(work: SqlWork, db: Database) {
  return {
    async useOnce(id: string, until: Date): Promise<boolean> {
      const { rows } = await findUsed(db, id);
      if (rows.length > 0) return false;
      try {
        await work.enlist(async (trx) => {
          const { numAffectedRows } = await insertUsed(trx, id, until.getTime());
          // Makes the unit around it run again, and then it is known.
          if (numAffectedRows !== 1n) throw new Fault('conflict', 'It was used in between.');
        });
        return true;
      } catch (error) {
        if (isFault(error, 'conflict')) return false;
        throw error;
      }
    },
  };
}
