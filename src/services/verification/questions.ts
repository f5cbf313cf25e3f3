import type { Account } from '../../core/account.ts';
import { isPrivileged } from '../../core/account.ts';
import { readyProof, standingOf, startKept } from './kept-proof.ts';
import type { MethodParts, Standing, VerificationMethod } from './method.ts';
import { same } from './secrets.ts';
import { slowHash } from './slow-hash.ts';
import { accountTries } from './tries.ts';

/**
 * A question that only its owner can answer, more or less: never alone, never for a privileged
 * account, and asked after another gate, so that no stranger gets to read it. It stays the same until
 * it is answered.
 */
export const questions = (parts: MethodParts): VerificationMethod => ({
  id: 'questions',
  afterAnother: true,
  tries: accountTries(parts.attempts, parts.clock, 'questions'),

  async start(recovery, account) {
    const asked = await readyProof(parts, allowed(account), 'questions');
    const question = asked?.proof.questions[asked.proof.asked]?.question ?? '';
    return startKept(parts, recovery, allowed(account), 'questions', {
      expects: 'answer',
      again: false,
      params: { question },
    });
  },

  async check(_recovery, challenge, account, typed) {
    const enrolled = await readyProof(parts, allowed(account), 'questions');
    const given = await slowHash(parts.keyring, enrolled?.proof.salt ?? '', normaliseAnswer(typed));
    if (enrolled === undefined || account === undefined || challenge.destination === undefined) return false;
    const { proof } = enrolled;
    const wanted = proof.questions[proof.asked]?.hash ?? '';
    if (normaliseAnswer(typed) === '' || !same(wanted, given)) return false;
    const asked = (proof.asked + 1) % proof.questions.length;
    await parts.enrolments.save(account.id, 'questions', { ...enrolled, proof: { ...proof, asked } });
    return true;
  },

  standing: (account): Promise<Standing> =>
    allowed(account) === undefined
      ? Promise.resolve({ kind: 'missing' })
      : standingOf(parts, account, 'questions', (proof) => proof.questions.length),
});

const allowed = (account: Account | undefined): Account | undefined =>
  account === undefined || isPrivileged(account) ? undefined : account;

/** Case, accents, spaces and marks do not matter. */
export const normaliseAnswer = (typed: string): string =>
  typed
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
