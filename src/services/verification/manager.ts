import { isPrivileged, type Account } from '../../core/account.ts';
import { normaliseUserId } from '../../core/identity.ts';
import { personProof } from '../../core/demands.ts';
import type { Recovery } from '../../core/recovery.ts';
import type { Vouch } from '../../ports/vouches.ts';
import { NOWHERE } from '../nowhere.ts';
import { newId } from '../references.ts';
import { NOBODY, type MethodParts, type Standing, type VerificationMethod } from './method.ts';
import { accountTries } from './tries.ts';
import { vouchRef, vouchToken } from './vouch-token.ts';

const HOUR = 3_600_000;
/** How long a manager may take; shorter than the day that is allowed. */
const PATIENCE_MS = 4 * HOUR;
/** About as long as a name is. */
const SOMEBODY = '-'.repeat(14);

/** The manager confirms, signed in, with the number that the employee sees. Never the only gate. */
export const manager = (parts: MethodParts): VerificationMethod => ({
  id: 'manager',
  channel: 'mail',
  tries: accountTries(parts.attempts, parts.clock, 'manager'),

  async start(recovery, account) {
    const verdict = await parts.throttle.maySend(recovery.subjects, 'manager', recovery);
    if (verdict.kind !== 'send' && verdict.kind !== 'pretend') return verdict;
    const found = await managerOf(parts, account);
    const asked = verdict.kind === 'send' ? found : undefined;
    const real = (await hasRoom(parts, recovery, asked)) ? asked : undefined;
    const number = String(100 + parts.random.integer(900));
    const vouch = makeVouch(parts, recovery, real && account, real, number);
    await parts.vouches.save(vouch);
    await ask(parts, recovery, real && account, real, vouch);
    await parts.throttle.countSend(recovery.subjects, 'manager', recovery);
    const destination = real && personProof(real.id);
    const { id, expiresAt } = vouch;
    const params = { number, hours: PATIENCE_MS / HOUR };
    return {
      kind: 'started',
      challenge: { id, codeHash: undefined, destination, expiresAt },
      task: { expects: 'nothing', again: false, params },
    };
  },

  /** Nothing that the employee types proves it. */
  check: () => Promise.resolve(false),

  async standing(account): Promise<Standing> {
    const asked = await managerOf(parts, account);
    return asked === undefined ? { kind: 'missing' } : { kind: 'ready', proves: personProof(asked.id) };
  },
});

/**
 * Who may vouch for an account: its manager as the directory has it, another person than the account,
 * who did not have the account vouch for them within a day. As much is read for nobody.
 */
export async function managerOf(
  { directory, vouches, clock }: Pick<MethodParts, 'directory' | 'vouches' | 'clock'>,
  account: Account | undefined,
): Promise<Account | undefined> {
  const found = await directory.find(normaliseUserId(account?.manager ?? NOBODY));
  const dayAgo = new Date(clock.now().getTime() - 24 * HOUR);
  const mutual = await vouches.between(account?.id ?? NOBODY, found?.id ?? NOBODY, dayAgo);
  if (account === undefined || found === undefined || isPrivileged(account)) return undefined;
  const able = found.id !== account.id && found.enabled && !found.guest;
  return able && mutual.every(({ state }) => state === 'refused') ? found : undefined;
}

/** Room for one more mail to a manager; for nobody it is taken at a stand-in, so that as much is read and written. */
async function hasRoom({ throttle, keyring, random }: MethodParts, recovery: Recovery, asked: Account | undefined) {
  const fingerprint = keyring.fingerprint('destination', asked?.id ?? NOBODY);
  const room = asked === undefined ? `nowhere manager ${recovery.subjects.held}` : `to ${fingerprint}`;
  if (await throttle.takeDestination(room)) return true;
  await throttle.takeDestination(`nowhere ${newId(random)}`);
  return false;
}

function makeVouch(
  { keyring, random, clock }: MethodParts,
  recovery: Recovery,
  account: Account | undefined,
  asked: Account | undefined,
  number: string,
): Vouch {
  const id = newId(random);
  const now = clock.now();
  // Each under a name of its own: requests of nobody must not grow into a list that takes longer to read.
  const nobody = `${NOBODY} ${id}`;
  return {
    id,
    state: asked === undefined ? 'dead' : 'asked',
    managerId: asked?.id ?? nobody,
    targetId: account?.id ?? nobody,
    requesterId: account?.id ?? nobody,
    recoveryId: recovery.id,
    numberHash: keyring.fingerprint('code', `${id} ${number}`),
    wrong: 0,
    createdAt: now,
    expiresAt: new Date(now.getTime() + PATIENCE_MS),
  };
}

/** By mail to the manager; the number is only in the employee's chat. */
async function ask(
  parts: MethodParts,
  recovery: Recovery,
  account: Account | undefined,
  asked: Account | undefined,
  vouch: Vouch,
): Promise<void> {
  const token = vouchToken(parts.keyring, vouch);
  await parts.vault.put(vouchRef(vouch.id), token, vouch.expiresAt);
  const id = `vouch-${vouch.id}`;
  const url = `${parts.address.publicUrl}/vouch/${token}`;
  const model = { person: account?.displayName ?? SOMEBODY, at: vouch.createdAt, until: vouch.expiresAt, url };
  const { language, userId: to } = asked ?? { language: recovery.language, userId: NOWHERE.mail };
  const message = { id, kind: 'vouch.request', channel: 'mail', language, to, model } as const;
  return parts.outbox.add(id, { kind: asked === undefined ? 'void' : 'message', message }, vouch.expiresAt);
}
