import type { Account } from '../../../core/account.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { Database } from '../../sql/database.ts';
import type { AccountTable } from '../../sql/schema.ts';
import type { SqlWork } from '../../sql/work.ts';
import { toAccount } from './accounts.ts';
import type { Company } from './company.ts';

export type PasswordRules = Company['organisation']['passwordPolicy'];

/** How long wrong tries lock an account, and within what time they add up. */
const LOCK_MS = 30 * 60_000;

export const UNLOCKED = { locked: 0, locked_until: null, failures: 0, last_failure_at: null } as const;

export type AccountRows = ReturnType<typeof accountRows>;

/** The rows of accounts. Each change is a commit of its own, never part of the caller's unit of work. */
export function accountRows(db: Database, work: SqlWork, policy: PasswordRules, clock: Clock) {
  async function namesOf(accountId: string): Promise<string[]> {
    const rows = await db.selectFrom('account_names').select('name').where('account_id', '=', accountId).execute();
    return rows.map(({ name }) => name);
  }
  const rowOf = (id: string): Promise<AccountTable | undefined> =>
    db.selectFrom('accounts').selectAll().where('id', '=', id).executeTakeFirst();

  return {
    rowOf,
    account: async (row: AccountTable): Promise<Account> => toAccount(row, await namesOf(row.id), policy, clock.now()),

    /** As many queries whether there is such an account or not: the time of an answer tells nothing. */
    async read(accountId: string): Promise<Account | undefined> {
      const row = await rowOf(accountId);
      const names = await namesOf(accountId);
      return row && toAccount(row, names, policy, clock.now());
    },

    /** The one account with this name; the empty identifier when there is none, or more. */
    async idOf(name: string): Promise<string> {
      const ids = await db.selectFrom('account_names').select('account_id').where('name', '=', name).limit(2).execute();
      return ids.length === 1 ? (ids[0]?.account_id ?? '') : '';
    },

    update: (id: string, changes: Partial<AccountTable>): Promise<void> =>
      work.apart(() =>
        work.enlist(
          async (trx) => void (await trx.updateTable('accounts').set(changes).where('id', '=', id).execute()),
        ),
      ),

    /** Counted where it is written, so that many tries at once count as many. */
    countFailure: (id: string): Promise<void> =>
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
      ),
  };
}
