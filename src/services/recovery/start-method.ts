import { choicesAfter, type MethodId } from '../../core/policy.ts';
import { transition, type Recovery } from '../../core/recovery.ts';
import type { StartResult, Task } from '../verification/method.ts';
import { refs } from '../verification/secrets.ts';
import { accountOf, isServed, subjectOf, type RecoveryParts } from './parts.ts';

export type StartOutcome =
  | { readonly kind: 'started'; readonly task: Task }
  | { readonly kind: 'gone' }
  | Exclude<StartResult, { readonly kind: 'started' }>;

/** What may be chosen now; it depends on the gates passed alone. */
export function choices(parts: RecoveryParts, recovery: Recovery): MethodId[] {
  const passed = recovery.gates.map(({ method }) => method);
  const offered = parts.methods.filter(({ afterAnother }) => afterAnother !== true || passed.length > 0);
  return choicesAfter(
    parts.policy,
    offered.map(({ id }) => id),
    passed,
  );
}

/** Begins one way to prove who is asking. The newest is the only one. */
export async function startMethod(parts: RecoveryParts, recoveryId: string, methodId: MethodId): Promise<StartOutcome> {
  const recovery = await parts.recoveries.read(recoveryId);
  const method = parts.methods.find(({ id }) => id === methodId);
  if (recovery === undefined || method === undefined || !choices(parts, recovery).includes(methodId))
    return { kind: 'gone' };
  if (recovery.state !== 'verifying' || recovery.expiresAt <= parts.clock.now()) return { kind: 'gone' };
  if (!(await method.tries.left(recovery))) return { kind: 'stop' };

  const account = await accountOf(parts, recovery);
  await parts.contactBook.observe(recovery.subjects.held, account);
  const served = await isServed(parts, account, recovery);
  const accepted = await method.tries.accepts(recovery);
  const started = await method.start(recovery, served && accepted ? account : undefined);
  if (started.kind !== 'started') return started;
  const challenge = { ...started.challenge, method: methodId, sentAt: parts.clock.now(), wrong: 0 };
  const expiresAt = challenge.expiresAt > recovery.expiresAt ? challenge.expiresAt : recovery.expiresAt;
  const next = transition(recovery, 'send', { challenge, expiresAt });
  if (next === undefined) return { kind: 'gone' };
  await parts.recoveries.save(next);
  if (recovery.challenge) await parts.vault.wipe([refs.code(recovery.challenge.id)]);
  if (method.channel !== undefined) {
    await parts.audit.append({
      event: 'recovery.code-sent',
      subject: subjectOf(recovery),
      details: { method: methodId },
    });
  }
  return { kind: 'started', task: started.task };
}
