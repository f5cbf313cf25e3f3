import type { Kysely } from 'kysely';
import { sql } from 'kysely';

/** What policy by group, the cost guard, alarms and unfreezing keep. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
}

const STATEMENTS = [
  `alter table accounts add column member_of text not null default '[]'`,
  `alter table accounts add column registered_by text not null default '{}'`,
  `create table spend (
     day text not null, channel text not null, messages integer not null, cost bigint not null,
     primary key (day, channel))`,
  `create table alarms (id text primary key, kind text not null, at bigint not null)`,
  `create table approvals (
     target text not null, reference text not null, number integer not null, staff text not null, at bigint not null,
     primary key (target, reference, number))`,
  `create index approvals_at on approvals (at)`,
];
