import type { Account, Contacts } from '../core/account.ts';
import { MESSAGE_CHANNELS, type MessageChannel, type NoticeModel, type OutboundMessage } from '../core/message.ts';
import type { Effect } from '../core/recovery.ts';
import type { Clock } from '../ports/clock.ts';
import type { Outbox } from '../ports/stores.ts';
import { NOWHERE } from './nowhere.ts';
import type { SpendGuard } from './spend.ts';

const DAY = 86_400_000;

/** Tells a person, by every registered contact, what happened to the account. Notices never count against limits. */
export interface Notifications {
  effect(account: Account, effect: Effect, id: string, reference: string): Promise<void>;
  /** Without an account as many rows are written, so that three wrong codes look the same for nobody. */
  failures(account: Account | undefined, id: string, reference: string): Promise<void>;
  linkBurnt(account: Account, id: string, reference: string): Promise<void>;
  unfrozen(account: Account, id: string, reference: string): Promise<void>;
  enrolled(account: Account, what: 'totp' | 'codes', id: string, reference: string): Promise<void>;
  appRemoved(account: Account, id: string, reference: string): Promise<void>;
  /** To the contact that is no longer in use. */
  contactChanged(account: Account, contact: keyof Contacts, old: string, id: string, reference: string): Promise<void>;
}

type NoticeKind = Extract<OutboundMessage['kind'], `notice.${string}`>;

const CHANNEL: Readonly<Record<keyof Contacts, MessageChannel>> = {
  alternateEmail: 'mail',
  mobilePhone: 'sms',
  officePhone: 'voice',
};

/** @param notMeUrl the way to say "this was not me", for an account and a reference */
export function createNotifications(
  outbox: Outbox,
  channels: ReadonlySet<MessageChannel>,
  clock: Clock,
  notMeUrl: (accountId: string, reference: string) => string,
  spend: SpendGuard,
): Notifications {
  /** Gives the channels that were used. */
  async function toEveryContact(
    account: Account,
    kind: NoticeKind,
    id: string,
    reference: string,
  ): Promise<MessageChannel[]> {
    const { alternateEmail, mobilePhone, officePhone } = account.contacts;
    const contacts: [MessageChannel, string | undefined][] = [
      ['mail', alternateEmail],
      ['sms', mobilePhone],
      ['voice', officePhone],
    ];
    const model: NoticeModel = { at: clock.now(), reference, notMeUrl: notMeUrl(account.id, reference) };
    const givesUpAt = new Date(clock.now().getTime() + DAY);
    const told: MessageChannel[] = [];
    for (const [channel, to] of contacts) {
      if (to === undefined || !channels.has(channel)) continue;
      told.push(channel);
      const message = { id: `${id}-${channel}`, kind, channel, to, language: account.language, model };
      await outbox.add(message.id, { kind: 'message', message }, givesUpAt);
      await spend.note(channel, to);
    }
    return told;
  }

  async function pretend(id: string, channel: MessageChannel, reference: string): Promise<void> {
    const model: NoticeModel = { at: clock.now(), reference, notMeUrl: notMeUrl('nobody', reference) };
    const message = {
      id,
      kind: 'notice.failures',
      channel,
      to: NOWHERE[channel],
      language: 'nl',
      model,
    } as const;
    await outbox.add(id, { kind: 'void', message }, new Date(clock.now().getTime() + DAY));
    await spend.note(channel, undefined);
  }

  return {
    effect: async (account, effect, id, reference) =>
      void (await toEveryContact(account, `notice.${effect}`, id, reference)),
    async failures(account, id, reference) {
      const told = account && (await toEveryContact(account, 'notice.failures', id, reference));
      for (const channel of MESSAGE_CHANNELS) {
        if (told?.includes(channel) !== true) await pretend(`${id}-${channel}`, channel, reference);
      }
    },
    unfrozen: async (account, id, reference) => void (await toEveryContact(account, 'notice.unfrozen', id, reference)),
    enrolled: async (account, what, id, reference) =>
      void (await toEveryContact(account, `notice.enrolled-${what}`, id, reference)),
    appRemoved: async (account, id, reference) =>
      void (await toEveryContact(account, 'notice.removed-totp', id, reference)),
    async contactChanged(account, contact, old, id, reference) {
      const channel = CHANNEL[contact];
      if (!channels.has(channel)) return;
      const model: NoticeModel = { at: clock.now(), reference, notMeUrl: notMeUrl(account.id, reference) };
      const message = {
        id,
        kind: 'notice.contact-changed',
        channel,
        to: old,
        language: account.language,
        model,
      } as const;
      await outbox.add(id, { kind: 'message', message }, new Date(clock.now().getTime() + DAY));
    },
    linkBurnt: async (account, id, reference) =>
      void (await toEveryContact(account, 'notice.link-burnt', id, reference)),
  };
}
