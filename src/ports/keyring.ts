/** What a key may be used for; each use has a key of its own, derived from the sealing key. */
export type KeyPurpose =
  | 'seal'
  | 'code'
  | 'destination'
  | 'subject'
  | 'token'
  | 'stream'
  | 'notice'
  | 'audit'
  | 'robot'
  | 'proof'
  | 'vouch'
  | 'browser';

/** The sealing key and all that derives from it. It lives outside the database. */
export interface Keyring {
  /** AES-256-GCM; opens only under the same key. */
  seal(plain: string): string;
  /** Throws `seal-broken` when the text was altered or sealed under another key. */
  open(sealed: string): string;
  /** A keyed fingerprint (HMAC-SHA-256, base64url) to compare without keeping the value. */
  fingerprint(purpose: KeyPurpose, value: string): string;
  key(purpose: KeyPurpose): Buffer;
}
