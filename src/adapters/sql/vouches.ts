import type { Vouch, VouchStore } from '../../ports/vouches.ts';
import type { Database } from './database.ts';
import { fromJson, toJson } from './json.ts';
import { mustBeOne, Versioned } from './versioned.ts';
import type { SqlWork } from './work.ts';

/** See the port. */
export function createVouchStore(db: Database, work: SqlWork): VouchStore {
  const known = new Versioned<Vouch>(work, 'vouch');
  return {
    read: (id) =>
      known.read(id, async () => {
        const row = await db.selectFrom('vouches').select(['version', 'body']).where('id', '=', id).executeTakeFirst();
        return row && { value: fromJson<Vouch>(row.body), version: row.version };
      }),
    async between(managerId, targetId, since) {
      const rows = await db
        .selectFrom('vouches')
        .select('body')
        .where('manager_id', '=', managerId)
        .where('target_id', '=', targetId)
        .where('created_at', '>', since.getTime())
        .execute();
      return rows.map(({ body }) => fromJson<Vouch>(body));
    },
    async save(vouch) {
      const { before, after } = known.write(vouch.id, vouch);
      const row = {
        id: vouch.id,
        version: after,
        state: vouch.state,
        manager_id: vouch.managerId,
        target_id: vouch.targetId,
        created_at: vouch.createdAt.getTime(),
        expires_at: vouch.expiresAt.getTime(),
        body: toJson(vouch),
      };
      await work.enlist(async (trx) => {
        if (before === 0) return void (await trx.insertInto('vouches').values(row).execute());
        const done = await trx
          .updateTable('vouches')
          .set(row)
          .where('id', '=', vouch.id)
          .where('version', '=', before)
          .executeTakeFirst();
        mustBeOne(done.numUpdatedRows, 'The vouch');
      });
    },
  };
}
