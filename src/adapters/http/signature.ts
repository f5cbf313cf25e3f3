import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** Names of the headers, both ways. */
export const TIMESTAMP = 'sleutel-timestamp';
export const SIGNATURE = 'sleutel-signature';
const FRESH_SECONDS = 300;

const unixSeconds = (at: Date): number => Math.floor(at.getTime() / 1000);

const signatureOf = (secret: string, timestamp: string, body: string | Buffer): string =>
  `v1=${createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest('hex')}`;

/** Seconds since 1970, and HMAC-SHA256 over them, a full stop and the body as it is sent. */
export function signedHeaders(secret: string, body: string, now: Date): Record<string, string> {
  const timestamp = String(unixSeconds(now));
  return { [TIMESTAMP]: timestamp, [SIGNATURE]: signatureOf(secret, timestamp, body) };
}

/** Whether somebody with the secret signed this body within the last five minutes. */
export function isSigned(secret: string, headers: Readonly<Record<string, unknown>>, body: Buffer, now: Date): boolean {
  const timestamp = headers[TIMESTAMP];
  if (typeof timestamp !== 'string' || !/^\d{1,12}$/u.test(timestamp)) return false;
  if (Math.abs(unixSeconds(now) - Number(timestamp)) > FRESH_SECONDS) return false;
  return sameText(headers[SIGNATURE], signatureOf(secret, timestamp, body));
}

/** In the same time, wherever they differ. */
export function sameText(given: unknown, expected: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return typeof given === 'string' && timingSafeEqual(digest(given), digest(expected));
}
