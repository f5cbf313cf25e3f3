import type { Selectable } from 'kysely';
import type { TicketStatus } from '../../core/ticket.ts';
import type { Clock } from '../../ports/clock.ts';
import type { News } from '../../ports/cases.ts';
import type { TicketProgress, TicketStore } from '../../ports/tickets.ts';
import { CASES } from './cases.ts';
import type { Database } from './database.ts';
import type { Schema } from './schema.ts';
import type { SqlWork } from './work.ts';

/** Written at once, not with the unit around it: the other side has the ticket by then. */
export function createTicketStore(db: Database, work: SqlWork, clock: Clock, news: Pick<News, 'tell'>): TicketStore {
  return {
    async take(caseId, until) {
      const now = clock.now().getTime();
      let found: TicketProgress | undefined;
      await work.apart(() =>
        work.enlist(async (trx) => {
          found = undefined;
          const row = await trx.selectFrom('case_tickets').selectAll().where('case_id', '=', caseId).executeTakeFirst();
          if (row !== undefined && row.busy_until > now) return;
          found = row === undefined ? NOTHING : progressOf(row);
          const taken = { ...columns(caseId, found), busy_until: until.getTime() };
          await trx
            .insertInto('case_tickets')
            .values(taken)
            .onConflict((conflict) => conflict.column('case_id').doUpdateSet(taken))
            .execute();
        }),
      );
      return found;
    },
    async keep(caseId, progress, until) {
      await work.apart(() =>
        work.enlist(async (trx) => {
          const row = { ...columns(caseId, progress), busy_until: until?.getTime() ?? 0 };
          await trx.updateTable('case_tickets').set(row).where('case_id', '=', caseId).execute();
        }),
      );
      news.tell(CASES);
    },
    async of(caseId) {
      const row = await db.selectFrom('case_tickets').selectAll().where('case_id', '=', caseId).executeTakeFirst();
      return row && progressOf(row);
    },
  };
}

const NOTHING: TicketProgress = { ticket: undefined, status: undefined, events: 0, words: 0, refused: undefined };

const progressOf = (row: Selectable<Schema['case_tickets']>): TicketProgress => ({
  ticket:
    row.ticket_id === null || row.number === null
      ? undefined
      : { id: row.ticket_id, number: row.number, url: row.url ?? undefined },
  status: (row.status ?? undefined) as TicketStatus | undefined,
  events: row.events,
  words: row.words,
  refused: row.refused ?? undefined,
});

const columns = (caseId: string, { ticket, status, events, words, refused }: TicketProgress) => ({
  case_id: caseId,
  ticket_id: ticket?.id ?? null,
  number: ticket?.number ?? null,
  url: ticket?.url ?? null,
  status: status ?? null,
  events,
  words,
  refused: refused ?? null,
});
