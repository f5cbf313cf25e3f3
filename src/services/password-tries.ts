import type { Account } from '../core/account.ts';
import { wrongBudget, type WrongBudget } from '../core/wrong-passwords.ts';
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
/** Where those of the owner's own browsers are counted once more. */
const ownOf = (subject: string): string => `${subject} own`;

/** How often a password was tried within a day: `all` where people sign in and where they change it, together. */
export interface Tries {
  readonly all: number;
  readonly own: number;
  readonly page: number;
}

export async function triesOf(
  { attempts, clock }: Pick<PasswordTriesParts, 'attempts' | 'clock'>,
  subject: string,
): Promise<Tries> {
  const since = new Date(clock.now().getTime() - DAY);
  const typed = await attempts.since('sign-in', subject, since);
  const own = await attempts.since('sign-in', ownOf(subject), since);
  const page = await attempts.since('wrong-current', subject, since);
  return { all: typed.length + page.length, own: own.length, page: page.length };
}

export async function budgetFor(
  { directory }: Pick<PasswordTriesParts, 'directory'>,
  account: Account | undefined,
): Promise<WrongBudget> {
  const policy = await directory.passwordPolicy(account).catch(() => undefined);
  return wrongBudget(policy?.lockoutThreshold);
}

/**
 * Counted before it is tried, so that of many at once no more than these reach the directory. Whoever uses up
 * what strangers have leaves the owner's own browsers theirs, and the other way around.
 */
export async function takeTry(
  parts: Pick<PasswordTriesParts, 'attempts' | 'clock'>,
  subject: string,
  budget: WrongBudget,
  isOwn: boolean,
): Promise<boolean> {
  const { all, own, page } = await triesOf(parts, subject);
  const isSpent = isOwn ? own >= budget.own : all - own - page >= budget.stranger;
  if (isSpent || all >= budget.all) return false;
  await parts.attempts.add('sign-in', subject);
  if (isOwn) await parts.attempts.add('sign-in', ownOf(subject));
  return true;
}

/** No password goes to the directory from the page to change one any more. */
export const isPageSpent = ({ all, page }: Tries, budget: WrongBudget): boolean =>
  page >= budget.page || all >= budget.all;

/** No password of this account goes to the directory from that page any more today. */
export const isTriedOut = async (parts: PasswordTriesParts, account: Account): Promise<boolean> =>
  isPageSpent(await triesOf(parts, triedFor(account.id)), await budgetFor(parts, account));

/** The directory counts anew once somebody is in, and so does this. */
export async function startAfresh({ attempts }: Pick<PasswordTriesParts, 'attempts'>, subject: string): Promise<void> {
  await attempts.clear('sign-in', subject);
  await attempts.clear('sign-in', ownOf(subject));
}

/**
 * After a reset or an unlock the directory counts anew, and so does this: nobody is back in and then kept out by
 * what went wrong before. An unlock leaves what was wrong on the page to change it, which is no page to guess on.
 */
export async function forgiveTries(
  parts: Pick<PasswordTriesParts, 'attempts'>,
  accountId: string,
  effect: Effect,
): Promise<void> {
  if (effect === 'change' || effect === 'pass') return;
  await startAfresh(parts, triedFor(accountId));
  if (effect === 'reset') await parts.attempts.clear('wrong-current', triedFor(accountId));
}
