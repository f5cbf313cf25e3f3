import { LOCALES } from '../../core/language.ts';
import type { ReminderWay } from '../../ports/reminders.ts';
import type { Outbox } from '../../ports/stores.ts';

export interface ByChatParts {
  /** The conversation in which somebody can be reached without asking first, such as their chat in Teams. */
  readonly conversationOf: (accountId: string) => Promise<string | undefined>;
  readonly outbox: Outbox;
  readonly stopUrl: (accountId: string) => string;
  readonly timeZone: string;
}

/** Where somebody talked to the assistant before, and need not be signed in to read it. */
export function remindersByChat({ conversationOf, outbox, stopUrl, timeZone }: ByChatParts): ReminderWay {
  return {
    async remind(account, { id, days, expiresAt }) {
      const conversationId = await conversationOf(account.id);
      if (conversationId === undefined) return false;
      const date = expiresAt.toLocaleDateString(LOCALES[account.language], { dateStyle: 'long', timeZone });
      const key = days === 1 ? 'expiry.reminder/tomorrow' : 'expiry.reminder';
      const params = { days: String(days), date, stopUrl: stopUrl(account.id) };
      await outbox.add(id, { kind: 'chat', conversationId, key, params }, expiresAt);
      return true;
    },
  };
}
