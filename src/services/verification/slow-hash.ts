import { scrypt } from 'node:crypto';
import type { Keyring } from '../../ports/keyring.ts';

const COST = { N: 16384, r: 8, p: 1 };
const LENGTH = 32;

/**
 * For secrets that people keep: slow, salted, and keyed, so that a stolen database alone is no use.
 * One salt for a set, so that a set costs one reckoning.
 */
export function slowHash(keyring: Keyring, salt: string, value: string): Promise<string> {
  const keyed = keyring.fingerprint('proof', value);
  return new Promise((resolve, reject) => {
    scrypt(keyed, salt, LENGTH, COST, (error, key) => (error ? reject(error) : resolve(key.toString('base64url'))));
  });
}
