import type { Account } from './account.ts';

/**
 * What is wrong with an account, live: the troubleshooting table as a closed union.
 * `article` names the knowledge article, `may` what the assistant can do about it.
 */
export type Diagnosis =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'guest' }
  | { readonly kind: 'disabled' }
  | { readonly kind: 'account-expired'; readonly since: Date }
  | { readonly kind: 'on-premises'; readonly writeBack: boolean }
  | { readonly kind: 'not-enabled' }
  | { readonly kind: 'not-registered' }
  | { readonly kind: 'locked'; readonly until: Date | undefined }
  | { readonly kind: 'must-change' }
  | { readonly kind: 'expired'; readonly since: Date }
  | { readonly kind: 'ok' };
export type DiagnosisKind = Diagnosis['kind'];

/** What the directory behind an account is able to do for it. */
export interface DirectoryAbilities {
  /** The adapter can set the password of an on-premises account itself. */
  readonly onPremisesReset: boolean;
  /** The cloud writes passwords back to the on-premises directory. */
  readonly writeBack: boolean;
  /** A lock can be cleared without a new password. */
  readonly unlock: boolean;
  /** Sets a password by itself; otherwise it takes the token of an agent. */
  readonly reset: boolean;
  /** Changes a password for who knows the old one; elsewhere a reset does. */
  readonly change: boolean;
  readonly requireChange: boolean;
  readonly temporaryPass: boolean;
  /** Whether a lock shows, and a date of expiry. */
  readonly readsLock: boolean;
  readonly readsExpiry: boolean;
  /** Earlier passwords are refused on a reset as well, not only on a change. */
  readonly historyOnReset: boolean;
  /** What else it does with a person's token: resets with that of an agent, changes with the owner's own. */
  readonly withToken?: readonly ('reset' | 'change')[] | undefined;
}

/** Whose token there is for an effect. */
export type Lender = 'agent' | 'owner';

/** What the directory can do for an account in whoever's name there is a token for. */
export function inTheNameOf(lender: Lender | undefined, abilities: DirectoryAbilities): DirectoryAbilities {
  const { withToken = [] } = abilities;
  if (lender === 'agent' && withToken.includes('reset')) return { ...abilities, reset: true, onPremisesReset: true };
  if (lender === 'owner' && withToken.includes('change')) return { ...abilities, change: true };
  return abilities;
}

/** When several hold, the first counts. */
export function diagnose(
  account: Account | undefined,
  abilities: Pick<DirectoryAbilities, 'onPremisesReset' | 'writeBack'>,
  now: Date,
): Diagnosis {
  if (account === undefined) return { kind: 'unknown' };
  if (account.guest) return { kind: 'guest' };
  if (!account.enabled) return { kind: 'disabled' };
  if (account.accountExpiresAt !== undefined && account.accountExpiresAt <= now) {
    return { kind: 'account-expired', since: account.accountExpiresAt };
  }
  if (account.source === 'onPremises' && !abilities.onPremisesReset) {
    return { kind: 'on-premises', writeBack: abilities.writeBack };
  }
  if (!account.selfService.enabled) return { kind: 'not-enabled' };
  if (!account.selfService.registered) return { kind: 'not-registered' };
  if (account.locked) return { kind: 'locked', until: account.lockedUntil };
  if (account.mustChange) return { kind: 'must-change' };
  if (account.passwordExpiresAt !== undefined && account.passwordExpiresAt <= now) {
    return { kind: 'expired', since: account.passwordExpiresAt };
  }
  return { kind: 'ok' };
}

/** What the person came for; it decides between unlock and reset where both would do. */
export type Wish = 'forgot' | 'locked' | 'change';

/** The way on after the gates: an effect to confirm, or a person. */
export type WayOn = 'reset' | 'unlock' | 'change' | 'hand-over';

/**
 * What a wish adds to a diagnosis: no lock where one was suspected, a lock that nobody can see or clear,
 * one that came back within a day, or a password that can be changed elsewhere.
 */
export type FindingNote = 'not-locked' | 'lock-unseen' | 'no-unlock' | 'locked-again' | 'change-elsewhere';

/** @param again whether it was unlocked within the last day */
export function noteOn(
  diagnosis: Diagnosis,
  wish: Wish,
  abilities: Pick<DirectoryAbilities, 'unlock' | 'readsLock'>,
  again: boolean,
): FindingNote | undefined {
  if (diagnosis.kind === 'locked' && again) return 'locked-again';
  if (diagnosis.kind === 'locked' && wish === 'locked' && !abilities.unlock) return 'no-unlock';
  if (diagnosis.kind === 'ok' && wish === 'locked') return abilities.readsLock ? 'not-locked' : 'lock-unseen';
  const elsewhere = ['on-premises', 'not-enabled', 'not-registered'].includes(diagnosis.kind);
  return wish === 'change' && elsewhere ? 'change-elsewhere' : undefined;
}

export function wayOn(
  diagnosis: Diagnosis,
  wish: Wish,
  abilities: Pick<DirectoryAbilities, 'unlock' | 'change' | 'reset'>,
): WayOn {
  const reset = abilities.reset ? 'reset' : 'hand-over';
  switch (diagnosis.kind) {
    case 'unknown':
    case 'guest':
    case 'disabled':
    case 'account-expired':
    case 'on-premises':
    case 'not-enabled':
    case 'not-registered':
      return 'hand-over';
    case 'locked':
      return wish === 'locked' && abilities.unlock ? 'unlock' : reset;
    case 'must-change':
    case 'expired':
    case 'ok':
      return wish === 'change' && abilities.change ? 'change' : reset;
  }
}
