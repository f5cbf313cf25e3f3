import type { Account } from '../../../core/account.ts';
import type { DirectoryAbilities } from '../../../core/diagnosis.ts';
import type { EffectOutcome, PasswordReason } from '../../../core/outcome.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { AccountList, Directory, SignInOutcome } from '../../../ports/directory.ts';
import type { SqlWork } from '../../sql/work.ts';
import type { Database } from '../../sql/database.ts';
import type { AccountTable } from '../../sql/schema.ts';
import { toAccount } from './accounts.ts';
import type { Company } from './company.ts';
import { hashPassword, isPassword } from './password-hash.ts';

const DAY = 86_400_000;
/** How long wrong tries lock an account, and within what time they add up. */
const LOCK_MS = 30 * 60_000;

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
  const rowOf = (id: string) => db.selectFrom('accounts').selectAll().where('id', '=', id).executeTakeFirst();
  const update = (id: string, changes: Partial<AccountTable>): Promise<void> =>
    work.apart(() =>
      work.enlist(async (trx) => void (await trx.updateTable('accounts').set(changes).where('id', '=', id).execute())),
    );

  async function namesOf(accountId: string): Promise<string[]> {
    const rows = await db.selectFrom('account_names').select('name').where('account_id', '=', accountId).execute();
    return rows.map(({ name }) => name);
  }

  const account = async (row: AccountTable): Promise<Account> =>
    toAccount(row, await namesOf(row.id), policy, clock.now());

  async function find(userId: string): Promise<Account | undefined> {
    const ids = await db.selectFrom('account_names').select('account_id').where('name', '=', userId).limit(2).execute();
    return read(ids.length === 1 ? (ids[0]?.account_id ?? '') : '');
  }

  /** As many queries whether there is such an account or not: the time of an answer tells nothing. */
  async function read(accountId: string): Promise<Account | undefined> {
    const row = await rowOf(accountId);
    const names = await namesOf(accountId);
    return row && toAccount(row, names, policy, clock.now());
  }

  async function refusals(row: AccountTable, password: string): Promise<PasswordReason[]> {
    if (password.length < policy.minLength) return ['too-short'];
    if (await isPassword(password, row.password_hash)) return ['same-as-current'];
    const earlier = (JSON.parse(row.history) as string[]).slice(0, policy.history);
    const used = await Promise.all(earlier.map((hash) => isPassword(password, hash)));
    return used.includes(true) ? ['used-before'] : [];
  }

  async function store(row: AccountTable, password: string, mustChange: boolean): Promise<EffectOutcome> {
    const history = [row.password_hash, ...(JSON.parse(row.history) as string[])].slice(0, policy.history);
    await update(row.id, {
      password_hash: await hashPassword(password),
      password_set_at: Math.max(clock.now().getTime(), row.password_set_at + 1),
      history: JSON.stringify(history),
      must_change: mustChange ? 1 : 0,
      ...UNLOCKED,
    });
    return { kind: 'done' };
  }

  /** Counted where it is written, so that many tries at once count as many. */
  const countFailure = ({ id }: AccountTable): Promise<void> =>
    work.apart(() =>
      work.enlist(async (trx) => {
        const row = await trx.selectFrom('accounts').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
        const now = clock.now().getTime();
        const fresh = row.last_failure_at === null || row.last_failure_at < now - LOCK_MS;
        const failures = (fresh ? 0 : row.failures) + 1;
        const lock = failures >= policy.lockoutThreshold ? { locked_until: now + LOCK_MS } : {};
        await trx
          .updateTable('accounts')
          .set({ failures, last_failure_at: now, ...lock })
          .where('id', '=', id)
          .execute();
      }),
    );

  async function signIn(userId: string, password: string): Promise<SignInOutcome> {
    const known = await find(userId);
    const row = known && (await rowOf(known.id));
    if (row === undefined || known === undefined) {
      await hashPassword(password);
      return { kind: 'wrong' };
    }
    if (known.locked) return { kind: 'locked' };
    if (!(await isPassword(password, row.password_hash))) {
      await countFailure(row);
      return { kind: 'wrong' };
    }
    if (row.failures > 0) await update(row.id, { failures: 0, last_failure_at: null });
    return standing(known, clock.now());
  }

  /** Which rows may be on a list; whether a lock ran out shows only in the account. */
  function listed(which: AccountList) {
    const rows = db.selectFrom('accounts').selectAll().where('enabled', '=', 1);
    if (which.kind === 'locked') {
      return rows.where((row) => row.or([row('locked', '=', 1), row('locked_until', 'is not', null)]));
    }
    const age = (policy.maxAgeDays ?? Infinity) * DAY;
    if (age === Infinity) return rows.where('id', 'is', null);
    return rows
      .where('password_never_expires', '=', 0)
      .where('password_set_at', '>=', which.from.getTime() - age)
      .where('password_set_at', '<', which.until.getTime() - age);
  }

  return {
    find,
    read,
    abilities: () => ({ ...ABILITIES, writeBack: organisation.writeBack }),
    passwordPolicy: () =>
      Promise.resolve({
        minLength: policy.minLength,
        history: policy.history,
        maxAgeDays: policy.maxAgeDays ?? undefined,
        minAgeDays: policy.minAgeDays,
      }),
    expiry: ({ passwordExpiresAt: at }) => Promise.resolve(at ? { kind: 'at', at } : { kind: 'never' }),
    async list(which, most) {
      const rows = await listed(which).orderBy('position').limit(most).execute();
      const accounts = await Promise.all(rows.map(account));
      return which.kind === 'locked' ? accounts.filter(({ locked }) => locked) : accounts;
    },
    async reset(accountId, newPassword, { mustChange = false } = {}) {
      const row = await rowOf(accountId);
      if (row === undefined || row.enabled === 0) return { kind: 'disabled' };
      const reasons = await refusals(row, newPassword);
      return reasons.length > 0 ? { kind: 'policy', reasons } : store(row, newPassword, mustChange);
    },
    async change(accountId, currentPassword, newPassword) {
      const row = await rowOf(accountId);
      if (row === undefined || row.enabled === 0) return { kind: 'disabled' };
      if ((await account(row)).locked) return { kind: 'locked' };
      if (!(await isPassword(currentPassword, row.password_hash))) {
        await countFailure(row);
        return { kind: 'wrong-current' };
      }
      const oldEnough = row.password_set_at + policy.minAgeDays * DAY <= clock.now().getTime();
      if (policy.minAgeDays > 0 && row.must_change === 0 && !oldEnough) {
        return { kind: 'policy', reasons: ['too-soon'] };
      }
      const reasons = await refusals(row, newPassword);
      return reasons.length > 0 ? { kind: 'policy', reasons } : store(row, newPassword, false);
    },
    async unlock(accountId) {
      await update(accountId, UNLOCKED);
      return { kind: 'done' };
    },
    async requireChange(accountId) {
      await update(accountId, { must_change: 1 });
      return { kind: 'done' };
    },
    issueTemporaryPass: () => Promise.resolve({ kind: 'not-permitted' }),
    async verifyPassword(accountId, password) {
      const known = await read(accountId);
      const outcome = known === undefined ? 'wrong' : (await signIn(known.userId, password)).kind;
      return outcome === 'ok' ? 'right' : outcome;
    },
    /** Nothing signs in to this directory but Sleutel, which ends its own sessions. */
    revokeSessions: () => Promise.resolve(),
    signIn,
    async everyone() {
      const rows = await db.selectFrom('accounts').selectAll().orderBy('position').limit(200).execute();
      return Promise.all(rows.map(async (row) => ({ account: await account(row), unchanged: row.history === '[]' })));
    },
  };
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

const UNLOCKED = { locked: 0, locked_until: null, failures: 0, last_failure_at: null } as const;

/** Told only to who has the right password. */
function standing(account: Account, now: Date): SignInOutcome {
  if (!account.enabled) return { kind: 'disabled' };
  if (account.accountExpiresAt !== undefined && account.accountExpiresAt <= now) return { kind: 'expired' };
  if (account.mustChange) return { kind: 'must-change' };
  if (account.passwordExpiresAt !== undefined && account.passwordExpiresAt <= now) return { kind: 'expired' };
  return { kind: 'ok', account };
}
