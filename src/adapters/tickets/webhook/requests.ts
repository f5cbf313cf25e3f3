import type { HttpRequest } from '../../http/exchange.ts';
import { signedHeaders } from '../../http/signature.ts';
import type { TicketRequests } from '../api.ts';

export interface WebhookSettings {
  readonly url: string;
  readonly secret: string;
}

/** One address, a signed JSON body, and an idempotency key with everything that is written. */
export function webhookRequests({ url, secret }: WebhookSettings): TicketRequests {
  const post = (now: Date, content: object, key?: string): HttpRequest => {
    const body = JSON.stringify(content);
    const once = key === undefined ? {} : { 'idempotency-key': key };
    const headers = { 'content-type': 'application/json', ...once, ...signedHeaders(secret, body, now) };
    return { method: 'POST', url, headers, body };
  };
  return {
    find: (correlation, now) => post(now, { type: 'ticket.find', correlation }),
    create: (draft, now) => post(now, { type: 'ticket.create', ...draft }, draft.correlation),
    read: (ticket, now) => post(now, { type: 'ticket.read', ticket }),
    look: (ticket, key, now) => post(now, { type: 'ticket.read', ticket, key }),
    add: (ticket, { isPublic, ...entry }, now) =>
      post(now, { type: isPublic ? 'ticket.reply' : 'ticket.note', ticket, ...entry }, entry.key),
    setStatus: (ticket, status, now) => post(now, { type: 'ticket.status', ticket, status }),
    probe: (now) => post(now, { type: 'check' }),
  };
}
