import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** The tables of schema.ts. Instants are milliseconds, so that both engines agree. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `create table meta (key text primary key, value text not null)`,
  `create table conversations (
     id text primary key, channel text not null, user_id text not null, account_id text, browser text,
     source text not null, locale text, opened_at bigint not null)`,
  `create table activities (
     conversation_id text not null, seq integer not null, id text not null, client_id text, at bigint not null,
     role text not null, body text not null, primary key (conversation_id, seq))`,
  `create unique index activities_client on activities (conversation_id, client_id)`,
  `create index activities_at on activities (at)`,
  `create table bot_state (key text primary key, version integer not null, body text not null)`,
  `create table recoveries (
     id text primary key, version integer not null, state text not null, account_id text,
     conversation_id text not null, link_hash text unique, expires_at bigint not null, body text not null)`,
  `create index recoveries_account on recoveries (account_id, state)`,
  `create index recoveries_state on recoveries (state, expires_at)`,
  `create table secrets (ref text primary key, sealed text not null, expires_at bigint not null)`,
  `create table attempts (
     id integer primary key, kind text not null, subject text not null, at bigint not null)`,
  `create index attempts_subject on attempts (subject, kind, at)`,
  `create table outbox (
     id text primary key, kind text not null, sealed text not null, state text not null, tries integer not null,
     next_at bigint not null, created_at bigint not null, gives_up_at bigint not null, error text)`,
  `create index outbox_next on outbox (state, next_at)`,
  `create table inbox (
     seq integer primary key, id text not null unique, at bigint not null, channel text not null,
     recipient text not null, sealed text not null)`,
  `create table audit (
     seq integer primary key, at bigint not null, event text not null, subject text, actor text,
     details text not null, previous text not null, hash text not null)`,
  `create table pseudonyms (fingerprint text primary key, pseudonym text not null unique, sealed_name text not null)`,
  `create table cases (
     id text primary key, version integer not null, reference text not null unique, state text not null,
     urgent integer not null, conversation_id text not null, account_id text, opened_at bigint not null,
     body text not null)`,
  `create table freezes (account_id text primary key, at bigint not null, reference text not null)`,
  `create table sessions (
     hash text primary key, account_id text not null, opened_at bigint not null, seen_at bigint not null,
     expires_at bigint not null)`,
  `create index sessions_account on sessions (account_id)`,
  `create table knowledge_gaps (
     question text not null, language text not null, times integer not null, first_at bigint not null,
     last_at bigint not null, primary key (question, language))`,
  `create table used_once (id text primary key, until bigint not null)`,
  `create table accounts (
     id text primary key, user_id text not null, display_name text not null, language text not null,
     source text not null, enabled integer not null, guest integer not null, locked integer not null,
     locked_until bigint, failures integer not null, last_failure_at bigint, must_change integer not null,
     account_expires_at bigint, password_never_expires integer not null, password_hash text not null,
     password_set_at bigint not null, history text not null, self_service text not null, contacts text not null,
     contacts_changed_at bigint, sealed_proofs text, manager text, roles text not null, position integer not null)`,
  `create table account_names (
     name text not null, account_id text not null, primary key (name, account_id))`,
];
