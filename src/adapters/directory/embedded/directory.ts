import type { Account } from '../../../core/account.ts';
import type { DirectoryAbilities } from '../../../core/diagnosis.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { AccountList, Directory, SignInOutcome } from '../../../ports/directory.ts';
import type { Database } from '../../sql/database.ts';
import type { SqlWork } from '../../sql/work.ts';
import type { Company } from './company.ts';
import { signInDesk } from './sign-in.ts';
import { accountRows, type PasswordRules } from './store.ts';
import { accountWriter } from './writer.ts';

const DAY = 86_400_000;

export interface EmbeddedDirectory extends Directory {
  /** Signs in as the company's own screen would; wrong tries lock the account. */
  signIn(userId: string, password: string): Promise<SignInOutcome>;
  /** In the order of the company file, and whether the password is still the first one. */
  everyone(): Promise<{ readonly account: Account; readonly unchanged: boolean }[]>;
}

/**
 * The directory inside the application. It behaves like one elsewhere: its changes are its own
 * commits, never part of the unit of work of whoever calls it.
 */
export function createEmbeddedDirectory(
  db: Database,
  work: SqlWork,
  organisation: Company['organisation'],
  clock: Clock,
): EmbeddedDirectory {
  const policy = organisation.passwordPolicy;
  const rows = accountRows(db, work, policy, clock);
  const { minLength, history, minAgeDays, lockoutThreshold } = policy;

  return {
    find: async (userId) => rows.read(await rows.idOf(userId)),
    read: (accountId) => rows.read(accountId),
    abilities: () => ({ ...ABILITIES, writeBack: organisation.writeBack }),
    passwordPolicy: () =>
      Promise.resolve({ minLength, history, maxAgeDays: policy.maxAgeDays ?? undefined, minAgeDays, lockoutThreshold }),
    expiry: ({ passwordExpiresAt: at }) => Promise.resolve(at ? { kind: 'at', at } : { kind: 'never' }),
    async list(which, most) {
      const found = await listed(db, policy, which, clock).orderBy('position').limit(most).execute();
      return Promise.all(found.map(rows.account));
    },
    ...accountWriter(rows, policy, clock),
    ...signInDesk(rows, clock),
    async everyone() {
      const first = await db.selectFrom('accounts').selectAll().orderBy('position').limit(200).execute();
      return Promise.all(
        first.map(async (row) => ({ account: await rows.account(row), unchanged: row.history === '[]' })),
      );
    },
  };
}

/** Which rows are on a list. */
function listed(db: Database, { maxAgeDays }: PasswordRules, which: AccountList, clock: Clock) {
  const enabled = db.selectFrom('accounts').selectAll().where('enabled', '=', 1);
  if (which.kind === 'locked') {
    return enabled.where((row) => row.or([row('locked', '=', 1), row('locked_until', '>', clock.now().getTime())]));
  }
  if (maxAgeDays === null) return enabled.where('id', 'is', null);
  return enabled
    .where('password_never_expires', '=', 0)
    .where('password_set_at', '>=', which.from.getTime() - maxAgeDays * DAY)
    .where('password_set_at', '<', which.until.getTime() - maxAgeDays * DAY);
}

const ABILITIES: Omit<DirectoryAbilities, 'writeBack'> = {
  onPremisesReset: false,
  unlock: true,
  reset: true,
  change: true,
  requireChange: true,
  temporaryPass: false,
  readsLock: true,
  readsExpiry: true,
  historyOnReset: true,
};
