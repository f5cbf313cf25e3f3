import { isIP } from 'node:net';
import { connect, type ConnectionOptions, type TLSSocket } from 'node:tls';
import { Client, ResultCodeError, type Change, type Control, type Entry, type SearchOptions } from 'ldapts';
import { Fault } from '../../../core/errors.ts';
import { learnServer, type ServerFacts } from './root.ts';

/** One domain controller and how to reach it. */
export interface Target {
  readonly url: string;
  readonly startTls: boolean;
  /** PEM; the machine's own authorities when absent. */
  readonly ca: string | undefined;
  readonly connectMs: number;
  readonly operationMs: number;
}

/** Not signed in (any more), busy, unavailable: nothing was done, and another connection may do better. */
const GONE: ReadonlySet<number> = new Set([1, 51, 52]);
const TIME_LIMIT = 3;

export const isGone = (error: unknown): boolean => error instanceof ResultCodeError && GONE.has(error.code);

/** A line to a controller; everything on it is encrypted. */
export class Connection {
  readonly url: string;
  readonly #client: Client;
  readonly #socket: () => TLSSocket | undefined;
  #facts: ServerFacts = { domainDn: '', policyHints: undefined, now: undefined };
  #changing = false;
  #destroyed = false;

  private constructor(url: string, client: Client, socket: () => TLSSocket | undefined) {
    this.url = url;
    this.#client = client;
    this.#socket = socket;
  }

  /**
   * Encrypted, the certificate verified, and nobody signed in yet.
   * @throws Fault `bad-configuration` for plain LDAP, before anything is sent
   */
  static async open(target: Target): Promise<Connection> {
    const isLdaps = target.url.startsWith('ldaps://');
    if (!isLdaps && !target.startTls) {
      throw new Fault('bad-configuration', `${target.url}: LDAP without encryption is refused`);
    }
    const tls = tlsFor(target);
    let socket: TLSSocket | undefined;
    const client = new Client({
      url: target.url,
      timeout: target.operationMs,
      connectTimeout: target.connectMs,
      ...(isLdaps ? { tlsOptions: tls } : {}),
      // Kept, because the client does not notice the end of a connection that StartTLS made.
      createSecureConnection: ((...args: Parameters<typeof connect>) => (socket = connect(...args))) as typeof connect,
    });
    const connection = new Connection(target.url, client, () => socket);
    await connection.#begin(isLdaps ? undefined : tls, target.connectMs + target.operationMs);
    return connection;
  }

  /** The client has no limit of its own for the handshake. */
  async #begin(startTls: ConnectionOptions | undefined, milliseconds: number): Promise<void> {
    const timer = setTimeout(() => this.destroy(), milliseconds);
    try {
      if (startTls !== undefined) await this.#client.startTLS(startTls);
      this.#facts = await learnServer(
        async (base, options) => (await this.#client.search(base, options)).searchEntries,
      );
      if (!this.isAlive) throw new Error('The connection is not encrypted, or gone.');
    } catch (error) {
      this.destroy();
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  /** An empty password would sign nobody in and be told that it did. */
  async bind(name: string, password: string): Promise<void> {
    if (password === '') throw new Fault('bad-configuration', 'An empty password is never sent.');
    this.#assertAlive();
    await this.#client.bind(name, password);
  }

  async search(base: string, options: SearchOptions): Promise<Entry[]> {
    this.#assertAlive();
    return (await this.#client.search(base, options)).searchEntries;
  }

  /** Sent once. Until it is answered, nobody knows whether it happened. */
  async modify(name: string, changes: Change[], control?: Control): Promise<void> {
    this.#assertAlive();
    this.#changing = true;
    try {
      await this.#client.modify(name, changes, control);
      this.#changing = false;
    } catch (error) {
      // A controller that ran out of time may have done it all the same.
      if (error instanceof ResultCodeError && error.code !== TIME_LIMIT) this.#changing = false;
      if (isGone(error)) throw new Fault('directory-unavailable', 'The domain controller did nothing.', error);
      throw error;
    }
  }

  /** The client would connect again by itself, and nobody would be signed in. */
  #assertAlive(): void {
    if (!this.isAlive) throw new Error('The connection is gone.');
  }

  get facts(): ServerFacts {
    return this.#facts;
  }

  /** Whether a change was sent whose end is unknown. */
  get isChanging(): boolean {
    return this.#changing;
  }

  get isAlive(): boolean {
    const socket = this.#socket();
    if (this.#destroyed || !this.#client.isConnected || socket === undefined) return false;
    return socket.encrypted && socket.authorized && !socket.destroyed && socket.readable && socket.writable;
  }

  /** The last day of the certificate that was shown. */
  get certificateEnds(): Date | undefined {
    const text = this.#socket()?.getPeerCertificate().valid_to;
    return text === undefined ? undefined : new Date(text);
  }

  destroy(): void {
    this.#destroyed = true;
    this.#socket()?.destroy();
    this.#client.unbind().catch(() => {});
  }
}

function tlsFor({ url, ca }: Target): ConnectionOptions {
  const host = new URL(url.replace(/^ldaps?:/u, 'https:')).hostname.replace(/^\[|\]$/gu, '');
  return {
    host,
    ...(isIP(host) === 0 ? { servername: host } : {}),
    ...(ca === undefined ? {} : { ca }),
    minVersion: 'TLSv1.2',
    rejectUnauthorized: true,
  };
}
