/** What may not be kept, wherever it was typed. */
export type SecretKind = 'password' | 'code' | 'token' | 'citizen-number';

/** Stands where a secret was. */
export const MASK = '●●●●';

/** Gives the text without what it knows to be secret; each `hit` is one, and its mask. */
export type Rule = (text: string, hit: (kind: SecretKind) => string) => string;
