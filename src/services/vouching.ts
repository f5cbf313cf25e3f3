import { personProof } from '../core/demands.ts';
import { transition, type Recovery } from '../core/recovery.ts';
import type { Vouch, VouchStore } from '../ports/vouches.ts';
import { pass } from './recovery/check-code.ts';
import { accountOf, isServed, methodOf, type RecoveryParts } from './recovery/parts.ts';
import { managerOf } from './verification/manager.ts';
import { same } from './verification/secrets.ts';
import { isVouchToken, vouchIdOf, vouchRef } from './verification/vouch-token.ts';

const MOST_WRONG = 3;
const DAY = 86_400_000;

/** What a manager's link shows to whoever opens it. */
export type VouchState =
  | { readonly kind: 'gone' | 'sign-in' | 'not-yours' | 'confirmed' | 'refused' }
  | { readonly kind: 'open' | 'wrong-number'; readonly person: string; readonly at: Date };

export interface VouchParts extends RecoveryParts {
  readonly vouches: VouchStore;
}

/**
 * The manager's side of vouching. Only the manager that the directory names, signed in, with the number
 * that the employee sees; once. Looking changes nothing.
 */
export function createVouchDesk(parts: VouchParts) {
  return {
    async look(token: string, visitor: string | undefined): Promise<VouchState> {
      const found = await find(parts, token, visitor);
      if ('kind' in found) return found;
      return { kind: 'open', person: found.person, at: found.vouch.createdAt };
    },

    decide: (token: string, visitor: string | undefined, answer: 'yes' | 'no', number: string): Promise<VouchState> =>
      parts.work.run(async () => {
        const found = await find(parts, token, visitor);
        if ('kind' in found) return found;
        if (answer === 'no') return refuse(parts, found);
        const given = parts.keyring.fingerprint('code', `${found.vouch.id} ${number.replace(/\D/gu, '')}`);
        return same(given, found.vouch.numberHash) ? confirm(parts, found) : countWrong(parts, found);
      }),
  };
}

interface Found {
  readonly vouch: Vouch;
  readonly recovery: Recovery;
  readonly person: string;
}

async function find(parts: VouchParts, token: string, visitor: string | undefined): Promise<Found | VouchState> {
  const vouch = await parts.vouches.read(vouchIdOf(token));
  if (vouch === undefined || !isVouchToken(parts.keyring, token, vouch)) return { kind: 'gone' };
  if (vouch.state !== 'asked' || vouch.expiresAt <= parts.clock.now()) return { kind: 'gone' };
  if (visitor === undefined) return { kind: 'sign-in' };
  if (visitor !== vouch.managerId) return { kind: 'not-yours' };
  const recovery = await parts.recoveries.read(vouch.recoveryId);
  if (recovery?.state !== 'verifying' || recovery.challenge?.id !== vouch.id) return { kind: 'gone' };
  const account = await accountOf(parts, recovery);
  // Live: somebody else may be the manager by now, or the other way round.
  const now = await managerOf(parts, account);
  const three = new Set([vouch.managerId, vouch.targetId]).size === 2 && vouch.requesterId !== vouch.managerId;
  if (account === undefined || now?.id !== visitor || !three) return { kind: 'gone' };
  const accepted = (await methodOf(parts, 'manager')?.tries.accepts(recovery)) === true;
  if (!accepted || !(await isServed(parts, account, recovery))) return { kind: 'gone' };
  return { vouch, recovery, person: account.displayName };
}

async function confirm(parts: VouchParts, { vouch, recovery }: Found): Promise<VouchState> {
  await settle(parts, vouch, 'confirmed');
  const challenge = recovery.challenge && { ...recovery.challenge, destination: personProof(vouch.managerId) };
  if (challenge === undefined) return { kind: 'gone' };
  const passed = await pass(parts, recovery, challenge);
  await tell(parts, recovery, vouch, 'verify.manager-yes');
  return { kind: passed.kind === 'gone' ? 'gone' : 'confirmed' };
}

async function refuse(parts: VouchParts, { vouch, recovery }: Found): Promise<VouchState> {
  await settle(parts, vouch, 'refused');
  await stopWaiting(parts, recovery);
  await parts.notifications.failures(
    await accountOf(parts, recovery),
    `vouch-refused-${recovery.id}`,
    recovery.reference,
  );
  await tell(parts, recovery, vouch, 'verify.manager-no');
  return { kind: 'refused' };
}

/** Who guesses numbers does not see the employee's screen. */
async function countWrong(parts: VouchParts, { vouch, recovery, person }: Found): Promise<VouchState> {
  const wrong = vouch.wrong + 1;
  if (wrong < MOST_WRONG) {
    await parts.vouches.save({ ...vouch, wrong });
    return { kind: 'wrong-number', person, at: vouch.createdAt };
  }
  await settle(parts, { ...vouch, wrong }, 'dead');
  await stopWaiting(parts, recovery);
  await tell(parts, recovery, vouch, 'verify.manager-no');
  return { kind: 'gone' };
}

/** The employee chooses again. */
async function stopWaiting({ recoveries }: VouchParts, recovery: Recovery): Promise<void> {
  const next = transition(recovery, 'wrong', { challenge: undefined });
  if (next !== undefined) await recoveries.save(next);
}

async function settle(parts: VouchParts, vouch: Vouch, state: 'confirmed' | 'refused' | 'dead'): Promise<void> {
  await parts.vouches.save({ ...vouch, state });
  await parts.vault.wipe([vouchRef(vouch.id)]);
  await parts.audit.append({ event: `vouch.${state}`, subject: vouch.targetId, actor: vouch.managerId });
}

/** In the employee's chat, which goes on with it. */
const tell = (
  { outbox, clock }: VouchParts,
  recovery: Recovery,
  vouch: Vouch,
  key: 'verify.manager-yes' | 'verify.manager-no',
) =>
  outbox.add(
    `chat-vouch-${vouch.id}`,
    { kind: 'chat', conversationId: recovery.conversationId, key, params: {}, resumes: true },
    new Date(clock.now().getTime() + DAY),
  );
