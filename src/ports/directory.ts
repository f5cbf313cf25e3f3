import type { Account } from '../core/account.ts';
import type { DirectoryAbilities } from '../core/diagnosis.ts';
import type { EffectOutcome } from '../core/outcome.ts';

/** The password rules a directory announces, for the page to show first. */
export interface PasswordPolicy {
  readonly minLength: number;
  /** Earlier passwords that are refused. */
  readonly history: number;
  readonly maxAgeDays: number | undefined;
  readonly minAgeDays: number;
  /** Wrong passwords after which an account locks; absent where it never does, or the directory does not tell. */
  readonly lockoutThreshold?: number | undefined;
}

/** What a sign-in with a password would give. */
export type SignInOutcome =
  | { readonly kind: 'ok'; readonly account: Account }
  | { readonly kind: 'wrong' | 'disabled' | 'expired' | 'must-change' | 'locked' };

/** When a password runs out. `unknown` where the directory does not tell. */
export type Expiry =
  { readonly kind: 'at'; readonly at: Date } | { readonly kind: 'never' } | { readonly kind: 'unknown' };

/** Accounts that may need attention: for the lists of staff, and for reminders. */
export type AccountList =
  { readonly kind: 'locked' } | { readonly kind: 'expiring'; readonly from: Date; readonly until: Date };

/**
 * Whether a password is the account's own. Each wrong one counts in the directory, which counts anew after
 * `right` alone; `right-elsewhere` is right at another hour or on another machine.
 */
export type PasswordCheck =
  'right' | 'right-elsewhere' | 'wrong' | 'locked' | 'disabled' | 'expired' | 'must-change' | 'not-supported';

export interface ResetOptions {
  /** The next sign-in asks for another password. */
  readonly mustChange?: boolean | undefined;
  /** Of the agent who approved, where the directory resets only in a person's name. */
  readonly agentToken?: string | undefined;
}

export interface ChangeOptions {
  /** Of the account's owner, where the directory changes passwords only in a person's name. */
  readonly ownToken?: string | undefined;
}

/** A pass that signs in once or for a short while, or why there is none. */
export type TemporaryPassOutcome =
  | { readonly kind: 'issued'; readonly pass: string; readonly validUntil: Date }
  | Extract<EffectOutcome, { readonly kind: 'not-permitted' | 'managed-elsewhere' | 'disabled' }>;

/**
 * Reads accounts. Unknown is `undefined`, never a fault; a directory that does not answer
 * throws `directory-unavailable`.
 */
export interface AccountReader {
  /** By user ID, mail alias or DOMAIN\name, already normalised; more than one match counts as none. */
  find(userId: string): Promise<Account | undefined>;
  /** By the directory's own identifier, read afresh. */
  read(accountId: string): Promise<Account | undefined>;
  abilities(account: Account): DirectoryAbilities;
  /** The organisation's rule, or the one that holds for an account. */
  passwordPolicy(account?: Account): Promise<PasswordPolicy>;
  expiry(account: Account): Promise<Expiry>;
  /** At most so many; empty where the directory cannot tell. */
  list(which: AccountList, most: number): Promise<readonly Account[]>;
}

/**
 * Changes accounts. Each call is made once, after its intent is on record; a call of which nobody
 * knows how it ended throws `directory-unknown-outcome`.
 */
export interface AccountWriter {
  /** Sets a password without the old one, clears the lock, and the duty to change unless asked for. */
  reset(accountId: string, newPassword: string, options?: ResetOptions): Promise<EffectOutcome>;
  change(
    accountId: string,
    currentPassword: string,
    newPassword: string,
    options?: ChangeOptions,
  ): Promise<EffectOutcome>;
  unlock(accountId: string): Promise<EffectOutcome>;
  /** The next sign-in asks for another password. */
  requireChange(accountId: string): Promise<EffectOutcome>;
  issueTemporaryPass(accountId: string, minutes: number): Promise<TemporaryPassOutcome>;
  /** Throws `directory-unavailable` only where the password surely did not get there, and so cannot have counted. */
  verifyPassword(accountId: string, password: string): Promise<PasswordCheck>;
  /** Ends every session that was signed in with the old password. */
  revokeSessions(accountId: string): Promise<void>;
}

export interface Directory extends AccountReader, AccountWriter {}
