import { once } from 'node:events';
import { createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterwards } from '../../messages/providers/double.ts';

/** What becomes of the next request that writes: its answer is lost, it never arrives, or this is said instead. */
export type Trouble =
  | 'lose-answer'
  | 'hang-up'
  | { readonly status: number; readonly body: string; readonly headers?: Record<string, string> };

export interface Line {
  readonly url: string;
  /** One for each request that writes; after them the line is good again. */
  readonly troubles: Trouble[];
  /** Requests that have arrived at the other side, and write. */
  writes(): number;
  /** Nobody is there as long as it is cut. */
  cut: boolean;
}

/** Stands between an adapter and a ticket system, so that every system has the same bad days. */
export async function lineTo(target: string, isWrite: (method: string, body: string) => boolean): Promise<Line> {
  const troubles: Trouble[] = [];
  const state = { cut: false, writes: 0 };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks);
      const writes = isWrite(request.method ?? '', body.toString('utf8'));
      const trouble = writes ? troubles.shift() : undefined;
      if (state.cut || trouble === 'hang-up') return void request.socket.destroy();
      if (typeof trouble === 'object') {
        response.writeHead(trouble.status, { 'content-type': 'application/json', ...trouble.headers });
        return void response.end(trouble.body);
      }
      if (writes) state.writes += 1;
      pass(target, request, body, response, trouble === 'lose-answer');
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  afterwards(async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return Object.defineProperty({ url, troubles, writes: () => state.writes, cut: false }, 'cut', {
    get: () => state.cut,
    set: (cut: boolean) => {
      state.cut = cut;
    },
  });
}

function pass(target: string, request: IncomingMessage, body: Buffer, response: ServerResponse, lose: boolean): void {
  const { method = 'GET', url: path = '/', headers } = request;
  const { host: _, ...rest } = headers;
  const inner = ask(target + path, { method, headers: rest, agent: false }, (answer) => {
    const chunks: Buffer[] = [];
    answer.on('data', (chunk: Buffer) => chunks.push(chunk));
    answer.on('end', () => {
      if (lose) return void request.socket.destroy();
      response.writeHead(answer.statusCode ?? 502, { 'content-type': answer.headers['content-type'] ?? 'text/plain' });
      response.end(Buffer.concat(chunks));
    });
  });
  inner.on('error', () => request.socket.destroy());
  inner.end(body);
}
