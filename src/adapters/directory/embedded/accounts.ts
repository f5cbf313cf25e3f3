import type { Account, Contacts, Role } from '../../../core/account.ts';
import type { AccountTable } from '../../sql/schema.ts';
import type { Company } from './company.ts';

const DAY = 86_400_000;

/** How an account stands at a moment; a lock that ran out is no lock. */
export function toAccount(
  row: AccountTable,
  names: readonly string[],
  policy: Company['organisation']['passwordPolicy'],
  now: Date,
): Account {
  const contacts = JSON.parse(row.contacts) as Contacts;
  const lockedUntil =
    row.locked_until !== null && row.locked_until > now.getTime() ? new Date(row.locked_until) : undefined;
  const expires = policy.maxAgeDays !== null && row.password_never_expires === 0;
  return {
    id: row.id,
    userId: row.user_id,
    displayName: row.display_name,
    language: row.language,
    source: row.source,
    enabled: row.enabled === 1,
    guest: row.guest === 1,
    locked: row.locked === 1 || lockedUntil !== undefined,
    lockedUntil: row.locked === 1 ? undefined : lockedUntil,
    mustChange: row.must_change === 1,
    accountExpiresAt: row.account_expires_at === null ? undefined : new Date(row.account_expires_at),
    passwordSetAt: new Date(row.password_set_at),
    passwordExpiresAt: expires ? new Date(row.password_set_at + (policy.maxAgeDays ?? 0) * DAY) : undefined,
    selfService: JSON.parse(row.self_service) as Account['selfService'],
    contacts,
    contactsChangedAt: row.contacts_changed_at === null ? undefined : new Date(row.contacts_changed_at),
    ownAddresses: names,
    roles: JSON.parse(row.roles) as Role[],
    groups: JSON.parse(row.member_of) as string[],
    registeredBy: JSON.parse(row.registered_by) as Account['registeredBy'],
    manager: row.manager ?? undefined,
  };
}
