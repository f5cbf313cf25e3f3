import type { IncomingHttpHeaders } from 'node:http';
import type restify from 'restify';
import { readBytes } from './http/body.ts';
import { HttpError, notFound } from './http/http-error.ts';
import { route } from './http/route.ts';

/** Who understands what providers report. */
export interface ReceiptDesk {
  take(
    provider: string,
    request: { readonly query: URLSearchParams; readonly headers: IncomingHttpHeaders; readonly body: Buffer },
  ): Promise<'noted' | 'forged' | 'unknown-provider'>;
}

/** Where providers of texts and calls report what became of a message. The body is signed, so it is read as it came. */
export function receiptRoute(server: restify.Server, desk: ReceiptDesk): void {
  route(server, 'POST', '/provider/receipts/:provider', async ({ params, query, headers, raw }) => {
    const body = await readBytes(raw.request);
    const outcome = await desk.take(params['provider'] ?? '', { query, headers, body });
    if (outcome === 'unknown-provider') throw notFound();
    if (outcome === 'forged') throw new HttpError(403, 'BadSignature', 'The signature is not right.');
    return { json: { status: 'noted' } };
  });
}
