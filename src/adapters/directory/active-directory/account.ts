import type { Entry } from 'ldapts';
import type { Account, Contacts } from '../../../core/account.ts';
import { normaliseUserId } from '../../../core/identity.ts';
import { toE164 } from '../../../core/phone-number.ts';
import { bytesOf, numberOf, textOf, textsOf } from './entry.ts';
import { isProtected, mayHelpThemselves, rolesOf, type Membership } from './groups.ts';
import type { ActiveDirectorySettings } from './settings.ts';
import { guidOf, isNever, momentOf, sidOf } from './values.ts';

/** Bits of userAccountControl (MS-ADTS 2.2.16); the last two count only where they are computed. */
const FLAG = {
  disabled: 0x2,
  passwordCannotChange: 0x40,
  passwordNeverExpires: 0x1_0000,
  smartCardRequired: 0x4_0000,
  lockedOut: 0x10,
} as const;

const NAMES = ['objectGUID', 'sAMAccountName', 'userPrincipalName', 'mail', 'proxyAddresses'];
export const BINARY = ['objectGUID', 'objectSid', 'tokenGroups'];

/** Enough to tell whether an entry is the one that was asked for. */
export const namingAttributes = (): string[] => [...NAMES];

/** tokenGroups makes a search fail that is not for one entry alone. */
export const accountAttributes = ({ contacts }: ActiveDirectorySettings): string[] => [
  ...NAMES,
  ...Object.values(contacts).flat(),
  'objectSid',
  'tokenGroups',
  'adminCount',
  'displayName',
  'preferredLanguage',
  'manager',
  'userAccountControl',
  'msDS-User-Account-Control-Computed',
  'lockoutTime',
  'pwdLastSet',
  'msDS-UserPasswordExpiryTimeComputed',
  'msDS-ResultantPSO',
  'accountExpires',
];

export const idOf = (entry: Entry): string => guidOf(bytesOf(entry, 'objectGUID')[0] ?? Buffer.alloc(16));

/** As people type it to sign in; an account without a UPN has DOMAIN\name. */
export const userIdOf = (entry: Entry, domain: string): string =>
  textOf(entry, 'userPrincipalName') ?? `${domain}\\${textOf(entry, 'sAMAccountName') ?? ''}`;

/** Every name and mail address of the account itself. */
export function namesOf(entry: Entry, domain: string): string[] {
  const proxies = textsOf(entry, 'proxyAddresses').flatMap((address) => /^smtp:(.+)$/iu.exec(address)?.[1] ?? []);
  const short = textOf(entry, 'sAMAccountName') ?? '';
  const names = [textOf(entry, 'userPrincipalName'), textOf(entry, 'mail'), ...proxies, `${domain}\\${short}`, short];
  return [...new Set(names.filter((name) => name !== undefined).map(normaliseUserId))];
}

export const membershipOf = (entry: Entry): Membership => ({
  sid: sidOf(bytesOf(entry, 'objectSid')[0] ?? Buffer.alloc(8)),
  groups: bytesOf(entry, 'tokenGroups').map(sidOf),
  adminCount: numberOf(entry, 'adminCount'),
});

const has = (entry: Entry, flag: keyof typeof FLAG): boolean =>
  (numberOf(entry, 'userAccountControl') & FLAG[flag]) !== 0;

export const isDisabled = (entry: Entry): boolean => has(entry, 'disabled');
/** Asking such an account to change its password has no effect. */
export const neverExpires = (entry: Entry): boolean =>
  has(entry, 'passwordNeverExpires') || has(entry, 'smartCardRequired');
export const isLocked = (entry: Entry): boolean =>
  (numberOf(entry, 'msDS-User-Account-Control-Computed') & FLAG.lockedOut) !== 0;
export const expiryOf = (entry: Entry): { readonly never: boolean; readonly at: Date | undefined } => {
  const text = textOf(entry, 'msDS-UserPasswordExpiryTimeComputed');
  return { never: isNever(text), at: momentOf(text) };
};

/** What else was looked up for it. */
interface Beside {
  readonly manager: string | undefined;
  readonly lockedUntil: Date | undefined;
}

/** An entry as an account; nothing in it is remembered from before. */
export function toAccount(entry: Entry, beside: Beside, settings: ActiveDirectorySettings): Account {
  const membership = membershipOf(entry);
  const contacts = contactsOf(entry, settings);
  const locked = isLocked(entry);
  const language = /^(nl|en)\b/iu.exec(textOf(entry, 'preferredLanguage') ?? '')?.[1]?.toLowerCase();
  return {
    id: idOf(entry),
    userId: userIdOf(entry, settings.domain),
    displayName: textOf(entry, 'displayName') ?? textOf(entry, 'sAMAccountName') ?? '',
    language: language === 'nl' || language === 'en' ? language : settings.language,
    source: 'onPremises',
    enabled: !isDisabled(entry),
    guest: false,
    locked,
    lockedUntil: locked ? beside.lockedUntil : undefined,
    mustChange: textOf(entry, 'pwdLastSet') === '0' && !neverExpires(entry),
    accountExpiresAt: momentOf(textOf(entry, 'accountExpires')),
    passwordSetAt: momentOf(textOf(entry, 'pwdLastSet')),
    passwordExpiresAt: expiryOf(entry).at,
    selfService: {
      enabled: isServed(entry, membership, settings),
      registered: Object.keys(contacts).length > 0,
    },
    contacts,
    contactsChangedAt: undefined,
    ownAddresses: namesOf(entry, settings.domain),
    roles: rolesOf(membership, settings.roles),
    groups: membership.groups,
    guarded: isProtected(membership, settings.protectedGroups),
    manager: beside.manager,
  };
}

/** A password that is not used, or that its holder may not change, is not for self-service. */
const isServed = (entry: Entry, membership: Membership, settings: ActiveDirectorySettings): boolean =>
  !isProtected(membership, settings.protectedGroups) &&
  mayHelpThemselves(membership, settings.selfService) &&
  !has(entry, 'smartCardRequired') &&
  !has(entry, 'passwordCannotChange');

function contactsOf(entry: Entry, { contacts, country, domain }: ActiveDirectorySettings): Contacts {
  const own = new Set(namesOf(entry, domain));
  const first = (attributes: readonly string[], use: (value: string) => string | undefined): string | undefined =>
    attributes
      .flatMap((attribute) => textsOf(entry, attribute))
      .map(use)
      .find((value) => value !== undefined);
  const number = (value: string): string | undefined => toE164(value, country);
  const found = {
    alternateEmail: first(contacts.alternateEmail, (value) => mailAddress(value, own)),
    mobilePhone: first(contacts.mobilePhone, number),
    officePhone: first(contacts.officePhone, number),
  };
  return Object.fromEntries(Object.entries(found).filter(([, contact]) => contact !== undefined));
}

/** One plain address that is not the account's own. */
function mailAddress(value: string, own: ReadonlySet<string>): string | undefined {
  const address = value.replace(/^smtp:/iu, '').trim();
  const isPlain = /^[^\s@,;<>"()[\]\\:]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+$/u.test(address);
  return isPlain && !own.has(normaliseUserId(address)) ? address : undefined;
}
