import type { Account } from '../../../core/account.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { PasswordCheck, SignInOutcome } from '../../../ports/directory.ts';
import { hashPassword, isPassword } from './password-hash.ts';
import type { AccountRows } from './store.ts';

/** Checks passwords as the company's own screen would; wrong ones lock the account. */
export function signInDesk(rows: AccountRows, clock: Clock) {
  async function signInTo(accountId: string, password: string): Promise<SignInOutcome> {
    const known = await rows.read(accountId);
    const row = await rows.rowOf(accountId);
    if (row === undefined || known === undefined) {
      await hashPassword(password);
      return { kind: 'wrong' };
    }
    if (known.locked) return { kind: 'locked' };
    if (!(await isPassword(password, row.password_hash))) {
      await rows.countFailure(row.id);
      return { kind: 'wrong' };
    }
    if (row.failures > 0) await rows.update(row.id, { failures: 0, last_failure_at: null });
    return standing(known, clock.now());
  }

  return {
    signIn: async (userId: string, password: string): Promise<SignInOutcome> =>
      signInTo(await rows.idOf(userId), password),
    /** An empty password is nobody's, and is not a try. */
    async verifyPassword(accountId: string, password: string): Promise<PasswordCheck> {
      if (password === '') return 'wrong';
      const { kind } = await signInTo(accountId, password);
      return kind === 'ok' ? 'right' : kind;
    },
  };
}

/** Told only to who has the right password. */
function standing(account: Account, now: Date): SignInOutcome {
  if (!account.enabled) return { kind: 'disabled' };
  if (account.accountExpiresAt !== undefined && account.accountExpiresAt <= now) return { kind: 'expired' };
  if (account.mustChange) return { kind: 'must-change' };
  if (account.passwordExpiresAt !== undefined && account.passwordExpiresAt <= now) return { kind: 'expired' };
  return { kind: 'ok', account };
}
