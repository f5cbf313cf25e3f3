import type { Account, Contacts } from './account.ts';
import type { MessageChannel } from './message.ts';
import type { MethodId } from './policy.ts';

const HOUR = 3_600_000;

/** A registered way to reach somebody that is no way of the account itself. */
export interface Reachable {
  readonly method: MethodId;
  readonly channel: MessageChannel;
  readonly to: string;
  readonly contact: keyof Contacts;
}

/** Different contacts, best first for a link; none while they rest after a change. */
export function contactsOf(
  account: Account,
  channels: ReadonlySet<MessageChannel>,
  contactRestHours: number,
  now: Date,
): Reachable[] {
  const changed = account.contactsChangedAt?.getTime() ?? -Infinity;
  if (!account.selfService.registered || now.getTime() - changed < contactRestHours * HOUR) return [];
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
