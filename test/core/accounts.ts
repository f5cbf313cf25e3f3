import type { Account } from '../../src/core/account.ts';

/** Somebody with whom nothing is wrong. */
export const account = (changes: Partial<Account> = {}): Account => ({
  id: 'a1',
  userId: 'anna@voorbeeld.example',
  displayName: 'Anna de Vries',
  language: 'nl',
  source: 'cloud',
  enabled: true,
  guest: false,
  locked: false,
  lockedUntil: undefined,
  mustChange: false,
  accountExpiresAt: undefined,
  passwordSetAt: undefined,
  passwordExpiresAt: undefined,
  selfService: { enabled: true, registered: true },
  contacts: { alternateEmail: 'anna@prive.example', mobilePhone: '+31612345601', officePhone: '+31201234501' },
  contactsChangedAt: undefined,
  ownAddresses: ['anna@voorbeeld.example'],
  roles: [],
  manager: undefined,
  ...changes,
});
