import { STATUS_CODES, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Answer } from './answer.ts';
import { notFound } from './http-error.ts';
import { targetOf } from './target.ts';

/** Decides about one upgrade: gives what happens on the socket, or throws a refusal. */
export type SocketHandler = (request: IncomingMessage, match: RegExpExecArray) => Promise<(socket: WebSocket) => void>;

export interface Sockets {
  add(path: RegExp, handler: SocketHandler): void;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void>;
  /** Says goodbye (1001); the other side comes back elsewhere. */
  close(): void;
  terminate(): void;
}

/** Clients only ever send an empty frame to keep the line warm. */
const LARGEST_FRAME = 1_024;

/** All WebSockets of the server; a line that misses a ping is cut. */
export function createSockets(pingSeconds: number): Sockets {
  const wss = new WebSocketServer({ noServer: true, maxPayload: LARGEST_FRAME, perMessageDeflate: false });
  const routes: { readonly path: RegExp; readonly handler: SocketHandler }[] = [];
  const silent = new WeakSet<WebSocket>();

  const timer = setInterval(() => {
    for (const socket of wss.clients) {
      if (silent.has(socket)) socket.terminate();
      else {
        silent.add(socket);
        socket.ping();
      }
    }
  }, pingSeconds * 1_000).unref();

  function open(socket: WebSocket, run: (socket: WebSocket) => void): void {
    socket.on('pong', () => silent.delete(socket));
    socket.on('error', () => socket.terminate());
    run(socket);
  }

  return {
    add: (path, handler) => void routes.push({ path, handler }),
    async upgrade(request, socket, head) {
      const { path } = targetOf(request.url ?? '');
      for (const { path: pattern, handler } of routes) {
        const match = pattern.exec(path);
        if (match === null) continue;
        const run = await handler(request, match);
        wss.handleUpgrade(request, socket, head, (accepted) => open(accepted, run));
        return;
      }
      throw notFound();
    },
    close() {
      clearInterval(timer);
      for (const socket of wss.clients) socket.close(1001);
    },
    terminate() {
      for (const socket of wss.clients) socket.terminate();
    },
  };
}

/** There is no response object for an upgrade; the refusal is written by hand and the line is closed. */
export function refuseUpgrade(socket: Duplex, answer: Answer): void {
  const status = answer.status ?? 500;
  const body = JSON.stringify(answer.json);
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\nConnection: close\r\nCache-Control: no-store\r\n` +
      `Content-Type: application/json; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}
