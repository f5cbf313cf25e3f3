import { setTimeout as sleep } from 'node:timers/promises';
import { Fault } from '../../../core/errors.ts';
import type { Random } from '../../../ports/clock.ts';
import type { EntraTokens } from '../../entra/tokens.ts';
import { codeIn, wasNeverSent } from './answers.ts';

export interface Reply {
  readonly status: number;
  /** Graph's own word for a refusal. */
  readonly code: string | undefined;
  readonly body: unknown;
  readonly headers: Headers;
  /** Under which Microsoft finds this request too. */
  readonly requestId: string;
}

export interface ReadOptions {
  /** For queries that only the index answers. */
  readonly eventual?: boolean;
  /** A person's own token in place of the application's. */
  readonly token?: string | undefined;
}

/** Calls that share one patience: whatever they are for is over within it. */
export interface GraphCalls {
  /** Repeated while there is time. Refusals come back; what is no answer throws `directory-unavailable`. */
  read(path: string, options?: ReadOptions): Promise<Reply>;
  /** Sent once, unless Graph said that it took nothing. Throws `directory-unknown-outcome` when nobody knows. */
  write(method: 'POST' | 'PATCH', path: string, body?: object, token?: string): Promise<Reply>;
  /** Waits if there is time for it; `false` when there is not. */
  pause(ms: number): Promise<boolean>;
}

export interface ClientParts {
  readonly baseUrl: string;
  readonly patienceMs: number;
  readonly tokens: EntraTokens;
  readonly random: Random;
  readonly wait?: (ms: number) => Promise<unknown>;
}

interface Order {
  readonly method: string;
  readonly path: string;
  readonly body?: object | undefined;
  readonly eventual?: boolean | undefined;
  readonly token?: string | undefined;
}

const FIRST_WAIT_MS = 500;
/** Only these say for certain that the request was not taken. */
const NOT_TAKEN = 429;
const AGAIN = new Set([NOT_TAKEN, 500, 502, 503, 504]);

export function createGraphClient(parts: ClientParts) {
  return { begin: (patienceMs = parts.patienceMs): GraphCalls => calls(parts, performance.now() + patienceMs) };
}

function calls(parts: ClientParts, deadline: number): GraphCalls {
  const { wait = sleep } = parts;
  const left = (): number => deadline - performance.now();

  async function pause(ms: number): Promise<boolean> {
    if (ms >= left()) return false;
    await wait(ms);
    return true;
  }

  /** Asks, and asks again where that is safe: with another token after 401, later when Graph is busy. */
  async function insist(order: Order, mayRepeat: (status: number) => boolean): Promise<Reply> {
    let renewed = false;
    for (let tries = 0; ; tries += 1) {
      if (left() <= 0) throw new Fault('directory-unavailable', 'There is no time left to ask Graph.');
      const reply = await once(parts, order, renewed, Math.min(left(), parts.patienceMs));
      if (reply.status === 401 && !renewed && order.token === undefined) {
        renewed = true;
        continue;
      }
      if (!mayRepeat(reply.status)) return reply;
      const ms = retryAfter(reply) ?? FIRST_WAIT_MS * 2 ** tries;
      if (!(await pause(ms))) throw busy(reply, ms);
    }
  }

  return {
    pause,
    async read(path, { eventual, token } = {}) {
      const order = { method: 'GET', path, eventual, token };
      const reply = await insist(order, (status) => AGAIN.has(status)).catch((error: unknown) => {
        throw unavailable(error);
      });
      if (reply.status === 401 && token === undefined) throw busy(reply);
      return reply;
    },
    async write(method, path, body, token) {
      const order = { method, path, body, token };
      const reply = await insist(order, (status) => status === NOT_TAKEN).catch((error: unknown) => {
        throw error instanceof Fault || wasNeverSent(error) ? unavailable(error) : unknown(error);
      });
      if (reply.status === 401 && token === undefined) throw busy(reply);
      if (reply.status >= 500) throw unknown(busy(reply));
      return reply;
    },
  };
}

async function once(parts: ClientParts, order: Order, renew: boolean, patienceMs: number): Promise<Reply> {
  const token = order.token ?? (await parts.tokens.application(renew));
  const requestId = newRequestId(parts.random);
  const response = await fetch(addressOf(parts.baseUrl, order.path), {
    method: order.method,
    redirect: 'error',
    signal: AbortSignal.timeout(Math.max(1, Math.floor(patienceMs))),
    headers: {
      authorization: `Bearer ${token}`,
      accept: 'application/json',
      'client-request-id': requestId,
      ...(order.eventual === true && { consistencylevel: 'eventual' }),
      ...(order.body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(order.body !== undefined && { body: JSON.stringify(order.body) }),
  });
  const text = await response.text();
  const body = parse(text);
  const { status, headers, ok } = response;
  return { status, headers, body, requestId, code: ok ? undefined : codeIn(body) };
}

/** An address that Graph gave, such as of a next page, is followed only where the token belongs. */
function addressOf(baseUrl: string, path: string): string {
  if (path.startsWith('/')) return `${baseUrl}/v1.0${path}`;
  if (new URL(path).origin === new URL(baseUrl).origin) return path;
  throw new Fault('directory-unavailable', 'Graph names an address that is not its own.');
}

function parse(text: string): unknown {
  try {
    return text === '' ? undefined : (JSON.parse(text) as unknown);
  } catch {
    return undefined;
  }
}

function retryAfter({ headers }: Reply): number | undefined {
  const seconds = headers.get('retry-after');
  return seconds !== null && /^\d{1,6}$/u.test(seconds) ? Number(seconds) * 1000 : undefined;
}

function newRequestId(random: Random): string {
  const hex = random.bytes(16).toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

const busy = ({ status, code = 'without a code', requestId }: Reply, retryAfterMs?: number): Fault => {
  const which = `${status} ${code} (client-request-id ${requestId})`;
  return new Fault('directory-unavailable', `Graph answers ${which}.`, undefined, retryAfterMs);
};

const unavailable = (error: unknown): Fault =>
  error instanceof Fault ? error : new Fault('directory-unavailable', 'Graph does not answer.', error);

const unknown = (error: unknown): Fault =>
  new Fault('directory-unknown-outcome', 'Nobody knows whether Graph did it.', error);
