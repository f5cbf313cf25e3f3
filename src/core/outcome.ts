/** What a directory answers to an effect. Faults are thrown: unavailable, unknown outcome. */
export type EffectOutcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'policy'; readonly reasons: readonly PasswordReason[] }
  /** `unsure`: the directory does not say whether the old password is wrong or the new one refused. */
  | { readonly kind: 'wrong-current'; readonly unsure?: boolean }
  | { readonly kind: 'locked' }
  | { readonly kind: 'disabled' }
  | { readonly kind: 'not-permitted' }
  | { readonly kind: 'managed-elsewhere' };

/** Why a password is refused; each has a sentence in both languages. */
export const PASSWORD_REASONS = [
  'empty',
  'different',
  'too-short',
  'too-long',
  'common',
  'company',
  'personal',
  'pattern',
  'same-as-current',
  'used-before',
  'too-soon',
  'wrong-current',
  'wrong-or-refused',
  'directory',
] as const;
export type PasswordReason = (typeof PASSWORD_REASONS)[number];
