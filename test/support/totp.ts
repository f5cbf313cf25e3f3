import { createGuardrails, generateSync } from 'otplib';
import type { Clock } from '../../src/ports/clock.ts';

const guardrails = createGuardrails({ MIN_SECRET_BYTES: 5 });

/** The code that an authenticator app shows, so many steps of 30 seconds from now. */
export const appCode = (secret: string, clock: Clock, steps = 0): string =>
  generateSync({ secret, epoch: Math.floor(clock.now().getTime() / 1000) + steps * 30, guardrails });
