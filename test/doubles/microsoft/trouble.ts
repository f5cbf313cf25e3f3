// A double. It words refusals as the sign-in of Microsoft Entra and as Graph do.
import { randomUUID } from 'node:crypto';
import type { Answered } from '../https-double.ts';

/** As the real one writes them; whoever reads it goes by `error` and the numbers. */
export const trouble = (status: number, error: string, code: number, more: object = {}): Answered => ({
  status,
  body: {
    error,
    error_description: `AADSTS${code}: no. Trace ID: 0 Correlation ID: 0`,
    error_codes: [code],
    timestamp: new Date().toISOString(),
    trace_id: randomUUID(),
    correlation_id: randomUUID(),
    ...more,
  },
});

/** A refusal of Graph: the status and `error.code` are what counts. */
export const refusal = (
  status: number,
  code: string,
  message = 'no',
  headers: Record<string, string> = {},
): Answered => ({
  status,
  headers,
  body: { error: { code, message, innerError: { date: new Date().toISOString(), 'request-id': randomUUID() } } },
});

export const denied = (): Answered =>
  refusal(403, 'Authorization_RequestDenied', 'Insufficient privileges to complete the operation.');

export const missing = (): Answered => refusal(404, 'Request_ResourceNotFound', 'Resource does not exist.');
