import { sql, type Kysely } from 'kysely';

/** Where people can be reached in Teams. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `create table teams_references (
         seq integer primary key, id text not null unique, account_id text, personal integer not null, body text not null)`,
    )
    .execute(db);
  await sql.raw('create index teams_references_account on teams_references (account_id, personal)').execute(db);
}
