import { readyProof, standingOf, startKept } from './kept-proof.ts';
import type { MethodParts, VerificationMethod } from './method.ts';
import { accountTries } from './tries.ts';

const DIGITS = 6;
/** Reckoned with where there is no secret. */
const NO_SECRET = 'A'.repeat(32);

/** The code of an authenticator app: of this half minute or the one before, and each once. */
export const totp = (parts: MethodParts): VerificationMethod => ({
  id: 'totp',
  tries: accountTries(parts.attempts, parts.clock, 'totp'),
  start: (recovery, account) =>
    startKept(parts, recovery, account, 'totp', { expects: 'code', again: false, params: { digits: DIGITS } }),

  async check(_recovery, challenge, account, typed) {
    const enrolled = await readyProof(parts, account, 'totp');
    const code = typed.replace(/\D/gu, '');
    const step = parts.authenticator.stepOf(enrolled?.proof.secret ?? NO_SECRET, code, parts.clock.now());
    if (enrolled === undefined || account === undefined || challenge.destination === undefined) return false;
    if (step === undefined || step <= enrolled.proof.lastStep) return false;
    await parts.enrolments.save(account.id, 'totp', { ...enrolled, proof: { ...enrolled.proof, lastStep: step } });
    return true;
  },

  standing: (account) => standingOf(parts, account, 'totp'),
});
