import { createCipheriv, createDecipheriv, createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import { Fault } from '../../core/errors.ts';
import type { Keyring, KeyPurpose } from '../../ports/keyring.ts';
import { strongRandom } from './random.ts';

const NONCE = 12;
const TAG = 16;

/** @param secret at least 32 bytes; see key-file.ts. */
export function createKeyring(secret: Buffer): Keyring {
  // As objects: with the bytes themselves each use takes several times as long.
  const derived = new Map<KeyPurpose, KeyObject>();
  const key = (purpose: KeyPurpose): KeyObject => {
    const known = derived.get(purpose);
    if (known !== undefined) return known;
    const made = createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', `sleutel ${purpose}`, 32)));
    derived.set(purpose, made);
    return made;
  };
  return {
    key: (purpose) => key(purpose).export(),
    fingerprint: (purpose, value) => createHmac('sha256', key(purpose)).update(value).digest('base64url'),
    seal(plain) {
      const nonce = strongRandom.bytes(NONCE);
      const cipher = createCipheriv('aes-256-gcm', key('seal'), nonce);
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64');
    },
    open(sealed) {
      const bytes = Buffer.from(sealed, 'base64');
      try {
        const decipher = createDecipheriv('aes-256-gcm', key('seal'), bytes.subarray(0, NONCE), { authTagLength: TAG });
        decipher.setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
        return decipher.update(bytes.subarray(NONCE + TAG), undefined, 'utf8') + decipher.final('utf8');
      } catch (error) {
        throw new Fault('seal-broken', 'A sealed value does not open: another key, or altered.', error);
      }
    },
  };
}
