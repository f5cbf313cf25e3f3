import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Proofs that people keep themselves, contacts as they were last seen, and what managers were asked. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `create table enrolments (
     account_id text not null, kind text not null, version integer not null, enrolled_at bigint not null,
     sealed text not null, primary key (account_id, kind))`,
  `create table sightings (
     subject text primary key, version integer not null, seen_at bigint not null, sealed text not null)`,
  `create table vouches (
     id text primary key, version integer not null, state text not null, manager_id text not null,
     target_id text not null, created_at bigint not null, expires_at bigint not null, body text not null)`,
  `create index vouches_between on vouches (manager_id, target_id, created_at)`,
];
