import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** What was done about a question that nothing answered: nothing yet, `answered` or `dismissed`. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(`alter table knowledge_gaps add column settled text`).execute(db);
}
