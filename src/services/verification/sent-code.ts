import type { Account, Contacts } from '../../core/account.ts';
import { normaliseUserId } from '../../core/identity.ts';
import type { MessageChannel } from '../../core/message.ts';
import { isOwnEnough } from '../../core/demands.ts';
import type { MethodId, Policy } from '../../core/policy.ts';
import type { Recovery } from '../../core/recovery.ts';
import { NOWHERE } from '../nowhere.ts';
import { newCode, newId } from '../references.ts';
import type { Begun, MethodParts, Standing, StartResult, VerificationMethod } from './method.ts';
import { refs, same } from './secrets.ts';
import { sentTries } from './tries.ts';

/** Where a code goes, as the directory has it; never a value that somebody typed. */
export interface Destination {
  readonly channel: MessageChannel;
  readonly to: string;
}

export interface SentCode {
  readonly id: MethodId;
  readonly channel: MessageChannel;
  readonly digits: 6 | 8;
  readonly contact: keyof Contacts;
}

/** A code that is sent to a registered contact, or all the same without sending. The newest is the only one. */
export const sentCode =
  ({ id, channel, digits, contact }: SentCode) =>
  (parts: MethodParts): VerificationMethod => ({
    id,
    channel,
    tries: sentTries(parts.throttle, parts.policy),

    async start(recovery, account): Promise<StartResult> {
      const verdict = await parts.throttle.maySend(recovery.subjects, id, recovery);
      if (verdict.kind !== 'send' && verdict.kind !== 'pretend') return verdict;
      const to = await reachable(parts, recovery, verdict.kind === 'send' ? account : undefined, contact);
      // Asked for nobody as well, so that as much is read and written.
      const isPaidFor = await parts.spend.take(channel, to);
      const destination = to === undefined || !isPaidFor ? undefined : { channel, to };
      const code = newCode(parts.random, digits);
      const challenge = makeChallenge(parts, destination, code);
      await parts.vault.put(refs.code(challenge.id), code, challenge.expiresAt);
      await post(parts, account?.language ?? recovery.language, destination ?? { channel }, challenge, code);
      await parts.throttle.countSend(recovery.subjects, id, recovery);
      const params = { digits, minutes: parts.policy.code.minutes };
      return { kind: 'started', challenge, task: { expects: 'code', again: true, params } };
    },

    check: (_recovery, challenge, account, typed) => {
      const right = isCode(parts, challenge, typed);
      return Promise.resolve(right && account !== undefined);
    },

    async standing(account): Promise<Standing> {
      const to = usable(account, contact, parts.policy);
      if (to === undefined) return { kind: 'missing' };
      const until = await parts.contactBook.restsUntil(account, contact);
      if (until !== undefined) return { kind: 'resting', until };
      return { kind: 'ready', proves: parts.keyring.fingerprint('destination', to) };
    },
  });

/** Hashed in any case, so that a pretended code takes as long. */
export function isCode({ keyring }: Pick<MethodParts, 'keyring'>, challenge: Begun, typed: string): boolean {
  const given = keyring.fingerprint('code', `${challenge.id} ${typed.replace(/\D/gu, '')}`);
  return same(given, challenge.codeHash ?? '-'.repeat(given.length));
}

/** A contact that can be a gate: registered by whom it takes, and no address of the account itself. */
export function usable(account: Account, contact: keyof Contacts, policy: Policy): string | undefined {
  const to = account.selfService.registered ? account.contacts[contact] : undefined;
  if (!isOwnEnough(account, contact, policy)) return undefined;
  return to === undefined || account.ownAddresses.includes(normaliseUserId(to)) ? undefined : to;
}

/**
 * Only a rested contact that has not been a gate already, with room for one more message. For nobody room is
 * taken at a stand-in, so that as much is reckoned, read and written.
 */
async function reachable(
  { keyring, policy, contactBook, throttle, random }: MethodParts,
  recovery: Recovery,
  account: Account | undefined,
  contact: keyof Contacts,
): Promise<string | undefined> {
  const to = account && usable(account, contact, policy);
  const fingerprint = keyring.fingerprint('destination', to ?? NOWHERE.mail);
  const isRested = account !== undefined && (await contactBook.restsUntil(account, contact)) === undefined;
  const isFree = isRested && recovery.gates.every((gate) => gate.destination !== fingerprint);
  const found = isFree ? to : undefined;
  // One for each name and contact: what it counts grows as it does for somebody.
  const room = found === undefined ? `nowhere ${contact} ${recovery.subjects.held}` : `to ${fingerprint}`;
  if (await throttle.takeDestination(room)) return found;
  await throttle.takeDestination(`nowhere ${newId(random)}`);
  return undefined;
}

export function makeChallenge(
  { keyring, clock, random, policy }: Pick<MethodParts, 'keyring' | 'clock' | 'random' | 'policy'>,
  destination: Destination | undefined,
  code: string,
): Begun {
  const id = newId(random);
  // Reckoned for nobody as well, so that it takes as long.
  const codeHash = keyring.fingerprint('code', `${id} ${code}`);
  const fingerprint = keyring.fingerprint('destination', destination?.to ?? NOWHERE.mail);
  return {
    id,
    codeHash: destination && codeHash,
    destination: destination && fingerprint,
    expiresAt: new Date(clock.now().getTime() + policy.code.minutes * 60_000),
  };
}

/** The parcel is there in any case, so that the path takes as long for nobody. */
export async function post(
  { outbox, policy }: Pick<MethodParts, 'outbox' | 'policy'>,
  language: Account['language'],
  { channel, to }: Destination | { readonly channel: MessageChannel; readonly to?: undefined },
  challenge: Begun,
  code: string,
): Promise<void> {
  const id = `code-${challenge.id}`;
  const model = { code, minutes: policy.code.minutes };
  const message = { id, kind: 'code', language, model, channel, to: to ?? NOWHERE[channel] } as const;
  return outbox.add(id, { kind: to === undefined ? 'void' : 'message', message }, challenge.expiresAt);
}
