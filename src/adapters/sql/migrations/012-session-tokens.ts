import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** A session may hold, sealed and for an hour at most, the token that its person signed in with. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `alter table sessions add column sealed_token text`,
  `alter table sessions add column token_until bigint`,
];
