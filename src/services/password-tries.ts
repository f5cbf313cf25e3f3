import type { Account } from '../core/account.ts';
import { mostWrong } from '../core/wrong-passwords.ts';
import type { Effect } from '../core/recovery.ts';
import type { Clock } from '../ports/clock.ts';
import type { Directory } from '../ports/directory.ts';
import type { AttemptStore } from '../ports/stores.ts';

const DAY = 86_400_000;

export interface PasswordTriesParts {
  readonly attempts: AttemptStore;
  readonly clock: Clock;
  readonly directory: Pick<Directory, 'passwordPolicy'>;
}

/** Under which name tries of the password of an account are counted. */
export const triedFor = (accountId: string): string => `account ${accountId}`;

/** How often a password was tried within a day: where people sign in and where they change it, together. */
export async function triesOf(
  { attempts, clock }: Pick<PasswordTriesParts, 'attempts' | 'clock'>,
  subject: string,
): Promise<number> {
  const since = new Date(clock.now().getTime() - DAY);
  const typed = await attempts.since('sign-in', subject, since);
  const wrong = await attempts.since('wrong-current', subject, since);
  return typed.length + wrong.length;
}

/** How many there may be; where the directory does not tell what locks an account, three at most. */
export async function mostTriesOf(
  { directory }: Pick<PasswordTriesParts, 'directory'>,
  account: Account | undefined,
): Promise<number> {
  const policy = await directory.passwordPolicy(account).catch(() => undefined);
  return mostWrong(policy?.lockoutThreshold);
}

/** No password of this account goes to the directory any more today. */
export const isTriedOut = async (parts: PasswordTriesParts, account: Account): Promise<boolean> =>
  (await triesOf(parts, triedFor(account.id))) >= (await mostTriesOf(parts, account));

/**
 * After a reset or an unlock the directory counts anew, and so does this: nobody is back in and then kept out by
 * what went wrong before. An unlock leaves what was wrong on the page to change it, which is no page to guess on.
 */
export async function forgiveTries(
  { attempts }: Pick<PasswordTriesParts, 'attempts'>,
  accountId: string,
  effect: Effect,
): Promise<void> {
  if (effect === 'change' || effect === 'pass') return;
  await attempts.clear('sign-in', triedFor(accountId));
  if (effect === 'reset') await attempts.clear('wrong-current', triedFor(accountId));
}
