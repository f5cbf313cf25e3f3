import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { connect, createServer, type Server, type TLSSocket } from 'node:tls';
import type { Controller } from './controller.ts';

/** The tags of requests (RFC 4511). */
const TAG = { bind: 0x60, change: 0x66 };
type Kind = keyof typeof TAG;

interface Shown {
  /** Names in the certificate. */
  readonly names?: readonly string[];
  /** Who signed it; the controller's own authority when absent. */
  readonly authority?: Controller['authority'];
  readonly days?: number;
}

/**
 * The line to a controller, in the hands of a test: it can be slow, cut, or lose an answer. It shows a certificate of
 * the same authority, so that it can see which request is a change.
 */
export class LdapProxy {
  readonly #controller: Controller;
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  #port = 0;
  /** Milliseconds by which every answer is late. */
  delayMs = 0;
  /** Requests that came through. */
  readonly seen: Record<Kind, number> = { bind: 0, change: 0 };
  /** Connections, at this moment and at most. */
  open = 0;
  most = 0;
  /** Called when a change has been handed to the controller. */
  onChange: (() => void) | undefined;
  #losing: Kind | undefined;

  private constructor(controller: Controller, server: Server) {
    this.#controller = controller;
    this.#server = server;
    server.on('secureConnection', (socket) => this.#join(socket));
    server.on('tlsClientError', () => {});
  }

  static async before(controller: Controller, shown: Shown = {}): Promise<LdapProxy> {
    const { names = ['localhost', '127.0.0.1'], authority = controller.authority, days } = shown;
    const { certificate, key } = await authority.issue(names, days);
    const proxy = new LdapProxy(controller, createServer({ cert: certificate, key }));
    await proxy.restore();
    return proxy;
  }

  get url(): string {
    return `ldaps://localhost:${this.#port}`;
  }

  /** The controller carries the next one out, and nobody hears of it. */
  loseAnswerToNext(kind: Kind): void {
    this.#losing = kind;
  }

  /** Ends the connections that there are; new ones are let in. */
  hangUp(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  /** Nothing gets through, in either direction. */
  async cut(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    this.hangUp();
    await closed;
  }

  /** On the same port as before. */
  async restore(): Promise<void> {
    this.#server.listen(this.#port, '127.0.0.1');
    await once(this.#server, 'listening');
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    if (this.#server.listening) await this.cut();
  }

  #join(client: TLSSocket): void {
    const { address, authority } = this.#controller;
    const upstream = connect({ host: address, port: 636, ca: authority.certificate });
    let lost = false;
    this.open += 1;
    this.most = Math.max(this.most, this.open);
    client.on('close', () => (this.open -= 1));
    for (const socket of [client, upstream]) {
      this.#sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        this.#sockets.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    client.on('data', (bytes: Buffer) => {
      const kind = kindOf(bytes);
      if (kind !== undefined) this.seen[kind] += 1;
      if (kind !== undefined && kind === this.#losing) {
        this.#losing = undefined;
        lost = true;
      }
      upstream.write(bytes, () => kind === 'change' && this.onChange?.());
    });
    upstream.on('data', (bytes: Buffer) => {
      if (lost) return;
      if (this.delayMs === 0) client.write(bytes);
      else setTimeout(() => client.destroyed || client.write(bytes), this.delayMs);
    });
  }
}

function kindOf(bytes: Buffer): Kind | undefined {
  const tag = tagOf(bytes);
  return tag === TAG.bind ? 'bind' : tag === TAG.change ? 'change' : undefined;
}

/** Of an LDAP message: SEQUENCE, length, INTEGER with the message's number, then the operation. */
function tagOf(bytes: Buffer): number | undefined {
  const lengthBytes = (bytes[1] ?? 0) > 0x80 ? (bytes[1] ?? 0) - 0x80 : 0;
  const at = 2 + lengthBytes;
  if (bytes[0] !== 0x30 || bytes[at] !== 0x02) return undefined;
  return bytes[at + 2 + (bytes[at + 1] ?? 0)];
}
