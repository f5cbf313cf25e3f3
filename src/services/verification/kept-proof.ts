import type { Account } from '../../core/account.ts';
import type { MethodId } from '../../core/policy.ts';
import type { Recovery } from '../../core/recovery.ts';
import type { Enrolled, ProofKind } from '../../ports/enrolments.ts';
import { newId } from '../references.ts';
import { restEnd } from './contact-book.ts';
import { NOBODY, type MethodParts, type Standing, type StartResult, type Task } from './method.ts';

/** A proof that somebody keeps: an app, a list of codes, answers. */
export type KeptKind = Extract<ProofKind, MethodId>;

/** What is enrolled and rested, for an account that may use it; as much is read for nobody. */
export async function readyProof<K extends KeptKind>(
  { enrolments, policy, clock }: MethodParts,
  account: Account | undefined,
  kind: K,
): Promise<Enrolled<K> | undefined> {
  const enrolled = await enrolments.read(account?.id ?? NOBODY, kind);
  if (enrolled === undefined || account?.selfService.registered !== true) return undefined;
  return restEnd(enrolled.enrolledAt, account, policy, clock.now()) === undefined ? enrolled : undefined;
}

/** Nothing is sent: the person has what it takes, or has not, and either way the same is said and written. */
export async function startKept(
  parts: MethodParts,
  recovery: Recovery,
  account: Account | undefined,
  kind: KeptKind,
  task: Task,
): Promise<StartResult> {
  if (await parts.throttle.needsRobotCheck(recovery.subjects, recovery)) return { kind: 'robot-check' };
  const isReady = (await readyProof(parts, account, kind)) !== undefined;
  const challenge = {
    id: newId(parts.random),
    codeHash: undefined,
    destination: isReady ? kind : undefined,
    expiresAt: recovery.expiresAt,
  };
  return { kind: 'started', challenge, task };
}

export async function standingOf<K extends KeptKind>(
  { enrolments, policy, clock }: MethodParts,
  account: Account,
  kind: K,
  left?: (proof: Enrolled<K>['proof']) => number,
): Promise<Standing> {
  const enrolled = await enrolments.read(account.id, kind);
  if (enrolled === undefined || !account.selfService.registered || left?.(enrolled.proof) === 0)
    return { kind: 'missing' };
  const until = restEnd(enrolled.enrolledAt, account, policy, clock.now());
  if (until !== undefined) return { kind: 'resting', until };
  return { kind: 'ready', proves: kind, left: left?.(enrolled.proof) };
}
