import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** Resets that staff asked for, the reminders that went out, and who wants none. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `create table staff_resets (
     id text primary key, version integer not null, state text not null, requester_id text not null,
     target_id text not null, invitation_hash text unique, requested_at bigint not null, body text not null)`,
  `create index staff_resets_state on staff_resets (state)`,
  `create table approval_pairs (pair text primary key, approver_id text not null, at bigint not null)`,
  `create table reminders (
     account_id text not null, expires_at bigint not null, days integer not null, at bigint not null,
     primary key (account_id, expires_at, days))`,
  `create table reminder_refusals (account_id text primary key, at bigint not null)`,
];
