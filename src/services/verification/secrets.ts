import { timingSafeEqual } from 'node:crypto';

/** References of secrets in the vault. */
export const refs = { code: (challengeId: string) => `code-${challengeId}` };

/** Compares fingerprints in constant time. */
export const same = (a: string, b: string): boolean => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
};
