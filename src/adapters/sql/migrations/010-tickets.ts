import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** The ticket of a case, and how far it is. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `create table case_tickets (
         case_id text primary key, ticket_id text, number text, url text, status text,
         events integer not null, words integer not null, refused text, busy_until bigint not null)`,
    )
    .execute(db);
}
