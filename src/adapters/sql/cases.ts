import { CASE_STATES, isFree, isTaken, type Case, type CaseState } from '../../core/case.ts';
import type { CaseEvent } from '../../core/case-event.ts';
import { Fault } from '../../core/errors.ts';
import type { CaseStore, News } from '../../ports/cases.ts';
import type { Database } from './database.ts';
import { fromJson, toJson } from './json.ts';
import { prepared } from './prepared.ts';
import { isDuplicate } from './sqlite-errors.ts';
import type { SqlWork } from './work.ts';

const FINAL: readonly CaseState[] = ['resolved', 'expired', 'withdrawn'];
const UNDER_WAY = CASE_STATES.filter((state) => isFree(state) || isTaken(state));
export const CASES = 'cases';

interface Remembered {
  readonly opened: Case;
  readonly version: number;
}

const findOpen = prepared((on, conversationId: string, ...final: readonly CaseState[]) =>
  on
    .selectFrom('cases')
    .select(['body', 'version'])
    .where('conversation_id', '=', conversationId)
    .where('state', 'not in', final),
);

/** Cases are rows with a version; a save says which version it has read. */
export function createCaseStore(db: Database, work: SqlWork, news: Pick<News, 'tell'>): CaseStore {
  const remember = (row: { body: string; version: number }): Case => {
    const opened: Case = { ...BEFORE, ...fromJson<Case>(row.body) };
    const known = work.memo.get(key(opened.id)) as Remembered | undefined;
    if (known !== undefined) return known.opened;
    work.memo.set(key(opened.id), { opened, version: row.version });
    return opened;
  };
  const rows = () => db.selectFrom('cases').select(['body', 'version']);
  const newest = () => rows().orderBy('opened_at', 'desc').limit(1);
  const told = () => work.afterCommit(() => news.tell(CASES));

  return {
    async read(id) {
      const known = work.memo.get(key(id)) as Remembered | undefined;
      if (known !== undefined) return known.opened;
      const row = await rows().where('id', '=', id).executeTakeFirst();
      return row && remember(row);
    },
    async openIn(conversationId) {
      const [row] = (await findOpen(db, conversationId, ...FINAL)).rows;
      return row && remember(row);
    },
    async lastIn(conversationId) {
      const row = await newest().where('conversation_id', '=', conversationId).executeTakeFirst();
      return row && remember(row);
    },
    async openOf(accountId) {
      const row = await newest().where('state', 'in', UNDER_WAY).where('account_id', '=', accountId).executeTakeFirst();
      return row && remember(row);
    },
    async inStates(states, most) {
      const found = await rows()
        .where('state', 'in', states)
        .orderBy('urgent', 'desc')
        .orderBy('opened_at')
        .limit(most)
        .execute();
      return found.map(remember);
    },
    async lately(most) {
      const found = await rows().where('state', 'in', FINAL).orderBy('opened_at', 'desc').limit(most).execute();
      return found.map(remember);
    },
    async isNew(reference) {
      const row = await db.selectFrom('cases').select('id').where('reference', '=', reference).executeTakeFirst();
      return row === undefined;
    },
    async save(opened) {
      const version = (work.memo.get(key(opened.id)) as Remembered | undefined)?.version ?? 0;
      work.memo.set(key(opened.id), { opened, version: version + 1 });
      await work.enlist(async (trx) => {
        const row = columns(opened, version + 1);
        try {
          if (version === 0) return void (await trx.insertInto('cases').values(row).execute());
          const done = await trx
            .updateTable('cases')
            .set(row)
            .where('id', '=', row.id)
            .where('version', '=', version)
            .executeTakeFirst();
          if (done.numUpdatedRows === 1n) return;
        } catch (error) {
          // Another case was opened, or opened again, in the same conversation.
          if (!isDuplicate(error)) throw error;
        }
        throw new Fault('conflict', 'The case was changed in between.');
      });
      told();
    },
    async note(caseId, { at, kind, ...body }) {
      await work.enlist(async (trx) => {
        const last = await trx
          .selectFrom('case_events')
          .select(({ fn }) => fn.max('seq').as('seq'))
          .where('case_id', '=', caseId)
          .executeTakeFirst();
        const row = { case_id: caseId, seq: (last?.seq ?? 0) + 1, at: at.getTime(), kind, body: toJson(body) };
        await trx.insertInto('case_events').values(row).execute();
      });
      told();
    },
    async events(caseId) {
      const found = await db
        .selectFrom('case_events')
        .select(['at', 'kind', 'body'])
        .where('case_id', '=', caseId)
        .orderBy('seq')
        .execute();
      return found.map(
        ({ at, kind, body }) =>
          ({ at: new Date(at), kind, ...fromJson<Pick<CaseEvent, 'by' | 'words' | 'method'>>(body) }) as CaseEvent,
      );
    },
  };
}

const key = (id: string) => `case ${id}`;

/** What cases lack that were opened before there was a console. */
const BEFORE = { pauses: [], told: [], callBack: false } as const;

const columns = (opened: Case, version: number) => ({
  id: opened.id,
  version,
  reference: opened.reference,
  state: opened.state,
  urgent: opened.urgent ? (1 as const) : (0 as const),
  conversation_id: opened.conversationId,
  account_id: opened.accountId ?? null,
  opened_at: opened.openedAt.getTime(),
  body: toJson(opened),
});
