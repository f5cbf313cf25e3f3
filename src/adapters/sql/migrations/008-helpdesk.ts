import { sql, type Kysely } from 'kysely';

/** The helpdesk's side of a case. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `create index cases_state on cases (state, urgent, opened_at)`,
  `create unique index cases_open on cases (conversation_id) where state not in ('resolved', 'expired', 'withdrawn')`,
  `create table case_events (
     case_id text not null, seq integer not null, at bigint not null, kind text not null, body text not null,
     primary key (case_id, seq))`,
  `create table case_actions (
     key text primary key, case_id text not null, at bigint not null, what text not null)`,
  `create index case_actions_at on case_actions (at)`,
  `create table case_signs (
     case_id text not null, side text not null, typing_at bigint not null, seen integer not null,
     primary key (case_id, side))`,
  `create table case_cards (case_id text primary key, posted text, busy_until bigint not null)`,
  `create table agents_here (account_id text primary key, seen_at bigint not null)`,
  `create index conversations_account on conversations (account_id)`,
];
