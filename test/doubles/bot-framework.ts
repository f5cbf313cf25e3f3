// A double of the Bot Framework: its published keys, and the connector service that takes what a bot posts.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type JWTPayload } from 'jose';

export const APP_ID = '11111111-2222-3333-4444-555555555555';
export const ISSUER = 'https://api.botframework.com';
/** What the bot shows when it posts. */
export const BOT_TOKEN = 'the-token-of-the-bot';

/** One request that the connector took, or refused. */
export interface Posted {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
  readonly status: number;
  /** What it is known by from then on, where it was taken. */
  readonly id: string | undefined;
  readonly activity: Record<string, unknown>;
}

type Answer = { readonly status: number; readonly headers?: Record<string, string> } | undefined;

/** Asks for a token like the real one, and answers 401 without it. */
export class BotFrameworkDouble {
  readonly posted: Posted[] = [];
  /** Conversations that the bot was added to, as far as anybody asks. */
  readonly rosters = new Set<string>();
  readonly members = new Map<string, { aadObjectId: string; userPrincipalName: string }>();
  /** Conversations that take nothing any more, with what the channel answers there. */
  readonly blocked = new Map<string, number>();
  /** What the next posts get in place of 201. */
  readonly answers: Answer[] = [];
  metadataReads = 0;
  /** What its tokens are dated by. */
  clock = { now: () => new Date() };
  readonly #server = createServer((request, response) => void this.#answer(request, response));
  readonly #keys = new Map<
    string,
    { readonly privateKey: Awaited<ReturnType<typeof generateKeyPair>>['privateKey']; readonly jwk: object }
  >();
  #last = 0;

  static async start(): Promise<BotFrameworkDouble> {
    const double = new BotFrameworkDouble();
    await double.addKey('good', ['msteams', 'webchat']);
    await double.addKey('unendorsed', []);
    await double.addKey('other-channel', ['webchat']);
    double.#server.listen(0, '127.0.0.1');
    await once(double.#server, 'listening');
    return double;
  }

  async addKey(kid: string, endorsements: readonly string[]): Promise<void> {
    const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true });
    this.#keys.set(kid, { privateKey, jwk: { ...(await exportJWK(publicKey)), kid, use: 'sig', endorsements } });
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  get openIdMetadata(): string {
    return `${this.url}/.well-known/openidconfiguration`;
  }

  /** The part of the configuration that points an application here. */
  get settings(): object {
    const { host } = new URL(this.url);
    return { double: { issuer: ISSUER, openIdMetadata: this.openIdMetadata, services: [host], token: BOT_TOKEN } };
  }

  /** A token as the channel makes one; `kid` chooses the key, `claims` may spoil it. */
  token(claims: JWTPayload = {}, kid = 'good', header: object = {}): Promise<string> {
    const key = this.#keys.get(kid);
    if (key === undefined) throw new Error(`no key ${kid}`);
    const now = Math.floor(this.clock.now().getTime() / 1_000);
    return new SignJWT({ iss: ISSUER, aud: APP_ID, serviceurl: this.url, nbf: now - 60, exp: now + 3_600, ...claims })
      .setProtectedHeader({ alg: 'RS256', kid, ...header })
      .sign(key.privateKey);
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const path = request.url ?? '';
    const write = (status: number, json: object, headers: Record<string, string> = {}): void => {
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(JSON.stringify(json));
    };
    if (path === '/.well-known/openidconfiguration') {
      this.metadataReads += 1;
      return write(200, { issuer: ISSUER, jwks_uri: `${this.url}/keys` });
    }
    if (path === '/keys') return write(200, { keys: [...this.#keys.values()].map(({ jwk }) => jwk) });
    const { authorization } = request.headers;
    if (authorization !== `Bearer ${BOT_TOKEN}`) return write(401, { error: { code: 'Unauthorized' } });
    const member = /^\/v3\/conversations\/[^/]+\/members\/(.+)$/u.exec(path);
    if (member !== null) {
      const found = this.members.get(decodeURIComponent(member[1] ?? ''));
      return found === undefined ? write(404, { error: { code: 'MemberNotFoundInConversation' } }) : write(200, found);
    }
    const roster = /^\/v3\/conversations\/([^/]+)\/pagedmembers/u.exec(path);
    if (roster !== null) {
      return this.rosters.has(decodeURIComponent(roster[1] ?? ''))
        ? write(200, { members: [] })
        : write(403, { error: { code: 'BotNotInConversationRoster' } });
    }
    const special = this.answers.shift();
    const method = request.method ?? '';
    const status = special?.status ?? this.#statusOf(method, path);
    const isTaken = status < 300;
    if (isTaken && method === 'POST') this.#last += 1;
    const id = isTaken ? (method === 'PUT' ? idIn(path) : `m${this.#last}`) : undefined;
    const activity = JSON.parse(Buffer.concat(chunks).toString() || '{}') as Record<string, unknown>;
    this.posted.push({ method, path, authorization, status, id, activity });
    // A text and a card become two messages, and nobody is told their ids.
    if (isTaken && isSplit(activity)) {
      response.writeHead(202);
      return void response.end();
    }
    return isTaken ? write(status, { id }) : write(status, { error: { code: 'Busy' } }, special?.headers);
  }

  /** What was never posted cannot be replaced. */
  #statusOf(method: string, path: string): number {
    const [, conversation = ''] = /^\/v3\/conversations\/([^/]+)\//u.exec(path) ?? [];
    const blocked = this.blocked.get(decodeURIComponent(conversation));
    if (blocked !== undefined) return blocked;
    if (method === 'POST') return 201;
    return this.posted.some(({ id }) => id === idIn(path)) ? 200 : 404;
  }
}

const isSplit = ({ text, attachments }: Record<string, unknown>): boolean =>
  typeof text === 'string' && text !== '' && Array.isArray(attachments) && attachments.length > 0;

const idIn = (path: string): string => decodeURIComponent(path.split('/').at(-1) ?? '');
