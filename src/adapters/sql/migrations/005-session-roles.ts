import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** A session remembers which roles signing in proved; those from before proved none. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(`alter table sessions add column roles text not null default '[]'`).execute(db);
}
