import { sql, type Kysely } from 'kysely';

/** Who asks how their case stands has it found by the conversation, also when it is closed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [`create index cases_conversation on cases (conversation_id, opened_at)`];
