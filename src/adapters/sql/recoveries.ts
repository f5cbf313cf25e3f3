import type { Recovery } from '../../core/recovery.ts';
import { isOpen } from '../../core/recovery.ts';
import { Fault } from '../../core/errors.ts';
import type { RecoveryStore } from '../../ports/stores.ts';
import type { Database } from './database.ts';
import { fromJson, toJson } from './json.ts';
import type { SqlWork } from './work.ts';

interface Remembered {
  readonly recovery: Recovery;
  readonly version: number;
}

/** Recoveries are rows with a version; a save says which version it has read. */
export function createRecoveryStore(db: Database, work: SqlWork): RecoveryStore {
  const remember = (recovery: Recovery, version: number): Recovery => {
    const known = work.memo.get(key(recovery.id)) as Remembered | undefined;
    if (known !== undefined) return known.recovery;
    work.memo.set(key(recovery.id), { recovery, version });
    return recovery;
  };
  const load = (row: { body: string; version: number }) => remember(fromJson<Recovery>(row.body), row.version);
  const rows = () => db.selectFrom('recoveries').select(['body', 'version']);

  return {
    async read(id) {
      const known = work.memo.get(key(id)) as Remembered | undefined;
      if (known !== undefined) return known.recovery;
      const row = await rows().where('id', '=', id).executeTakeFirst();
      return row && load(row);
    },
    async byLink(tokenHash) {
      const row = await rows().where('link_hash', '=', tokenHash).executeTakeFirst();
      return row && load(row);
    },
    async verifyingAs(reference) {
      // An underscore would stand for any sign.
      if (!/^SL-[A-Z0-9]{4}-[A-Z0-9]{4}$/u.test(reference)) return undefined;
      const row = await rows()
        .where('state', '=', 'verifying')
        .where('body', 'like', `%"reference":"${reference}"%`)
        .executeTakeFirst();
      return row && load(row);
    },
    async openOf(accountId) {
      const found = (await rows().where('account_id', '=', accountId).execute()).map(load);
      return found.filter((recovery) => isOpen(recovery.state));
    },
    async inStates(states, before) {
      let query = rows().where('state', 'in', states);
      if (before !== undefined) query = query.where('expires_at', '<', before.getTime());
      return (await query.limit(500).execute()).map(load);
    },
    async save(recovery) {
      const known = work.memo.get(key(recovery.id)) as Remembered | undefined;
      const version = known?.version ?? 0;
      work.memo.set(key(recovery.id), { recovery, version: version + 1 });
      await work.enlist(async (trx) => {
        const row = columns(recovery, version + 1);
        if (version === 0) return void (await trx.insertInto('recoveries').values(row).execute());
        const done = await trx
          .updateTable('recoveries')
          .set(row)
          .where('id', '=', recovery.id)
          .where('version', '=', version)
          .executeTakeFirst();
        if (done.numUpdatedRows !== 1n) throw new Fault('conflict', 'The recovery was changed in between.');
      });
    },
  };
}

const key = (id: string) => `recovery ${id}`;

const columns = (recovery: Recovery, version: number) => ({
  id: recovery.id,
  version,
  state: recovery.state,
  account_id: recovery.accountId ?? null,
  conversation_id: recovery.conversationId,
  link_hash: recovery.link?.tokenHash ?? null,
  expires_at:
    (recovery.state === 'linked' ? recovery.link?.expiresAt : undefined)?.getTime() ?? recovery.expiresAt.getTime(),
  body: toJson(recovery),
});
