import type { Account, Contacts } from './account.ts';
import type { MessageChannel } from './message.ts';
import type { MethodId } from './policy.ts';

/** A registered way to reach somebody that is no way of the account itself. */
export interface Reachable {
  readonly method: MethodId;
  readonly channel: MessageChannel;
  readonly to: string;
  readonly contact: keyof Contacts;
}

/** Different contacts, best first for a link; whether they rest after a change is another matter. */
export function contactsOf(account: Account, channels: ReadonlySet<MessageChannel>): Reachable[] {
  if (!account.selfService.registered) return [];
  const { alternateEmail, mobilePhone, officePhone } = account.contacts;
  const isOwn = alternateEmail !== undefined && account.ownAddresses.includes(alternateEmail.trim().toLowerCase());
  const all: readonly (readonly [MethodId, MessageChannel, keyof Contacts, string | undefined])[] = [
    ['email', 'mail', 'alternateEmail', isOwn ? undefined : alternateEmail],
    ['sms', 'sms', 'mobilePhone', mobilePhone],
    ['call-office', 'voice', 'officePhone', officePhone === mobilePhone ? undefined : officePhone],
  ];
  return all.flatMap(([method, channel, contact, to]) =>
    to !== undefined && channels.has(channel) ? [{ method, channel, contact, to }] : [],
  );
}
