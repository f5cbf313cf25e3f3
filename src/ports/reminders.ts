import type { Account } from '../core/account.ts';

/** What somebody is reminded of. */
export interface Reminder {
  /** Stable over retries and restarts. */
  readonly id: string;
  readonly days: number;
  readonly expiresAt: Date;
}

/** One way to reach people with a reminder; `false` when it does not reach this person. */
export interface ReminderWay {
  remind(account: Account, reminder: Reminder): Promise<boolean>;
}

/** Which reminders went out, and who wants none. */
export interface ReminderStore {
  /** Days of the reminders that this expiry has had. */
  told(accountId: string, expiresAt: Date): Promise<readonly number[]>;
  /** Once; when another unit noted it in between, this one runs again. */
  note(accountId: string, expiresAt: Date, days: number): Promise<void>;
  refuses(accountId: string): Promise<boolean>;
  refuse(accountId: string): Promise<void>;
}
