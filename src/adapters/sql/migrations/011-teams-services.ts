import { sql, type Kysely } from 'kysely';

/** Where the channel's service answers for each tenant, as it said itself. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(`create table teams_services (tenant_id text primary key, service_url text not null)`).execute(db);
}
