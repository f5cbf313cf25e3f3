import type { ServerResponse } from 'node:http';

const MOST_DROPPED = 16 * 1024 * 1024;

/** What a handler gives back; the one place that writes it is below. */
export interface Answer {
  /** 200 when absent. */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Sent as it is, with `type`. */
  readonly body?: string | Buffer;
  readonly type?: string;
}

export function write(response: ServerResponse, answer: Answer): void {
  const body = answer.json === undefined ? (answer.body ?? '') : JSON.stringify(answer.json);
  const type = answer.json === undefined ? answer.type : 'application/json; charset=utf-8';
  response.statusCode = answer.status ?? 200;
  if (type !== undefined) response.setHeader('content-type', type);
  for (const [name, value] of Object.entries(answer.headers ?? {})) response.setHeader(name, value);
  response.setHeader('content-length', Buffer.byteLength(body));
  if (response.req.complete) response.end(body);
  else endAfterRequest(response, body);
}

/**
 * An answer to a body that is still coming: whoever only listens after sending must be able to, so
 * the line is not closed under the answer. What comes is dropped, and cut when there is too much.
 */
function endAfterRequest(response: ServerResponse, body: string | Buffer): void {
  const request = response.req;
  let dropped = 0;
  response.flushHeaders();
  if (body.length > 0) response.write(body);
  request.on('data', (chunk: Buffer) => {
    dropped += chunk.length;
    if (dropped > MOST_DROPPED) request.destroy();
  });
  request.once('close', () => response.end());
  request.once('end', () => response.end());
}

export const redirect = (location: string, status: 302 | 303 = 303): Answer => ({ status, headers: { location } });
