import type { Account } from '../core/account.ts';
import type { MessageChannel, NoticeModel, OutboundMessage } from '../core/message.ts';
import type { Clock } from '../ports/clock.ts';
import type { Outbox } from '../ports/stores.ts';

const DAY = 86_400_000;

/** Tells a person, by every registered contact, what happened to the account. Notices never count against limits. */
export interface Notifications {
  effect(account: Account, effect: 'reset' | 'change' | 'unlock', id: string, reference: string): Promise<void>;
  failures(account: Account, id: string, reference: string): Promise<void>;
  linkBurnt(account: Account, id: string, reference: string): Promise<void>;
}

type NoticeKind = Extract<OutboundMessage['kind'], `notice.${string}`>;

/** @param notMeUrl the way to say "this was not me", for an account and a reference */
export function createNotifications(
  outbox: Outbox,
  channels: ReadonlySet<MessageChannel>,
  clock: Clock,
  notMeUrl: (accountId: string, reference: string) => string,
): Notifications {
  async function toEveryContact(account: Account, kind: NoticeKind, id: string, reference: string): Promise<void> {
    const { alternateEmail, mobilePhone, officePhone } = account.contacts;
    const contacts: [MessageChannel, string | undefined][] = [
      ['mail', alternateEmail],
      ['sms', mobilePhone],
      ['voice', officePhone],
    ];
    const model: NoticeModel = { at: clock.now(), reference, notMeUrl: notMeUrl(account.id, reference) };
    const givesUpAt = new Date(clock.now().getTime() + DAY);
    for (const [channel, to] of contacts) {
      if (to === undefined || !channels.has(channel)) continue;
      const message = { id: `${id}-${channel}`, kind, channel, to, language: account.language, model };
      await outbox.add(message.id, { kind: 'message', message }, givesUpAt);
    }
  }
  return {
    effect: (account, effect, id, reference) => toEveryContact(account, `notice.${effect}`, id, reference),
    failures: (account, id, reference) => toEveryContact(account, 'notice.failures', id, reference),
    linkBurnt: (account, id, reference) => toEveryContact(account, 'notice.link-burnt', id, reference),
  };
}
