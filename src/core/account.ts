import type { Language } from './language.ts';

/** Staff roles, weakest first. Whoever holds one is a privileged account. */
export const ROLES = ['helpdesk', 'passwordAdministrator', 'userAdministrator', 'globalAdministrator'] as const;
export type Role = (typeof ROLES)[number];

/** Where the password is mastered. */
export type AccountSource = 'cloud' | 'onPremises';

/** The registered ways to reach a person, as the directory has them. */
export interface Contacts {
  readonly alternateEmail?: string | undefined;
  /** E.164. */
  readonly mobilePhone?: string | undefined;
  /** E.164. */
  readonly officePhone?: string | undefined;
}

/** Who put a contact into the directory. */
export type Registrar = 'user' | 'administrator';

/** One account as a directory shows it, live. */
export interface Account {
  /** The directory's stable identifier; never shown. */
  readonly id: string;
  /** The name to sign in with, as the directory writes it. */
  readonly userId: string;
  readonly displayName: string;
  readonly language: Language;
  readonly source: AccountSource;
  readonly enabled: boolean;
  readonly guest: boolean;
  readonly locked: boolean;
  /** When the lock ends by itself; absent when an administrator must end it. */
  readonly lockedUntil: Date | undefined;
  readonly mustChange: boolean;
  readonly accountExpiresAt: Date | undefined;
  readonly passwordSetAt: Date | undefined;
  /** Absent when the password never expires. */
  readonly passwordExpiresAt: Date | undefined;
  /** The organisation's permission to use self-service, and whether contacts are registered for it. */
  readonly selfService: { readonly enabled: boolean; readonly registered: boolean };
  readonly contacts: Contacts;
  /** By whom each contact was registered, as far as the directory knows. */
  readonly registeredBy?: Readonly<Partial<Record<keyof Contacts, Registrar>>> | undefined;
  /** When the contacts were last changed, as far as known. */
  readonly contactsChangedAt: Date | undefined;
  /** The account's own mail addresses and names; none of them can ever be a gate. */
  readonly ownAddresses: readonly string[];
  readonly roles: readonly Role[];
  /** Names of the directory's groups that policy may have rules for; absent where none are read. */
  readonly groups?: readonly string[] | undefined;
  /** Holds a role of the directory's own, one that Sleutel has no name for included. It makes nobody staff. */
  readonly guarded?: boolean | undefined;
  /** Of the same person in the directory on-premises, as the cloud knows it. */
  readonly onPremisesId?: string | undefined;
  /** User ID of the manager. */
  readonly manager: string | undefined;
}

export const isPrivileged = (account: Account): boolean => account.roles.length > 0 || account.guarded === true;

/** May help others; a role of the directory that Sleutel has no name for gives no right to that. */
export const isStaff = (account: Account): boolean => account.roles.length > 0;
