import { Fault } from '../../core/errors.ts';
import type { StaffReset } from '../../core/staff-reset.ts';
import type { Clock } from '../../ports/clock.ts';
import type { StaffResetStore } from '../../ports/staff-resets.ts';
import type { Database } from './database.ts';
import { fromJson, toJson } from './json.ts';
import type { SqlWork } from './work.ts';

interface Remembered {
  readonly reset: StaffReset;
  readonly version: number;
}

/** Rows with a version, as recoveries are. */
export function createStaffResetStore(db: Database, work: SqlWork, clock: Clock): StaffResetStore {
  const rows = () => db.selectFrom('staff_resets').select(['body', 'version']);
  const load = (row: { body: string; version: number }): StaffReset => {
    const reset = fromJson<StaffReset>(row.body);
    const known = work.memo.get(key(reset.id)) as Remembered | undefined;
    if (known !== undefined) return known.reset;
    work.memo.set(key(reset.id), { reset, version: row.version });
    return reset;
  };

  return {
    async read(id) {
      const known = work.memo.get(key(id)) as Remembered | undefined;
      if (known !== undefined) return known.reset;
      const row = await rows().where('id', '=', id).executeTakeFirst();
      return row && load(row);
    },
    async byInvitation(tokenHash) {
      const row = await rows().where('invitation_hash', '=', tokenHash).executeTakeFirst();
      return row && load(row);
    },
    inStates: async (states) => (await rows().where('state', 'in', states).limit(500).execute()).map(load),
    async takesTurn(approverId, requesterId, since) {
      const pair = [approverId, requesterId].toSorted().join(' ');
      const known = await db.selectFrom('approval_pairs').selectAll().where('pair', '=', pair).executeTakeFirst();
      if (known !== undefined && known.approver_id !== approverId && known.at >= since.getTime()) return false;
      const row = { pair, approver_id: approverId, at: clock.now().getTime() };
      await work.enlist(async (trx) => {
        const done = await trx
          .insertInto('approval_pairs')
          .values(row)
          .onConflict((conflict) =>
            conflict
              .column('pair')
              .doUpdateSet(row)
              .where((eb) =>
                eb.or([
                  eb('approval_pairs.approver_id', '=', approverId),
                  eb('approval_pairs.at', '<', since.getTime()),
                ]),
              ),
          )
          .executeTakeFirst();
        if (done.numInsertedOrUpdatedRows !== 1n) throw new Fault('conflict', 'The other one approved in between.');
      });
      return true;
    },
    async save(reset) {
      const known = work.memo.get(key(reset.id)) as Remembered | undefined;
      const version = known?.version ?? 0;
      work.memo.set(key(reset.id), { reset, version: version + 1 });
      await work.enlist(async (trx) => {
        const row = columns(reset, version + 1);
        if (version === 0) return void (await trx.insertInto('staff_resets').values(row).execute());
        const done = await trx
          .updateTable('staff_resets')
          .set(row)
          .where('id', '=', reset.id)
          .where('version', '=', version)
          .executeTakeFirst();
        if (done.numUpdatedRows !== 1n) throw new Fault('conflict', 'The staff reset was changed in between.');
      });
    },
  };
}

const key = (id: string) => `staff reset ${id}`;

const columns = (reset: StaffReset, version: number) => ({
  id: reset.id,
  version,
  state: reset.state,
  requester_id: reset.requesterId,
  target_id: reset.targetId,
  invitation_hash: reset.invitation?.tokenHash ?? null,
  requested_at: reset.requestedAt.getTime(),
  body: toJson(reset),
});
