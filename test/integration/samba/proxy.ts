import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { connect, createServer, type Server, type TLSSocket } from 'node:tls';
import type { Controller } from './controller.ts';

/** The tag of a ModifyRequest (RFC 4511). */
const MODIFY = 0x66;

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
  /** Changes that came through. */
  changes = 0;
  /** Called when a change has been handed to the controller. */
  onChange: (() => void) | undefined;
  #losing = false;

  private constructor(controller: Controller, server: Server) {
    this.#controller = controller;
    this.#server = server;
    server.on('secureConnection', (socket) => this.#join(socket));
    server.on('tlsClientError', () => {});
  }

  static async before(controller: Controller, names = ['localhost', '127.0.0.1']): Promise<LdapProxy> {
    const { certificate, key } = await controller.authority.issue(names);
    const proxy = new LdapProxy(controller, createServer({ cert: certificate, key }));
    await proxy.restore();
    return proxy;
  }

  get url(): string {
    return `ldaps://localhost:${this.#port}`;
  }

  /** The controller carries the next change out, and nobody hears of it. */
  loseAnswerToNextChange(): void {
    this.#losing = true;
  }

  /** Nothing gets through, in either direction. */
  async cut(): Promise<void> {
    const closed = once(this.#server, 'close');
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
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
      const isChange = tagOf(bytes) === MODIFY;
      if (isChange) this.changes += 1;
      if (isChange && this.#losing) {
        this.#losing = false;
        lost = true;
      }
      upstream.write(bytes, () => isChange && this.onChange?.());
    });
    upstream.on('data', (bytes: Buffer) => {
      if (lost) return;
      if (this.delayMs === 0) client.write(bytes);
      else setTimeout(() => client.destroyed || client.write(bytes), this.delayMs);
    });
  }
}

/** Of an LDAP message: SEQUENCE, length, INTEGER with the message's number, then the operation. */
function tagOf(bytes: Buffer): number | undefined {
  const lengthBytes = (bytes[1] ?? 0) > 0x80 ? (bytes[1] ?? 0) - 0x80 : 0;
  const at = 2 + lengthBytes;
  if (bytes[0] !== 0x30 || bytes[at] !== 0x02) return undefined;
  return bytes[at + 2 + (bytes[at + 1] ?? 0)];
}
