import type { Clock, Random } from '../../../../ports/clock.ts';
import type { Keyring } from '../../../../ports/keyring.ts';
import type { Database } from '../../../sql/database.ts';
import type { AccountTable } from '../../../sql/schema.ts';
import type { SqlWork, Write } from '../../../sql/work.ts';
import { organisationIn, storeOrganisation } from '../organisation.ts';
import type { Company } from '../company.ts';
import { accountRow, namesOf } from '../rows.ts';
import { normaliseUserId } from '../../../../core/identity.ts';
import { changesTo } from './compare.ts';
import type { Imported, Reading } from './read.ts';

export interface ImportReport {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  /** When not empty, nothing was done. */
  readonly problems: readonly string[];
}

export interface ImportTools {
  readonly db: Database;
  readonly work: SqlWork;
  readonly keyring: Keyring;
  readonly random: Random;
  readonly clock: Clock;
}

const AT_A_TIME = 200;

interface Known {
  readonly row: AccountTable;
  readonly names: ReadonlySet<string>;
}

/**
 * Brings people into the embedded directory: all of them in one commit, or nobody. Who is there already keeps password,
 * lock and history; who is not in the file is left alone.
 * @param organisation where neither the file nor the database has one
 */
export async function importPeople(
  tools: ImportTools,
  { people, problems, ...file }: Reading,
  organisation: Company['organisation'] | undefined,
  dryRun: boolean,
): Promise<ImportReport> {
  const known = await everybody(tools.db);
  const all = [...problems, ...collisions(people, known)];
  const ours = await organisationIn(tools.db);
  const first = ours === undefined ? (file.organisation ?? organisation) : undefined;
  if (ours === undefined && first === undefined) {
    all.push('the organisation is not known yet: set organisation in the configuration, or import JSON that has it');
  }
  const report = { added: 0, changed: 0, unchanged: 0, problems: all };
  if (all.length > 0) return report;
  const writes: Write[] = first === undefined ? [] : [storeOrganisation(first)];
  const news: NewPerson[] = [];
  let position = known.size;
  for (const person of people) {
    const there = known.get(normaliseUserId(person.user.userId));
    if (there === undefined) {
      report.added += 1;
      if (!dryRun) news.push(await newPerson(tools, person, position++));
      continue;
    }
    const change = changing(there, person, tools.clock.now());
    if (change === undefined) report.unchanged += 1;
    else {
      report.changed += 1;
      writes.push(change);
    }
  }
  if (!dryRun)
    await tools.work.enlist(async (trx) => {
      for (const write of [...writes, adding(news)]) await write(trx);
    });
  return report;
}

async function everybody(db: Database): Promise<Map<string, Known>> {
  const names = new Map<string, Set<string>>();
  for (const { account_id: id, name } of await db.selectFrom('account_names').selectAll().execute()) {
    names.set(id, (names.get(id) ?? new Set()).add(name));
  }
  const rows = await db.selectFrom('accounts').selectAll().execute();
  return new Map(rows.map((row) => [normaliseUserId(row.user_id), { row, names: names.get(row.id) ?? new Set() }]));
}

/** A user ID that is another person's alias would make both impossible to find. */
function collisions(people: readonly Imported[], known: ReadonlyMap<string, Known>): string[] {
  const ids = new Set([...known.keys(), ...people.map(({ user }) => normaliseUserId(user.userId))]);
  const taken = new Set<string>();
  for (const [id, { names }] of known) for (const name of names) if (name !== id) taken.add(name);
  return people.flatMap(({ line, user }) => {
    const own = normaliseUserId(user.userId);
    const alias = namesOf({ ...user, password: '' }).find((name) => name !== own && ids.has(name));
    if (alias !== undefined) return [`line ${line}: aliases: one is the user ID of somebody else`];
    return taken.has(own) ? [`line ${line}: userId: an alias of somebody else`] : [];
  });
}

interface NewPerson {
  readonly row: AccountTable;
  readonly names: readonly string[];
}

/** Without a password there is a key that belongs to none. */
async function newPerson({ keyring, random }: ImportTools, { user }: Imported, position: number): Promise<NewPerson> {
  const { password } = user;
  const whole = { ...user, password: password ?? '' };
  const nobodys = `scrypt$${random.bytes(16).toString('base64url')}$${random.bytes(32).toString('base64url')}`;
  const row = await accountRow(whole, position, keyring, random, password === undefined ? nobodys : undefined);
  return { row, names: namesOf(whole) };
}

/** Many to a statement: an import can be of a hundred thousand. */
const adding =
  (news: readonly NewPerson[]): Write =>
  async (trx) => {
    for (let from = 0; from < news.length; from += AT_A_TIME) {
      const some = news.slice(from, from + AT_A_TIME);
      await trx
        .insertInto('accounts')
        .values(some.map(({ row }) => row))
        .execute();
      const names = some.flatMap(({ row, names: own }) => own.map((name) => ({ name, account_id: row.id })));
      await trx.insertInto('account_names').values(names).execute();
    }
  };

function changing({ row, names }: Known, person: Imported, now: Date): Write | undefined {
  const changes = changesTo(row, person, now);
  const wanted = person.given.has('aliases') ? namesOf({ ...person.user, password: '' }) : [...names];
  const sameNames = wanted.length === names.size && wanted.every((name) => names.has(name));
  if (Object.keys(changes).length === 0 && sameNames) return undefined;
  return async (trx) => {
    if (Object.keys(changes).length > 0)
      await trx.updateTable('accounts').set(changes).where('id', '=', row.id).execute();
    if (sameNames) return;
    await trx.deleteFrom('account_names').where('account_id', '=', row.id).execute();
    await trx
      .insertInto('account_names')
      .values(wanted.map((name) => ({ name, account_id: row.id })))
      .execute();
  };
}
