import { createHmac } from 'node:crypto';
import type { ReceiptReader } from '../../../ports/receipts.ts';
import { sameText } from '../../http/signature.ts';

/** In both lists: of messages and of calls. What is in neither is a step on the way. */
const DELIVERED = new Set(['delivered', 'read', 'completed']);
const UNDELIVERED = new Set(['undelivered', 'failed', 'busy', 'no-answer', 'canceled']);

/**
 * Reads Twilio's status callbacks. The signature is over the address that we gave for this message, so
 * the id in it is signed too, and the fields in the order of their names.
 * @param authTokens of the accounts that may report
 */
export function twilioReceipts(authTokens: readonly string[], receiptUrl: (parcelId: string) => string): ReceiptReader {
  return ({ query, headers, body }) => {
    const parcelId = query.get('parcel') ?? '';
    const fields = new URLSearchParams(body.toString('utf8'));
    const given = headers['x-twilio-signature'];
    const genuine = authTokens.some((token) =>
      withAndWithoutPort(receiptUrl(parcelId)).some((url) => sameText(given, twilioSignature(token, url, fields))),
    );
    if (!genuine) return 'forged';
    const status = fields.get('MessageStatus') ?? fields.get('CallStatus') ?? '';
    if (DELIVERED.has(status)) return { parcelId, outcome: 'delivered' };
    if (!UNDELIVERED.has(status)) return 'nothing';
    const code = /^\d{1,6}$/u.exec(fields.get('ErrorCode') ?? '')?.[0];
    return { parcelId, outcome: 'undelivered', why: code === undefined ? status : `${status} ${code}` };
  };
}

/** Base64 of HMAC-SHA1 over the address, then every name and value in the order of the names. */
export function twilioSignature(authToken: string, url: string, fields: URLSearchParams): string {
  const names = [...new Set(fields.keys())].toSorted();
  const values = (name: string) => [...new Set(fields.getAll(name))].toSorted();
  const signed = names.flatMap((name) => values(name).map((value) => name + value)).join('');
  return createHmac('sha1', authToken)
    .update(url + signed, 'utf8')
    .digest('base64');
}

/** Twilio signs either form, as its own libraries know. */
function withAndWithoutPort(address: string): string[] {
  const url = new URL(address);
  const rest = url.pathname + url.search;
  const port = url.port || (url.protocol === 'https:' ? '443' : '80');
  return [`${url.protocol}//${url.hostname}${rest}`, `${url.protocol}//${url.hostname}:${port}${rest}`];
}
