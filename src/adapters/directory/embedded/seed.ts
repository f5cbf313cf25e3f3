import { readFileSync } from 'node:fs';
import { Fault } from '../../../core/errors.ts';
import { normaliseUserId } from '../../../core/identity.ts';
import type { Clock, Random } from '../../../ports/clock.ts';
import type { Keyring } from '../../../ports/keyring.ts';
import type { Database } from '../../sql/database.ts';
import { companySchema, type Company } from './company.ts';
import { demoCompany } from './demo-company.ts';
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

const ORGANISATION = 'embedded organisation';

/** Fills an empty database once; afterwards the database is what counts. */
export async function seedCompany(
  db: Database,
  keyring: Keyring,
  random: Random,
  clock: Clock,
  path: string | undefined,
): Promise<Company['organisation']> {
  const known = await db.selectFrom('meta').select('value').where('key', '=', ORGANISATION).executeTakeFirst();
  if (known !== undefined) return companySchema.shape.organisation.parse(JSON.parse(known.value));
  const company = readCompany(path, clock.now());
  const rows = await Promise.all(company.users.map((user, index) => accountRow(user, index, keyring, random)));
  const names = company.users.flatMap((user, index) =>
    namesOf(user).map((name) => ({ name, account_id: rows[index]?.id ?? '' })),
  );
  await db.transaction().execute(async (trx) => {
    for (const row of rows) await trx.insertInto('accounts').values(row).execute();
    for (const row of names) await trx.insertInto('account_names').values(row).execute();
    await trx
      .insertInto('meta')
      .values({ key: ORGANISATION, value: JSON.stringify(company.organisation) })
      .execute();
  });
  return company.organisation;
}
