import { createChallenge, verifySolution, type Challenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import type restify from 'restify';
import { z } from 'zod';
import type { Clock, Random } from '../ports/clock.ts';
import { createBuckets } from './http/buckets.ts';
import { tooMany } from './http/http-error.ts';
import { route } from './http/route.ts';

/** Remembers what was used, also across restarts and instances, at least until it expires by itself. */
export interface UsedOnce {
  /** True for the first caller with this id, false for everybody after. */
  useOnce(id: string, until: Date): Promise<boolean>;
}

export interface RobotCheckOptions {
  readonly key: Buffer;
  readonly used: UsedOnce;
  readonly clock: Clock;
  readonly random: Random;
}

export interface RobotCheck {
  challenge(): Promise<Challenge>;
  /** Any value a client may send; never throws for a bad one. */
  verify(payload: unknown): Promise<boolean>;
}

const MINUTES = 10;
/** About 200 rounds of 2,000: a tenth of a second on a PC, well under one on a phone. */
const WORK = { algorithm: 'PBKDF2/SHA-256', cost: 2_000, fewest: 150, most: 250 } as const;

/** Strict, because the signature covers every parameter there is. */
const Payload = z.object({
  challenge: z.object({
    parameters: z.strictObject({
      algorithm: z.literal(WORK.algorithm),
      cost: z.literal(WORK.cost),
      data: z.strictObject({ until: z.number() }),
      keyLength: z.number(),
      keyPrefix: z.string(),
      keySignature: z.string(),
      nonce: z.string(),
      salt: z.string(),
    }),
    signature: z.string(),
  }),
  solution: z.object({ counter: z.number(), derivedKey: z.string() }),
});

/**
 * Proof of work by ALTCHA (v2, deterministic): nothing to click, nobody outside to ask. The answer
 * is signed into the challenge, so that checking one costs two HMACs whatever the work was.
 */
export function createRobotCheck({ key, used, clock, random }: RobotCheckOptions): RobotCheck {
  const secrets = {
    hmacSignatureSecret: `challenge ${key.toString('base64url')}`,
    hmacKeySignatureSecret: `solution ${key.toString('base64url')}`,
  };
  return {
    challenge: () =>
      createChallenge({
        algorithm: WORK.algorithm,
        cost: WORK.cost,
        counter: WORK.fewest + random.integer(WORK.most - WORK.fewest + 1),
        // Our own field, because the library's expiry reads the machine's clock.
        data: { until: clock.now().getTime() + MINUTES * 60_000 },
        deriveKey,
        ...secrets,
      }),
    async verify(payload) {
      const parsed = Payload.safeParse(decode(payload));
      if (!parsed.success) return false;
      const { challenge, solution } = parsed.data;
      const { until } = challenge.parameters.data;
      if (until <= clock.now().getTime()) return false;
      const result = await verifySolution({ challenge, solution, deriveKey, ...secrets });
      return result.verified && used.useOnce(`robot:${challenge.signature}`, new Date(until));
    },
  };
}

/** ALTCHA's own widget sends its payload as JSON in base64. */
function decode(payload: unknown): unknown {
  if (typeof payload !== 'string' || payload.length > 4_096) return payload;
  try {
    return JSON.parse(Buffer.from(payload, 'base64').toString('utf8')) as unknown;
  } catch {
    return undefined;
  }
}

/** As many challenges as one address may ever use, and some for reloads. */
const PER_SOURCE = { burst: 1_200, perSecond: 2 };

export function robotCheckRoute(server: restify.Server, { check, clock }: { check: RobotCheck; clock: Clock }): void {
  const buckets = createBuckets(PER_SOURCE.burst, PER_SOURCE.perSecond, clock);
  route(server, 'GET', '/robot-check', async (call) => {
    const wait = buckets.take(call.source);
    if (wait > 0) throw tooMany(wait);
    return { json: await check.challenge() };
  });
}
