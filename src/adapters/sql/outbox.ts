import { sql } from 'kysely';
import { Fault, isFault } from '../../core/errors.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Keyring } from '../../ports/keyring.ts';
import type { DueParcel, ParcelQueue } from '../../ports/parcel-queue.ts';
import type { ReceiptStore } from '../../ports/receipts.ts';
import type { Outbox, Parcel, Vault } from '../../ports/stores.ts';
import type { Database } from './database.ts';
import { fromJson, toJson } from './json.ts';
import { prepared } from './prepared.ts';
import type { SqlWork } from './work.ts';

const SETTLED_WITHIN_MS = 25;

const insertParcel = prepared((on, ...[id, kind, sealed, state, tries, next_at, created_at, gives_up_at]: NewParcel) =>
  on
    .insertInto('outbox')
    .values({ id, kind, sealed, state, tries, next_at, created_at, gives_up_at })
    .onConflict((conflict) => conflict.doNothing()),
);
type NewParcel = [
  id: string,
  kind: Parcel['kind'],
  sealed: string,
  state: 'waiting',
  tries: 0,
  nextAt: number,
  createdAt: number,
  givesUpAt: number,
];
const settleParcel = prepared((on, state: 'sent', sealed: string, id: string) =>
  on.updateTable('outbox').set({ state, sealed }).where('id', '=', id),
);

/** By the ids, which are few: all that waits may be much, and is what `state` alone would have it look through. */
const waitingBetween = prepared((on, from: string, to: string, state: 'waiting') =>
  on
    .selectFrom('outbox')
    .select('id')
    .where('id', '>=', from)
    .where('id', '<', to)
    .where(sql`+state`, '=', state),
);

/** Rows first, deliveries later. Payloads are sealed, and live secrets are in the vault on top of that. */
export function createSqlOutbox(
  db: Database,
  work: SqlWork,
  keyring: Keyring,
  vault: Vault,
  clock: Clock,
  wake: () => void,
) {
  const outbox: Outbox = {
    async add(id, parcel, givesUpAt, heldUntil) {
      const now = clock.now().getTime();
      const sealed = keyring.seal(vault.conceal(toJson(parcel)));
      const next = heldUntil?.getTime() ?? now;
      await work.enlist(async (trx) => {
        await insertParcel(trx, id, parcel.kind, sealed, 'waiting', 0, next, now, givesUpAt.getTime());
      });
      if (heldUntil === undefined) work.afterCommit(wake);
    },
  };

  const queue: ParcelQueue = {
    async due(most) {
      const rows = await db
        .selectFrom('outbox')
        .select(['id', 'tries', 'next_at', 'gives_up_at'])
        .where('state', '=', 'waiting')
        .where('next_at', '<=', clock.now().getTime())
        .orderBy('created_at')
        .limit(most)
        .execute();
      return rows.map((row) => ({
        id: row.id,
        tries: row.tries,
        nextAt: new Date(row.next_at),
        givesUpAt: new Date(row.gives_up_at),
      }));
    },
    waits: async (from, to) => (await waitingBetween(db, from, to, 'waiting')).rows.length > 0,
    async open(id) {
      const row = await db.selectFrom('outbox').select('sealed').where('id', '=', id).executeTakeFirst();
      if (row === undefined || row.sealed === '') return undefined;
      const { text, dead } = await vault.reveal(keyring.open(row.sealed));
      return dead ? undefined : fromJson<Parcel>(text);
    },
    async nextAt() {
      const row = await db
        .selectFrom('outbox')
        .select(({ fn }) => fn.min('next_at').as('next'))
        .where('state', '=', 'waiting')
        .executeTakeFirst();
      return row?.next == null ? undefined : new Date(row.next);
    },
    async claim(parcel: DueParcel, until: Date) {
      try {
        await work.enlist(async (trx) => {
          const done = await trx
            .updateTable('outbox')
            .set({ next_at: until.getTime() })
            .where('id', '=', parcel.id)
            .where('state', '=', 'waiting')
            .where('next_at', '=', parcel.nextAt.getTime())
            .executeTakeFirst();
          if (done.numUpdatedRows !== 1n) throw new Fault('conflict', 'Another worker has this parcel.');
        });
        return true;
      } catch (error) {
        if (isFault(error, 'conflict')) return false;
        throw error;
      }
    },
    async settle(id, state, error) {
      await work.enlist(async (trx) => {
        await trx
          .updateTable('outbox')
          .set({ state, sealed: '', error: error ?? null })
          .where('id', '=', id)
          // A receipt may have told the end before the answer came.
          .where('state', '=', 'waiting')
          .execute();
      });
    },
    async settleHeld(id) {
      await work.enlist(async (trx) => void (await settleParcel(trx, 'sent', '', id)), SETTLED_WITHIN_MS);
    },
    async postpone({ id, tries }, until, error) {
      await work.enlist(async (trx) => {
        await trx
          .updateTable('outbox')
          .set({ tries: tries + 1, next_at: until.getTime(), error })
          .where('id', '=', id)
          .execute();
      });
    },
  };
  const receipts: ReceiptStore = {
    async mark({ parcelId, outcome, why }) {
      const open = ['waiting', 'sent'] as const;
      const row = await db
        .selectFrom('outbox')
        .select('kind')
        .where('id', '=', parcelId)
        .where('state', 'in', open)
        .executeTakeFirst();
      if (row?.kind !== 'message') return false;
      await work.enlist(async (trx) => {
        const done = await trx
          .updateTable('outbox')
          .set({ state: outcome, sealed: '', error: why ?? null })
          .where('id', '=', parcelId)
          .where('state', 'in', open)
          .executeTakeFirst();
        if (done.numUpdatedRows !== 1n) throw new Fault('conflict', 'Another receipt was first.');
      });
      return true;
    },
  };
  return { outbox, queue, receipts };
}
