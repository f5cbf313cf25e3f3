import { hash } from 'node:crypto';
import {
  decodeJwt,
  decodeProtectedHeader,
  errors,
  importJWK,
  jwtVerify,
  type JWK,
  type JWTHeaderParameters,
  type JWTPayload,
} from 'jose';
import type { Clock } from '../../ports/clock.ts';

/** Where a cloud's tokens come from, as the Bot Framework documents it. */
export interface TokenIssuer {
  readonly issuer: string;
  readonly openIdMetadata: string;
}

export type TokenVerdict =
  | { readonly kind: 'ok'; readonly claims: JWTPayload }
  /** No token, or one that proves nothing. */
  | { readonly kind: 'unauthorised'; readonly why: string }
  /** A good token for something else. */
  | { readonly kind: 'forbidden'; readonly why: string }
  /** The keys cannot be fetched now: the channel may try again. */
  | { readonly kind: 'unavailable'; readonly why: string };

interface Key {
  readonly key: Awaited<ReturnType<typeof importJWK>>;
  /** The channels that sign with it. */
  readonly endorsements: readonly string[];
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Clocks differ; the Bot Framework asks for five minutes. */
const TOLERANCE_SECONDS = 300;
const FETCH_MS = 5_000;
const MOST_KEPT = 1_000;

/**
 * Checks that a request comes from a Bot Framework channel: signature (RS256 alone), issuer, audience,
 * time, the channel's endorsement of the key, and the service address that the token was made for.
 * Written here, because the SDK lets keys without endorsements and emulator tokens pass, answers 500 to a
 * wrong signature and writes each of them to the console.
 */
export function createTokenCheck(appId: string, { issuer, openIdMetadata }: TokenIssuer, clock: Clock) {
  const keys = createKeys(openIdMetadata, clock);
  const verify = createVerifier(appId, clock);

  return async function check(
    header: string | undefined,
    { channelId, serviceUrl }: { readonly channelId: string; readonly serviceUrl: string },
  ): Promise<TokenVerdict> {
    const token = /^Bearer (?<token>[\w-]+\.[\w-]+\.[\w-]+)$/u.exec(header ?? '')?.groups?.['token'];
    if (token === undefined) return { kind: 'unauthorised', why: 'no bearer token' };
    const { alg, kid, iss, aud, exp } = peek(token);
    // Refused without asking anybody: a flood of such tokens costs nothing.
    if (alg !== 'RS256' || kid === undefined) return { kind: 'unauthorised', why: 'not signed as agreed' };
    if (iss !== issuer) return { kind: 'forbidden', why: 'another issuer' };
    if (aud !== appId) return { kind: 'unauthorised', why: 'another audience' };
    if (exp === undefined || (exp + TOLERANCE_SECONDS) * 1_000 < clock.now().getTime()) {
      return { kind: 'unauthorised', why: 'expired' };
    }
    let key: Key | undefined;
    try {
      key = await keys.find(kid);
    } catch (error) {
      return { kind: 'unavailable', why: (error as Error).message };
    }
    if (key === undefined) return { kind: 'unauthorised', why: 'unknown key' };
    const claims = await verify(token, key);
    if (typeof claims === 'string') return { kind: 'unauthorised', why: claims };
    if (claims['serviceurl'] !== serviceUrl) return { kind: 'forbidden', why: 'another service address' };
    if (!key.endorsements.includes(channelId)) return { kind: 'forbidden', why: 'a channel not endorsed' };
    return { kind: 'ok', claims };
  };
}

/** What a token says of itself, before anybody believes it. */
function peek(token: string): Partial<JWTPayload & JWTHeaderParameters> {
  try {
    return { ...decodeJwt(token), ...decodeProtectedHeader(token) };
  } catch {
    return {};
  }
}

/** A channel sends the same token for an hour: whether a key signed it is worked out once; time is looked at each time. */
function createVerifier(audience: string, clock: Clock) {
  const verified = new Map<string, { readonly key: Key; readonly claims: JWTPayload }>();

  return async function verify(token: string, key: Key): Promise<JWTPayload | string> {
    const fingerprint = hash('sha256', token, 'base64url');
    const known = verified.get(fingerprint);
    if (known?.key === key) return known.claims;
    try {
      const { payload: claims } = await jwtVerify(token, key.key, {
        algorithms: ['RS256'],
        audience,
        clockTolerance: TOLERANCE_SECONDS,
        currentDate: clock.now(),
        requiredClaims: ['iss', 'aud', 'exp'],
      });
      if (verified.size >= MOST_KEPT) verified.clear();
      verified.set(fingerprint, { key, claims });
      return claims;
    } catch (error) {
      if (error instanceof errors.JOSEError) return error.code;
      throw error;
    }
  };
}

/** The channel's signing keys, fetched once a day, and at most once an hour for a key that is not among them. */
function createKeys(openIdMetadata: string, clock: Clock) {
  let known: { readonly keys: ReadonlyMap<string, Key>; readonly at: number } | undefined;
  let fetching: Promise<ReadonlyMap<string, Key>> | undefined;

  async function refresh(): Promise<ReadonlyMap<string, Key>> {
    fetching ??= fetchKeys(openIdMetadata).finally(() => (fetching = undefined));
    const keys = await fetching;
    known = { keys, at: clock.now().getTime() };
    return keys;
  }

  return {
    async find(kid: string): Promise<Key | undefined> {
      const age = known === undefined ? Infinity : clock.now().getTime() - known.at;
      if (known === undefined) return (await refresh()).get(kid);
      const isDue = age > DAY || (age > HOUR && !known.keys.has(kid));
      if (!isDue) return known.keys.get(kid);
      // Yesterday's keys are better than a closed door.
      const stale = known.keys;
      return (await refresh().catch(() => stale)).get(kid);
    },
  };
}

async function fetchKeys(openIdMetadata: string): Promise<ReadonlyMap<string, Key>> {
  const { jwks_uri: address } = await fetchJson<{ readonly jwks_uri: string }>(openIdMetadata);
  const { keys } = await fetchJson<{ readonly keys: readonly PublishedKey[] }>(address);
  const imported = keys
    .filter(({ kty, kid }) => kty === 'RSA' && kid !== undefined)
    .map(async (jwk): Promise<[string, Key]> => {
      const { endorsements = [], ...rest } = jwk;
      return [jwk.kid ?? '', { key: await importJWK(rest, 'RS256'), endorsements }];
    });
  return new Map(await Promise.all(imported));
}

type PublishedKey = JWK & { readonly endorsements?: readonly string[] };

async function fetchJson<T>(address: string): Promise<T> {
  const response = await fetch(address, { signal: AbortSignal.timeout(FETCH_MS), redirect: 'error' });
  if (!response.ok) throw new Error(`${new URL(address).hostname} answered ${response.status}`);
  return (await response.json()) as T;
}
