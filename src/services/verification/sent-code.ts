import type { Account, Contacts } from '../../core/account.ts';
import { normaliseUserId } from '../../core/identity.ts';
import type { MessageChannel } from '../../core/message.ts';
import { isOwnEnough } from '../../core/demands.ts';
import type { MethodId, Policy } from '../../core/policy.ts';
import type { Recovery } from '../../core/recovery.ts';
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

/** Where pretended codes would go. */
const NOWHERE: Destination = { channel: 'mail', to: 'nobody@nowhere.example' };

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
      const to = verdict.kind === 'send' && account ? await reachable(parts, recovery, account, contact) : undefined;
      // Room is taken in any case, so that the same rows are written for nobody.
      if (to === undefined) await parts.throttle.takeDestination(`nowhere ${newId(parts.random)}`);
      // Asked for nobody as well, so that as much is read and written.
      const isPaidFor = await parts.spend.take(channel, to);
      const destination = to === undefined || !isPaidFor ? undefined : { channel, to };
      const code = newCode(parts.random, digits);
      const challenge = makeChallenge(parts, destination, code);
      await parts.vault.put(refs.code(challenge.id), code, challenge.expiresAt);
      await post(parts, account?.language ?? recovery.language, destination, challenge, code);
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

/** Only a rested contact that has not been a gate already, with room for one more message. */
async function reachable(
  parts: MethodParts,
  recovery: Recovery,
  account: Account,
  contact: keyof Contacts,
): Promise<string | undefined> {
  const to = usable(account, contact, parts.policy);
  if (to === undefined || (await parts.contactBook.restsUntil(account, contact)) !== undefined) return undefined;
  const fingerprint = parts.keyring.fingerprint('destination', to);
  if (recovery.gates.some((gate) => gate.destination === fingerprint)) return undefined;
  return (await parts.throttle.takeDestination(`to ${fingerprint}`)) ? to : undefined;
}

export function makeChallenge(
  { keyring, clock, random, policy }: Pick<MethodParts, 'keyring' | 'clock' | 'random' | 'policy'>,
  destination: Destination | undefined,
  code: string,
): Begun {
  const id = newId(random);
  // Reckoned for nobody as well, so that it takes as long.
  const codeHash = keyring.fingerprint('code', `${id} ${code}`);
  const fingerprint = keyring.fingerprint('destination', (destination ?? NOWHERE).to);
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
  destination: Destination | undefined,
  challenge: Begun,
  code: string,
): Promise<void> {
  const id = `code-${challenge.id}`;
  const message = { id, kind: 'code', language, model: { code, minutes: policy.code.minutes } } as const;
  if (destination !== undefined) {
    return outbox.add(id, { kind: 'message', message: { ...message, ...destination } }, challenge.expiresAt);
  }
  // Written out when it is delivered, like any other, and then sent to nobody.
  return outbox.add(id, { kind: 'void', padding: '', message: { ...message, ...NOWHERE } }, challenge.expiresAt);
}
