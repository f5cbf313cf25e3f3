// A double. It is the part that the doubles of Microsoft's cloud share: a real HTTPS server that notes what it was
// asked, and can be told to refuse, to break off, or to do something and not say so.
import { once } from 'node:events';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { sharedCertificate } from './tls.ts';

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface Answered {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** JSON, or text as it is. */
  readonly body?: unknown;
}

/** What happens to one request that fits, in place of or besides the usual. */
export interface Mood {
  readonly at: RegExp;
  /** Answered without doing anything. */
  readonly answer?: Answered;
  /** Done, but the line breaks before the answer. */
  readonly silentlyDone?: boolean;
  /** Not done, and the line breaks. */
  readonly broken?: boolean;
  /** Not done and never answered, until the double closes. */
  readonly hangs?: boolean;
  /** For how many requests; one when absent. */
  readonly times?: number;
}

export interface HttpsDouble {
  readonly url: string;
  /** `METHOD /path` of each request, oldest first. */
  readonly seen: Asked[];
  readonly moods: Mood[];
  close(): Promise<void>;
}

export async function httpsDouble(handle: (asked: Asked) => Promise<Answered> | Answered): Promise<HttpsDouble> {
  const { cert, key } = await sharedCertificate();
  const seen: Asked[] = [];
  const moods: Mood[] = [];
  const server = createServer({ cert, key }, (request, response) => {
    void respond(request, response).catch((error: unknown) => {
      response.statusCode = 500;
      response.end(String(error));
    });
  });

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const asked = await read(request);
    seen.push(asked);
    const mood = takeMood(moods, `${asked.method} ${asked.path}`);
    if (mood?.hangs === true) return;
    if (mood?.broken === true) return void request.socket.destroy();
    const answer = mood?.answer ?? (await handle(asked));
    if (mood?.silentlyDone === true) return void request.socket.destroy();
    write(response, answer);
  }

  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `https://localhost:${(server.address() as AddressInfo).port}`,
    seen,
    moods,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function takeMood(moods: Mood[], what: string): Mood | undefined {
  const index = moods.findIndex(({ at }) => at.test(what));
  const mood = moods[index];
  if (mood === undefined) return undefined;
  const left = (mood.times ?? 1) - 1;
  moods.splice(index, 1, ...(left > 0 ? [{ ...mood, times: left }] : []));
  return mood;
}

async function read(request: IncomingMessage): Promise<Asked> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const { pathname, searchParams } = new URL(request.url ?? '/', 'https://localhost');
  const { method = 'GET', headers } = request;
  return { method, path: pathname, query: searchParams, headers, body: Buffer.concat(chunks).toString() };
}

function write(response: ServerResponse, { status, headers = {}, body }: Answered): void {
  response.statusCode = status;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (body === undefined) return void response.end();
  if (typeof body === 'string') return void response.end(body);
  response.setHeader('content-type', 'application/json; charset=utf-8');
  response.end(JSON.stringify(body));
}

/** An address where nobody listens any more. */
export async function deserted(): Promise<string> {
  const double = await httpsDouble(() => ({ status: 200 }));
  await double.close();
  return double.url;
}
