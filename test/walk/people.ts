import type { Database } from '../../src/adapters/sql/database.ts';

/** What differs between people. */
export interface Traits {
  readonly staff: boolean;
  readonly strict: boolean;
  readonly locked: boolean;
}

export interface Person {
  readonly id: string;
  readonly userId: string;
  readonly mail: string;
  readonly mobile: string;
  readonly office: string;
}

let made = 0;

/** Somebody nobody has met before, straight into the table of the embedded directory. */
export async function newPerson(db: Database, { staff, strict, locked }: Traits, now: Date): Promise<Person> {
  made += 1;
  const digits = String(made).padStart(7, '0');
  const person: Person = {
    id: `p${made}`,
    userId: `p${made}@voorbeeld.example`,
    mail: `p${made}@prive.example`,
    mobile: `+316${digits}1`,
    office: `+3120${digits}`,
  };
  await db
    .insertInto('accounts')
    .values({
      id: person.id,
      user_id: person.userId,
      display_name: `Proef ${made}`,
      language: 'nl',
      source: 'cloud',
      enabled: 1,
      guest: 0,
      locked: locked ? 1 : 0,
      locked_until: null,
      failures: 0,
      last_failure_at: null,
      must_change: 0,
      account_expires_at: null,
      password_never_expires: 1,
      password_hash: '',
      password_set_at: now.getTime() - 86_400_000,
      history: '[]',
      self_service: '{"enabled":true,"registered":true}',
      contacts: JSON.stringify({
        alternateEmail: person.mail,
        mobilePhone: person.mobile,
        officePhone: person.office,
      }),
      contacts_changed_at: 0,
      sealed_proofs: null,
      manager: null,
      roles: JSON.stringify(staff ? ['helpdesk'] : []),
      position: 1_000 + made,
      member_of: JSON.stringify(strict ? ['Strict'] : []),
      registered_by: '{}',
    })
    .execute();
  await db.insertInto('account_names').values({ name: person.userId, account_id: person.id }).execute();
  return person;
}
