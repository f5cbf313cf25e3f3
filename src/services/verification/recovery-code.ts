import { normaliseRecoveryCode } from '../references.ts';
import { readyProof, standingOf, startKept } from './kept-proof.ts';
import type { MethodParts, VerificationMethod } from './method.ts';
import { same } from './secrets.ts';
import { slowHash } from './slow-hash.ts';
import { conversationTries } from './tries.ts';

/** One of the codes that somebody saved for this day; each works once. */
export const recoveryCode = (parts: MethodParts): VerificationMethod => ({
  id: 'recovery-code',
  tries: conversationTries(parts.attempts, parts.clock, 'recovery-code'),
  start: (recovery, account) =>
    startKept(parts, recovery, account, 'recovery-code', { expects: 'recovery-code', again: false, params: {} }),

  async check(_recovery, challenge, account, typed) {
    const enrolled = await readyProof(parts, account, 'recovery-code');
    const given = await slowHash(parts.keyring, enrolled?.proof.salt ?? '', normaliseRecoveryCode(typed));
    if (enrolled === undefined || account === undefined || challenge.destination === undefined) return false;
    const hashes = enrolled.proof.hashes.filter((hash) => !same(hash, given));
    if (hashes.length === enrolled.proof.hashes.length) return false;
    await parts.enrolments.save(account.id, 'recovery-code', { ...enrolled, proof: { ...enrolled.proof, hashes } });
    return true;
  },

  standing: (account) => standingOf(parts, account, 'recovery-code', ({ hashes }) => hashes.length),
});
