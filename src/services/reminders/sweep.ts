import type { Account } from '../../core/account.ts';
import { isWorkingTime, MOST_FORWARD_DAYS, REMINDER_DAYS, reminderDue } from '../../core/reminders.ts';
import type { Clock } from '../../ports/clock.ts';
import type { AccountReader } from '../../ports/directory.ts';
import type { ReminderStore, ReminderWay } from '../../ports/reminders.ts';
import type { AuditLog } from '../../ports/stores.ts';
import type { UnitOfWork } from '../../ports/work.ts';

export interface ReminderParts {
  readonly directory: AccountReader;
  readonly reminders: ReminderStore;
  /** Best first; the first one that reaches somebody is used. */
  readonly ways: readonly ReminderWay[];
  readonly audit: AuditLog;
  readonly work: UnitOfWork;
  readonly clock: Clock;
  readonly timeZone: string;
  readonly report: (error: unknown) => void;
}

const DAY = 86_400_000;
/** A directory is not asked for its list more often than this. */
const PAUSE_MS = 15 * 60_000;
const MOST_ACCOUNTS = 5_000;

/** Reminds people of an expiry that comes near, in working hours, once for each number of days. */
export function createReminders(parts: ReminderParts) {
  let lookedAt = -Infinity;

  return {
    /** Looks whom to remind now; cheap when it was called a moment ago. */
    async sweep(): Promise<void> {
      const now = parts.clock.now();
      if (!isWorkingTime(now, parts.timeZone) || now.getTime() - lookedAt < PAUSE_MS) return;
      lookedAt = now.getTime();
      const until = new Date(now.getTime() + (REMINDER_DAYS[0] + MOST_FORWARD_DAYS) * DAY);
      for (const account of await parts.directory.list({ kind: 'expiring', from: now, until }, MOST_ACCOUNTS)) {
        // One person whom nothing reaches keeps nobody else from hearing.
        await parts.work.run(() => remind(parts, account.id)).catch(parts.report);
      }
    },
    async refuse(accountId: string): Promise<void> {
      await parts.work.run(() => parts.reminders.refuse(accountId));
    },
  };
}

/** On what the directory says now: a password that was changed in between expires later. */
async function remind(parts: ReminderParts, accountId: string): Promise<void> {
  const account = await parts.directory.read(accountId);
  if (account === undefined || !isReminded(account)) return;
  const expiry = await parts.directory.expiry(account);
  if (expiry.kind !== 'at' || (await parts.reminders.refuses(accountId))) return;
  const told = await parts.reminders.told(accountId, expiry.at);
  const days = reminderDue(expiry.at, parts.clock.now(), parts.timeZone, told);
  if (days === undefined) return;
  const reminder = { id: `reminder-${accountId}-${expiry.at.getTime()}-${days}`, days, expiresAt: expiry.at };
  for (const way of parts.ways) {
    if (!(await way.remind(account, reminder))) continue;
    await parts.reminders.note(accountId, expiry.at, days);
    await parts.audit.append({ event: 'reminder.sent', subject: accountId, details: { days } });
    return;
  }
}

const isReminded = ({ enabled, guest, mustChange }: Account): boolean => enabled && !guest && !mustChange;
