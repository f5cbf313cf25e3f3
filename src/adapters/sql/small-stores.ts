import type { Role } from '../../core/account.ts';
import type { Case } from '../../core/case.ts';
import { Fault, isFault } from '../../core/errors.ts';
import type { Clock } from '../../ports/clock.ts';
import type { CaseStore, FreezeStore, SessionStore } from '../../ports/stores.ts';
import type { Database } from './database.ts';
import { fromJson, toJson } from './json.ts';
import type { SqlWork } from './work.ts';

const FINAL = ['resolved', 'expired', 'withdrawn'];

export function createCaseStore(db: Database, work: SqlWork): CaseStore {
  const versions = (id: string) => `case ${id}`;
  return {
    async openIn(conversationId) {
      const row = await db
        .selectFrom('cases')
        .select(['body', 'version', 'id'])
        .where('conversation_id', '=', conversationId)
        .where('state', 'not in', FINAL)
        .orderBy('opened_at', 'desc')
        .limit(1)
        .executeTakeFirst();
      if (row === undefined) return undefined;
      work.memo.set(versions(row.id), row.version);
      return fromJson<Case>(row.body);
    },
    async save(opened) {
      const version = (work.memo.get(versions(opened.id)) as number | undefined) ?? 0;
      work.memo.set(versions(opened.id), version + 1);
      const row = {
        id: opened.id,
        version: version + 1,
        reference: opened.reference,
        state: opened.state,
        urgent: opened.urgent ? (1 as const) : (0 as const),
        conversation_id: opened.conversationId,
        account_id: opened.accountId ?? null,
        opened_at: opened.openedAt.getTime(),
        body: toJson(opened),
      };
      await work.enlist(async (trx) => {
        if (version === 0) return void (await trx.insertInto('cases').values(row).execute());
        const done = await trx
          .updateTable('cases')
          .set(row)
          .where('id', '=', row.id)
          .where('version', '=', version)
          .executeTakeFirst();
        if (done.numUpdatedRows !== 1n) throw new Fault('conflict', 'The case was changed in between.');
      });
    },
  };
}

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
    async open(hash, accountId, expiresAt, roles) {
      const now = clock.now().getTime();
      const times = { opened_at: now, seen_at: now, expires_at: expiresAt.getTime() };
      const row = { hash, account_id: accountId, roles: JSON.stringify(roles), ...times };
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

/** A token that counts once, also after a restart; `false` when it was used before. */
export function createUsedOnce(work: SqlWork, db: Database) {
  return {
    async useOnce(id: string, until: Date): Promise<boolean> {
      const known = await db.selectFrom('used_once').select('id').where('id', '=', id).executeTakeFirst();
      if (known !== undefined) return false;
      const row = { id, until: until.getTime() };
      try {
        await work.enlist(async (trx) => {
          const done = await trx
            .insertInto('used_once')
            .values(row)
            .onConflict((conflict) => conflict.doNothing())
            .executeTakeFirst();
          // Makes the unit around it run again, and then it is known.
          if (done.numInsertedOrUpdatedRows !== 1n) throw new Fault('conflict', 'It was used in between.');
        });
        return true;
      } catch (error) {
        if (isFault(error, 'conflict')) return false;
        throw error;
      }
    },
  };
}
