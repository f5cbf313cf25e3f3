import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { Clock } from '../../ports/clock.ts';
import type { ChatGrant } from '../needs.ts';

export interface TokenOptions {
  /** One key for each purpose, so that one kind never passes for the other. */
  readonly keys: { readonly chat: Buffer; readonly stream: Buffer };
  readonly clock: Clock;
  /** Of a chat token; long, because Web Chat gives up for good when one runs out. */
  readonly lifetimeSeconds?: number;
  /** However often refreshed, a chat token ends this long after its first. */
  readonly longestSeconds?: number;
}

/** What a good token says. */
export interface Chat {
  readonly grant: ChatGrant;
  /** Seconds since 1970 when the first token of this chat was made. */
  readonly since: number;
}

export interface Tokens {
  first(grant: ChatGrant): { readonly token: string; readonly expiresIn: number };
  /** A fresh one for the same chat. */
  renew(chat: Chat): { readonly token: string; readonly expiresIn: number };
  /** For the address of one WebSocket: 60 seconds. */
  stream(grant: ChatGrant): string;
  readChat(token: string): Chat | undefined;
  readStream(token: string): ChatGrant | undefined;
}

const STREAM_SECONDS = 60;
const HEADER = Buffer.from('{"alg":"HS256","typ":"JWT"}').toString('base64url');

const Claims = z.object({
  /** Web Chat reads the user's id here. */
  user: z.string(),
  conv: z.string(),
  acc: z.string().optional(),
  bro: z.string().optional(),
  src: z.string(),
  since: z.number(),
  iat: z.number(),
  exp: z.number(),
});

/** JSON web tokens of one shape: HS256, our header to the letter, our claims and no others needed. */
export function createTokens({ keys, clock, lifetimeSeconds, longestSeconds }: TokenOptions): Tokens {
  const lifetime = lifetimeSeconds ?? 24 * 3_600;
  const longest = longestSeconds ?? 7 * 24 * 3_600;
  const now = () => Math.floor(clock.now().getTime() / 1_000);

  function renew({ grant, since }: Chat) {
    const expiresIn = Math.min(lifetime, since + longest - now());
    return { token: sign(keys.chat, claimsOf(grant, since, now(), expiresIn)), expiresIn };
  }

  return {
    first: (grant) => renew({ grant, since: now() }),
    renew,
    stream: (grant) => sign(keys.stream, claimsOf(grant, now(), now(), STREAM_SECONDS)),
    readChat: (token) => read(keys.chat, token, now()),
    readStream: (token) => read(keys.stream, token, now())?.grant,
  };
}

const claimsOf = (grant: ChatGrant, since: number, iat: number, seconds: number): z.infer<typeof Claims> => ({
  user: grant.userId,
  conv: grant.conversationId,
  acc: grant.accountId,
  bro: grant.browser,
  src: grant.source,
  since,
  iat,
  exp: iat + seconds,
});

function sign(key: Buffer, claims: z.infer<typeof Claims>): string {
  const signed = `${HEADER}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}`;
  return `${signed}.${signature(key, signed)}`;
}

const signature = (key: Buffer, signed: string): string => createHmac('sha256', key).update(signed).digest('base64url');

function read(key: Buffer, token: string, now: number): Chat | undefined {
  const [header, payload = '', given = '', ...more] = token.split('.');
  if (header !== HEADER || more.length > 0 || !isSame(given, signature(key, `${HEADER}.${payload}`))) return undefined;
  const claims = Claims.safeParse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')));
  if (!claims.success || claims.data.exp <= now) return undefined;
  const { user: userId, conv: conversationId, acc: accountId, bro: browser, src: source, since } = claims.data;
  return { grant: { userId, conversationId, accountId, browser, source }, since };
}

/** Compared as text, in constant time: another spelling of the same bytes is another token. */
function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}
