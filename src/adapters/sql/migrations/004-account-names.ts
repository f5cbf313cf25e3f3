import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** The names of one account without reading those of all; and who is locked, or soon in need of another password. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `create index account_names_account on account_names (account_id, name)`,
  `create index accounts_locked on accounts (locked, locked_until)`,
  `create index accounts_password on accounts (password_set_at)`,
];
