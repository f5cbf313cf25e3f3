import type { Account } from '../../core/account.ts';
import type { MessageChannel } from '../../core/message.ts';
import type { ReminderWay } from '../../ports/reminders.ts';
import type { Outbox } from '../../ports/stores.ts';

/** To the mailbox at work: until the password expires its owner can read it there. */
export function remindersByMail(
  outbox: Outbox,
  channels: ReadonlySet<MessageChannel>,
  address: { readonly publicUrl: string },
  stopUrl: (accountId: string) => string,
): ReminderWay {
  return {
    async remind(account, { id, days, expiresAt }) {
      const to = workAddressOf(account);
      if (to === undefined || !channels.has('mail')) return false;
      const changeUrl = `${address.publicUrl}/.well-known/change-password`;
      const model = { days, expiresAt, changeUrl, stopUrl: stopUrl(account.id) };
      const message = { id, kind: 'reminder', channel: 'mail', to, language: account.language, model } as const;
      await outbox.add(id, { kind: 'message', message }, expiresAt);
      return true;
    },
  };
}

const workAddressOf = ({ userId, ownAddresses }: Account): string | undefined =>
  [userId, ...ownAddresses].find((name) => /^[^\s@\\]+@[^\s@\\]+$/u.test(name));
