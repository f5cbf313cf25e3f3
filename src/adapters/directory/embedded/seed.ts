import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import { Fault } from '../../../core/errors.ts';
import { normaliseUserId } from '../../../core/identity.ts';
import type { Clock, Random } from '../../../ports/clock.ts';
import type { Keyring } from '../../../ports/keyring.ts';
import type { Database } from '../../sql/database.ts';
import { companySchema, type Company } from './company.ts';
import { demoCompany } from './demo-company.ts';
import { holdsDemo, markDemo, organisationIn, storeOrganisation } from './organisation.ts';
import { accountRow, namesOf } from './rows.ts';

/** Reads a company file, or takes the demo company. Every mistake in it is reported at once. */
export function readCompany(path: string | undefined, now: Date): Company {
  if (path === undefined) return companySchema.parse(demoCompany(now));
  let given: unknown;
  try {
    given = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new Fault('bad-configuration', `The company file ${path} cannot be read: ${(error as Error).message}`, error);
  }
  const parsed = companySchema.safeParse(given);
  if (parsed.success) return checkNames(parsed.data, path);
  const problems = parsed.error.issues.map((issue) => `  ${issue.path.join('.') || '(file)'}: ${issue.message}`);
  throw new Fault('bad-configuration', `The company file ${path} is not right:\n${problems.join('\n')}`);
}

function checkNames(company: Company, path: string): Company {
  const seen = new Set<string>();
  const twice = company.users
    .map((user) => normaliseUserId(user.userId))
    .filter((id) => seen.size === seen.add(id).size);
  if (twice.length === 0) return company;
  throw new Fault('bad-configuration', `The company file ${path} has these user IDs twice: ${twice.join(', ')}`);
}

/** Fills an empty database once; afterwards the database is what counts. */
export async function seedCompany(
  db: Database,
  keyring: Keyring,
  random: Random,
  clock: Clock,
  path: string | undefined,
): Promise<Company['organisation']> {
  const known = await organisationIn(db);
  if (known !== undefined) return known;
  const company = readCompany(path, clock.now());
  const rows = await Promise.all(company.users.map((user, index) => accountRow(user, index, keyring, random)));
  const names = company.users.flatMap((user, index) =>
    namesOf(user).map((name) => ({ name, account_id: rows[index]?.id ?? '' })),
  );
  await db.transaction().execute(async (trx) => {
    for (const row of rows) await trx.insertInto('accounts').values(row).execute();
    for (const row of names) await trx.insertInto('account_names').values(row).execute();
    await storeOrganisation(company.organisation)(trx);
    if (path === undefined) await markDemo(trx);
  });
  return company.organisation;
}

/**
 * The real company: its people come by `sleutel accounts import`, or from a company file.
 * @param given the organisation of the configuration
 * @throws Fault `bad-configuration` when there is nothing to begin with
 */
export async function realCompany(
  db: Database,
  given: z.input<typeof companySchema.shape.organisation> | undefined,
): Promise<Company['organisation']> {
  const known = await organisationIn(db);
  if (known !== undefined) return known;
  if (given === undefined) {
    const fix = 'Run sleutel accounts import FILE first, or set organisation in the configuration file.';
    throw new Fault('bad-configuration', `The embedded directory is said to be real, and it is empty. ${fix}`);
  }
  const organisation = companySchema.shape.organisation.parse(given);
  await db.transaction().execute(storeOrganisation(organisation));
  return organisation;
}

/** @throws Fault `bad-configuration` when the people in the database are those of the demo company */
export async function assertNotDemo(db: Database): Promise<void> {
  if (!(await holdsDemo(db))) return;
  const why = 'it holds the demo company, whose passwords everybody knows. Give SLEUTEL_DATA another folder.';
  throw new Fault('bad-configuration', `The embedded directory is said to be real, and ${why}`);
}
