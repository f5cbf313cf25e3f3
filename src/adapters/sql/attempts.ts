import type { Clock } from '../../ports/clock.ts';
import { Fault } from '../../core/errors.ts';
import type { AttemptStore } from '../../ports/stores.ts';
import type { Database } from './database.ts';
import type { SqlWork } from './work.ts';

interface Counted {
  readonly since: number;
  /** What the decision was based on. */
  readonly found: number;
  /** Own additions since. */
  readonly added: number;
}

/**
 * What counts against limits. A count that a decision was based on is taken again at commit, so
 * that two units that both saw room for one more cannot both take it.
 */
export function createAttemptStore(db: Database, work: SqlWork, clock: Clock): AttemptStore {
  return {
    async since(kind, subject, since) {
      const rows = await db
        .selectFrom('attempts')
        .select('at')
        .where('subject', '=', subject)
        .where('kind', '=', kind)
        .where('at', '>', since.getTime())
        .orderBy('at')
        .execute();
      const known = work.memo.get(key(kind, subject)) as Counted | undefined;
      if (known === undefined || known.since > since.getTime()) {
        const counted: Counted = { since: since.getTime(), found: rows.length, added: known?.added ?? 0 };
        work.memo.set(key(kind, subject), counted);
      }
      return rows.map((row) => new Date(row.at));
    },
    async add(kind, subject) {
      const known = work.memo.get(key(kind, subject)) as Counted | undefined;
      const at = clock.now().getTime();
      if (known !== undefined) work.memo.set(key(kind, subject), { ...known, added: known.added + 1 });
      await work.enlist(async (trx) => {
        await trx.insertInto('attempts').values({ kind, subject, at }).execute();
        if (known === undefined) return;
        const { count } = await trx
          .selectFrom('attempts')
          .select(({ fn }) => fn.countAll<number>().as('count'))
          .where('subject', '=', subject)
          .where('kind', '=', kind)
          .where('at', '>', known.since)
          .executeTakeFirstOrThrow();
        if (count !== known.found + known.added + 1) throw new Fault('conflict', 'A limit was used in between.');
      });
    },
    async takeBack(kind, subject, by) {
      work.memo.delete(key(kind, subject));
      await work.enlist(async (trx) => {
        const latest = trx
          .selectFrom('attempts')
          .select(({ fn }) => fn.max('id').as('id'))
          .where('subject', '=', subject)
          .where('kind', '=', kind)
          .where('at', '<=', by.getTime());
        await trx.deleteFrom('attempts').where('id', '=', latest).execute();
      });
    },
    async clear(kind, subject) {
      work.memo.delete(key(kind, subject));
      await work.enlist(async (trx) => {
        await trx.deleteFrom('attempts').where('subject', '=', subject).where('kind', '=', kind).execute();
      });
    },
  };
}

const key = (kind: string, subject: string) => `attempts ${kind} ${subject}`;
