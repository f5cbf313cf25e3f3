import type { Account } from '../core/account.ts';
import { wrongBudget, type WrongBudget } from '../core/wrong-passwords.ts';
import type { Effect } from '../core/recovery.ts';
import type { Clock } from '../ports/clock.ts';
import type { Directory } from '../ports/directory.ts';
import type { AttemptKind, AttemptStore } from '../ports/stores.ts';

const DAY = 86_400_000;

export interface PasswordTriesParts {
  readonly attempts: AttemptStore;
  readonly clock: Clock;
  readonly directory: Pick<Directory, 'passwordPolicy'>;
}

/** Under which name tries of the password of an account are counted. */
export const triedFor = (accountId: string): string => `account ${accountId}`;

/**
 * Where a password is typed: in a browser of its owner's or any other, or on the page where it is changed. Only
 * the last two have a limit of their own, so that strangers leave some to the owner.
 */
export const DOORS = ['own', 'stranger', 'page'] as const;
export type Door = (typeof DOORS)[number];

/** How often a password was tried within a day: `all` at every door together. */
export type Tries = Readonly<Record<Exclude<Door, 'own'> | 'all', number>>;

type Counter = readonly [AttemptKind, string];
const counterOf = {
  stranger: (subject: string): Counter => ['sign-in', `${subject} stranger`],
  page: (subject: string): Counter => ['wrong-current', subject],
};

/** Each is counted for all of them, where two at once are seen, and for its door. */
const countersFor = (subject: string, door: Door): readonly Counter[] => [
  ['sign-in', subject],
  ...(door === 'own' ? [] : [counterOf[door](subject)]),
];

export async function triesOf(
  { attempts, clock }: Pick<PasswordTriesParts, 'attempts' | 'clock'>,
  subject: string,
): Promise<Tries> {
  const since = new Date(clock.now().getTime() - DAY);
  const count = async (kind: AttemptKind, name: string): Promise<number> =>
    (await attempts.since(kind, name, since)).length;
  return {
    all: await count('sign-in', subject),
    stranger: await count(...counterOf.stranger(subject)),
    page: await count(...counterOf.page(subject)),
  };
}

export async function budgetFor(
  { directory }: Pick<PasswordTriesParts, 'directory'>,
  account: Account | undefined,
): Promise<WrongBudget> {
  const policy = await directory.passwordPolicy(account).catch(() => undefined);
  return wrongBudget(policy?.lockoutThreshold);
}

/** No password goes to the directory from there any more. */
export const isSpent = (tries: Tries, budget: WrongBudget, door: Door): boolean =>
  tries.all >= budget.all || (door !== 'own' && tries[door] >= budget[door]);

/**
 * Counted before it is tried, so that of many at once no more than these reach the directory. Whoever uses up
 * what strangers have leaves the owner's own browsers the rest.
 */
export async function takeTry(
  parts: Pick<PasswordTriesParts, 'attempts' | 'clock'>,
  subject: string,
  budget: WrongBudget,
  door: Door,
): Promise<boolean> {
  if (isSpent(await triesOf(parts, subject), budget, door)) return false;
  for (const counter of countersFor(subject, door)) await parts.attempts.add(...counter);
  return true;
}

/**
 * One that the directory did not count, or that was right after all.
 * @param by when it was taken: where all started afresh since, those of others stay counted
 */
export async function giveBack(
  { attempts }: Pick<PasswordTriesParts, 'attempts'>,
  subject: string,
  door: Door,
  by: Date,
): Promise<void> {
  for (const counter of countersFor(subject, door)) await attempts.takeBack(...counter, by);
}

/** No password of this account goes to the directory from the page to change it any more today. */
export const isTriedOut = async (parts: PasswordTriesParts, account: Account): Promise<boolean> =>
  isSpent(await triesOf(parts, triedFor(account.id)), await budgetFor(parts, account), 'page');

/** The directory counts anew once somebody is in, and so does this. */
export async function startAfresh({ attempts }: Pick<PasswordTriesParts, 'attempts'>, subject: string): Promise<void> {
  for (const counter of countersFor(subject, 'stranger')) await attempts.clear(...counter);
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
  if (effect === 'reset') await parts.attempts.clear(...counterOf.page(triedFor(accountId)));
}
