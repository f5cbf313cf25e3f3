import type { Database } from '../../sql/database.ts';
import type { Write } from '../../sql/work.ts';
import { companySchema, type Company } from './company.ts';

const ORGANISATION = 'embedded organisation';
const DEMO = 'embedded demo company';

/** What the database knows of the company; nothing as long as it is empty. */
export async function organisationIn(db: Database): Promise<Company['organisation'] | undefined> {
  const known = await db.selectFrom('meta').select('value').where('key', '=', ORGANISATION).executeTakeFirst();
  return known && companySchema.shape.organisation.parse(JSON.parse(known.value));
}

export const storeOrganisation =
  (organisation: Company['organisation']): Write =>
  async (trx) =>
    void (await trx
      .insertInto('meta')
      .values({ key: ORGANISATION, value: JSON.stringify(organisation) })
      .execute());

/** Marks people whose first passwords everybody knows. */
export const markDemo: Write = async (trx) =>
  void (await trx.insertInto('meta').values({ key: DEMO, value: 'true' }).execute());

export const holdsDemo = async (db: Database): Promise<boolean> =>
  (await db.selectFrom('meta').select('key').where('key', '=', DEMO).executeTakeFirst()) !== undefined;
