import type { Contacts } from '../../../../core/account.ts';
import type { AccountTable } from '../../../sql/schema.ts';
import type { Imported } from './read.ts';

const flag = (value: boolean): 0 | 1 => (value ? 1 : 0);

/** What the file says otherwise of an account that is there. Its password, lock and history are never among it. */
export function changesTo(row: AccountTable, { user, given }: Imported, now: Date): Partial<AccountTable> {
  const wanted: Partial<AccountTable> = {
    display_name: user.displayName,
    ...(given.has('language') && { language: user.language }),
    ...(given.has('source') && { source: user.source }),
    ...(given.has('enabled') && { enabled: flag(user.enabled) }),
    ...(given.has('guest') && { guest: flag(user.guest) }),
    ...(given.has('accountExpiresAt') && {
      account_expires_at: user.accountExpiresAt === null ? null : Date.parse(user.accountExpiresAt),
    }),
    ...(given.has('passwordNeverExpires') && { password_never_expires: flag(user.passwordNeverExpires) }),
    ...(given.has('selfService') && { self_service: JSON.stringify(user.selfService) }),
    ...(given.has('manager') && { manager: user.manager ?? null }),
    ...(given.has('groups') && { member_of: JSON.stringify(user.groups) }),
    ...(given.has('registeredBy') && { registered_by: JSON.stringify(user.registeredBy) }),
    ...(given.has('roles') && { roles: JSON.stringify(user.roles) }),
    ...(given.has('contacts') && !sameContacts(row, user.contacts) && movedContacts(user, given, now)),
  };
  const different = Object.entries(wanted).filter(([column, value]) => row[column as keyof AccountTable] !== value);
  return Object.fromEntries(different);
}

const sameContacts = ({ contacts }: AccountTable, wanted: Contacts): boolean => {
  const plain = ({ alternateEmail, mobilePhone, officePhone }: Contacts): string =>
    JSON.stringify([alternateEmail, mobilePhone, officePhone]);
  return plain(JSON.parse(contacts) as Contacts) === plain(wanted);
};

/** A contact that changed has to rest before it can be a gate. */
const movedContacts = (user: Imported['user'], given: ReadonlySet<string>, now: Date): Partial<AccountTable> => ({
  contacts: JSON.stringify(user.contacts),
  contacts_changed_at: given.has('contactsChangedAt') ? Date.parse(user.contactsChangedAt) : now.getTime(),
});
