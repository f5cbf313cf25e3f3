import type { Account } from '../../core/account.ts';
import { isUsable } from '../../core/demands.ts';
import { choicesAfter, type MethodId } from '../../core/policy.ts';
import { transition, type Challenge, type Recovery } from '../../core/recovery.ts';
import { newCode, newId } from '../references.ts';
import type { SendVerdict } from '../throttle.ts';
import type { Destination, VerificationMethod } from '../verification/method.ts';
import { accountOf, isServed, refs, subjectOf, type RecoveryParts } from './parts.ts';

export type SendOutcome =
  | { readonly kind: 'sent'; readonly minutes: number; readonly digits: number }
  | { readonly kind: 'gone' }
  | Exclude<SendVerdict, { kind: 'send' | 'pretend' }>;

/** What may be chosen now; it depends on the gates passed alone. */
export const choices = (parts: RecoveryParts, recovery: Recovery): MethodId[] =>
  choicesAfter(
    parts.policy,
    parts.methods.map(({ id }) => id),
    recovery.gates.map(({ method }) => method),
  );

/** Sends a code, or does all the same without sending. The newest code is the only one. */
export async function sendCode(parts: RecoveryParts, recoveryId: string, methodId: MethodId): Promise<SendOutcome> {
  const recovery = await parts.recoveries.read(recoveryId);
  const method = parts.methods.find(({ id }) => id === methodId);
  if (recovery === undefined || method === undefined || !choices(parts, recovery).includes(methodId))
    return { kind: 'gone' };
  if (recovery.state !== 'verifying' || recovery.expiresAt <= parts.clock.now()) return { kind: 'gone' };
  const verdict = await parts.throttle.maySend(recovery.subjects, methodId, recovery);
  if (verdict.kind !== 'send' && verdict.kind !== 'pretend') return verdict;

  const account = await accountOf(parts, recovery);
  const served = await isServed(parts, account, recovery);
  const reached =
    verdict.kind === 'send' && served && account ? await reachable(parts, recovery, account, method) : undefined;
  // Room is taken in any case, so that the same rows are written for nobody.
  if (reached === undefined) await parts.throttle.takeDestination(`nowhere ${newId(parts.random)}`);
  const isPaidFor = await parts.spend.take(method.channel, reached?.to);
  const destination = isPaidFor ? reached : undefined;
  const code = newCode(parts.random, method.digits);
  const challenge = makeChallenge(parts, method, destination, code);
  const next = transition(recovery, 'send', { challenge });
  if (next === undefined) return { kind: 'gone' };
  await parts.recoveries.save(next);
  if (recovery.challenge) await parts.vault.wipe([refs.code(recovery.challenge.id)]);
  await parts.vault.put(refs.code(challenge.id), code, challenge.expiresAt);
  await post(parts, recovery, account, destination, challenge, code);
  await parts.throttle.countSend(recovery.subjects, methodId, recovery);
  await parts.audit.append({
    event: 'recovery.code-sent',
    subject: subjectOf(recovery),
    details: { method: methodId },
  });
  return { kind: 'sent', minutes: parts.policy.code.minutes, digits: method.digits };
}

/** Only a registered, rested contact that has not been a gate already, with room for one more message. */
async function reachable(
  parts: RecoveryParts,
  recovery: Recovery,
  account: Account,
  method: VerificationMethod,
): Promise<Destination | undefined> {
  const destination = account.selfService.registered ? method.destination(account) : undefined;
  if (destination === undefined || !isUsable(account, method.id, parts.policy, parts.clock.now())) return undefined;
  const fingerprint = parts.keyring.fingerprint('destination', destination.to);
  if (recovery.gates.some((gate) => gate.destination === fingerprint)) return undefined;
  return (await parts.throttle.takeDestination(`to ${fingerprint}`)) ? destination : undefined;
}

function makeChallenge(
  { keyring, clock, random, policy }: RecoveryParts,
  method: VerificationMethod,
  destination: Destination | undefined,
  code: string,
): Challenge {
  const id = newId(random);
  const now = clock.now();
  // Reckoned for nobody as well, so that it takes as long.
  const codeHash = keyring.fingerprint('code', `${id} ${code}`);
  const fingerprint = keyring.fingerprint('destination', (destination ?? NOWHERE).to);
  return {
    id,
    method: method.id,
    codeHash: destination && codeHash,
    destination: destination && fingerprint,
    sentAt: now,
    expiresAt: new Date(now.getTime() + policy.code.minutes * 60_000),
    wrong: 0,
  };
}

/** Where pretended codes would go. */
const NOWHERE: Destination = { channel: 'mail', to: 'nobody@nowhere.example' };

/** The parcel is there in any case, so that the path takes as long for nobody. */
async function post(
  { outbox, policy }: RecoveryParts,
  recovery: Recovery,
  account: Account | undefined,
  destination: Destination | undefined,
  challenge: Challenge,
  code: string,
): Promise<void> {
  const id = `code-${challenge.id}`;
  const model = { code, minutes: policy.code.minutes };
  if (account === undefined || destination === undefined) {
    const message = { id, kind: 'code', language: recovery.language, model, ...NOWHERE };
    return outbox.add(id, { kind: 'void', padding: JSON.stringify(message) }, challenge.expiresAt);
  }
  const message = { id, kind: 'code', language: account.language, model, ...destination } as const;
  return outbox.add(id, { kind: 'message', message }, challenge.expiresAt);
}
