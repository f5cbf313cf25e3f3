import type { Enrolled, EnrolmentStore, ProofKind, Proofs, QuestionsProof } from '../../ports/enrolments.ts';
import type { UnitOfWork } from '../../ports/work.ts';
import { normaliseAnswer } from '../verification/questions.ts';
import { slowHash } from '../verification/slow-hash.ts';
import { hashCodes, newSalt, type HashParts } from './codes.ts';

interface Given {
  readonly accountId: string;
  readonly totpSecret?: string | undefined;
  readonly recoveryCodes: readonly string[];
  readonly questions: readonly { readonly question: string; readonly answer: string }[];
}

export interface GivenParts extends HashParts {
  readonly given: { list(): Promise<readonly Given[]>; forget(accountId: string): Promise<void> };
  readonly enrolments: EnrolmentStore;
  readonly work: UnitOfWork;
}

/** What comes with an account was always there: it does not rest. */
const ALWAYS = new Date(0);

/** Enrols what came with a directory, once; afterwards the enrolments are what counts. */
export async function enrolGiven(parts: GivenParts): Promise<void> {
  for (const each of await parts.given.list()) await parts.work.run(() => enrol(parts, each));
}

async function enrol(parts: GivenParts, { accountId, totpSecret, recoveryCodes, questions }: Given): Promise<void> {
  const save = async <K extends ProofKind>(kind: K, proof: Proofs[K]): Promise<void> => {
    const known = await parts.enrolments.read(accountId, kind);
    const enrolled: Enrolled<K> = { enrolledAt: ALWAYS, proof };
    if (known === undefined) await parts.enrolments.save(accountId, kind, enrolled);
  };
  if (totpSecret !== undefined) await save('totp', { secret: totpSecret, lastStep: 0 });
  if (recoveryCodes.length > 0) await save('recovery-code', await hashCodes(parts, recoveryCodes));
  if (questions.length > 0) await save('questions', await hashAnswers(parts, questions));
  await parts.given.forget(accountId);
}

async function hashAnswers(parts: HashParts, questions: Given['questions']): Promise<QuestionsProof> {
  const salt = newSalt(parts);
  const hashed = questions.map(async ({ question, answer }) => ({
    question,
    hash: await slowHash(parts.keyring, salt, normaliseAnswer(answer)),
  }));
  return { salt, asked: 0, questions: await Promise.all(hashed) };
}
