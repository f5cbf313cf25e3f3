import { once } from 'node:events';
import { createHash } from 'node:crypto';
import { connect } from 'node:net';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { directLine } from '../../src/channels/direct-line/direct-line.ts';
import type { DirectLineNeeds } from '../../src/channels/direct-line/needs.ts';
import { createTokens } from '../../src/channels/direct-line/tokens.ts';
import { loopbackHosts } from '../../src/channels/http/hosts.ts';
import { createServer, type HttpOptions, type HttpServer } from '../../src/channels/server.ts';
import type { Clock, Random } from '../../src/ports/clock.ts';
import { MemoryWebChat } from './memory-web-chat.ts';

/** Stands still until a test moves it. */
export class ManualClock implements Clock {
  #now = Date.parse('2026-11-20T09:00:00Z');
  now(): Date {
    return new Date(this.#now);
  }
  pass(seconds: number): void {
    this.#now += seconds * 1_000;
  }
}

/** Different every time and the same in every run. */
export function countingRandom(): Random {
  let count = 0;
  const block = () => createHash('sha512').update(String(count++)).digest();
  return { bytes: (length) => block().subarray(0, length), integer: (below) => block().readUInt32BE(0) % below };
}

export class ListLog {
  readonly lines: { level: string; details: object; message: string }[] = [];
  info = (details: object, message: string) => void this.lines.push({ level: 'info', details, message });
  warn = (details: object, message: string) => void this.lines.push({ level: 'warn', details, message });
  error = (details: object, message: string) => void this.lines.push({ level: 'error', details, message });
}

export interface TestApp {
  readonly app: HttpServer;
  readonly port: number;
  readonly url: string;
  readonly webChat: MemoryWebChat;
  readonly clock: ManualClock;
  readonly log: ListLog;
  readonly tokenKeys: { chat: Buffer; stream: Buffer };
  close(): Promise<void>;
}

export interface TestOptions {
  readonly http?: Partial<HttpOptions>;
  readonly needs?: Partial<DirectLineNeeds>;
  readonly mount?: (app: HttpServer) => void;
}

/** The real server with a small bot behind it, on a free port of this machine. */
export async function startApp({ http = {}, needs = {}, mount }: TestOptions = {}): Promise<TestApp> {
  const clock = new ManualClock();
  const random = countingRandom();
  const log = new ListLog();
  const webChat = new MemoryWebChat();
  const tokenKeys = { chat: Buffer.alloc(32, 1), stream: Buffer.alloc(32, 2) };
  const tokens = createTokens({ keys: tokenKeys, clock });
  const app = createServer({ host: '127.0.0.1', port: 0, hosts: loopbackHosts, random, log, ...http });
  const own = { sessionCookie: 'session', browserOf: () => undefined, publicUrl: undefined };
  directLine(app, { webChat, tokens, clock, random, log, ...own, ...needs });
  mount?.(app);
  const { port } = await app.listen();
  const url = `http://127.0.0.1:${port}`;
  return { app, port, url, webChat, clock, log, tokenKeys, close: () => app.close() };
}

export interface RawAnswer {
  readonly status: number;
  readonly head: string;
  readonly body: string;
}

/** Sends bytes as they are, since `fetch` would tidy them up, and reads until the server hangs up. */
export async function raw(port: number, text: string | Buffer): Promise<RawAnswer> {
  const socket = connect(port, '127.0.0.1');
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  socket.on('error', () => socket.destroy());
  socket.write(text);
  await new Promise((resolve) => socket.once('close', resolve));
  const answer = Buffer.concat(chunks).toString();
  const [head = '', ...rest] = answer.split('\r\n\r\n');
  return { status: Number(/^HTTP\/1\.1 (\d{3})/u.exec(head)?.[1] ?? 0), head, body: rest.join('\r\n\r\n') };
}

/** A request line with the usual headers, for `raw`. */
export const requestText = (line: string, headers: readonly string[], body = ''): string =>
  [`${line} HTTP/1.1`, ...headers, 'Connection: close', '', body].join('\r\n');

const JsonObject = z.record(z.string(), z.unknown());

export interface JsonAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly json: Record<string, unknown>;
}

/** JSON over HTTP; a string body goes as it is. */
export async function send(url: string, method: string, body?: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(url, {
    method,
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const json = JsonObject.parse(await response.json());
  return { status: response.status, headers: response.headers, json } satisfies JsonAnswer;
}

export class TestChat {
  readonly #app: TestApp;
  readonly conversationId: string;
  token: string;

  constructor(app: TestApp, conversationId: string, token: string) {
    this.#app = app;
    this.conversationId = conversationId;
    this.token = token;
  }

  get base(): string {
    return `${this.#app.url}/v3/directline/conversations/${this.conversationId}`;
  }

  ask(method: string, path: string, body?: unknown): Promise<JsonAnswer> {
    return send(`${this.base}${path}`, method, body, { authorization: `Bearer ${this.token}` });
  }

  say(text: unknown): Promise<JsonAnswer> {
    return this.ask('POST', '/activities', { type: 'message', text });
  }

  async streamUrl(watermark = ''): Promise<string> {
    const { json } = await this.ask('GET', `?watermark=${watermark}`);
    return String(json['streamUrl']);
  }
}

/** A token and its conversation; `open` starts it as Web Chat does. */
export async function newChat(app: TestApp, { open = true, headers = {}, body = {} } = {}): Promise<TestChat> {
  const { json } = await send(`${app.url}/v3/directline/tokens/generate`, 'POST', body, headers);
  const chat = new TestChat(app, String(json['conversationId']), String(json['token']));
  if (open) await send(`${app.url}/v3/directline/conversations`, 'POST', {}, { authorization: `Bearer ${chat.token}` });
  return chat;
}

export const claimsOf = (token: string): Record<string, unknown> =>
  JsonObject.parse(JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()));

export const Frame = z.object({
  activities: z.array(z.looseObject({ id: z.string(), text: z.string().optional() })),
  watermark: z.string(),
});

/** Frames of one stream, in order. */
export class Stream {
  readonly socket: WebSocket;
  readonly frames: z.infer<typeof Frame>[] = [];

  constructor(url: string, headers: Record<string, string> = {}) {
    this.socket = new WebSocket(url, { headers });
    this.socket.on('message', (data: Buffer) => this.frames.push(Frame.parse(JSON.parse(data.toString()))));
    this.socket.on('error', () => {});
  }

  get texts(): (string | undefined)[] {
    return this.frames.flatMap((frame) => frame.activities.map((activity) => activity.text));
  }

  get ids(): string[] {
    return this.frames.flatMap((frame) => frame.activities.map((activity) => activity.id));
  }

  /** Waits for the frame that makes the condition true. */
  async until(isThere: (stream: Stream) => boolean): Promise<this> {
    while (!isThere(this)) await once(this.socket, 'message');
    return this;
  }
}

/** How the server answers a WebSocket handshake: 101 or its refusal. */
export async function handshake(url: string, headers: Record<string, string> = {}): Promise<number> {
  const socket = new WebSocket(url, { headers });
  socket.on('error', () => {});
  return await new Promise((resolve) => {
    socket.once('open', () => {
      socket.terminate();
      resolve(101);
    });
    socket.once('unexpected-response', (request, response) => {
      request.destroy();
      resolve(response.statusCode ?? 0);
    });
  });
}

/** A promise and its key. */
export function gate(): { readonly passed: Promise<void>; open(): void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  return { passed: promise, open: resolve };
}

/** Without the fields that are there but undefined. */
export const definedIn = (value: object): object =>
  Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined));
