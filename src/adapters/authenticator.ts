import { timingSafeEqual } from 'node:crypto';
import { createGuardrails, generateSync, generateURI, ScureBase32Plugin } from 'otplib';
import type { Random } from '../ports/clock.ts';
import type { Authenticator } from '../ports/enrolments.ts';

const STEP = 30;
const BYTES = 20;
/** Secrets that were made elsewhere may be shorter than our own. */
const guardrails = createGuardrails({ MIN_SECRET_BYTES: 5 });

/** Whatever was given as one: case, spaces and padding do not matter. */
const tidy = (secret: string): string => secret.toUpperCase().replace(/[^A-Z2-7]/gu, '');

/** TOTP (RFC 6238) as every app has it: SHA-1, 6 digits, 30 seconds. */
export function createAuthenticator(random: Random): Authenticator {
  const base32 = new ScureBase32Plugin();
  return {
    newSecret: () => base32.encode(random.bytes(BYTES), { padding: false }),
    address: (secret, account, issuer) => generateURI({ issuer, label: account, secret: tidy(secret) }),
    stepOf(secret, code, now) {
      const current = Math.floor(now.getTime() / 1000 / STEP);
      // Both are reckoned in any case, so that the time does not tell which one it was.
      const right = [current, current - 1].filter((step) =>
        isSame(code, generateSync({ secret: tidy(secret), epoch: step * STEP, period: STEP, guardrails })),
      );
      return right[0];
    },
  };
}

function isSame(given: string, wanted: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(wanted)];
  return left.length === right.length && timingSafeEqual(left, right);
}
