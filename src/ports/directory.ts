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
}

/** What a sign-in with a password would give. */
export type SignInOutcome =
  | { readonly kind: 'ok'; readonly account: Account }
  | { readonly kind: 'wrong' | 'disabled' | 'expired' | 'must-change' | 'locked' };

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
}

/**
 * Changes accounts. Each call is made once, after its intent is on record; a call of which nobody
 * knows how it ended throws `directory-unknown-outcome`.
 */
export interface AccountWriter {
  /** Sets a password without the old one, clears the lock and the duty to change. */
  reset(accountId: string, newPassword: string): Promise<EffectOutcome>;
  change(accountId: string, currentPassword: string, newPassword: string): Promise<EffectOutcome>;
  unlock(accountId: string): Promise<EffectOutcome>;
  /** Ends every session that was signed in with the old password. */
  revokeSessions(accountId: string): Promise<void>;
}

export interface Directory extends AccountReader, AccountWriter {}
