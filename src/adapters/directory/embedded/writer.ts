import type { EffectOutcome, PasswordReason } from '../../../core/outcome.ts';
import type { Clock } from '../../../ports/clock.ts';
import type { AccountWriter } from '../../../ports/directory.ts';
import type { AccountTable } from '../../sql/schema.ts';
import { hashPassword, isPassword } from './password-hash.ts';
import { UNLOCKED, type AccountRows, type PasswordRules } from './store.ts';

const DAY = 86_400_000;

/** Changes passwords and locks, by the rules that a directory elsewhere would have. */
export function accountWriter(
  rows: AccountRows,
  policy: PasswordRules,
  clock: Clock,
): Omit<AccountWriter, 'verifyPassword'> {
  async function refusals(row: AccountTable, password: string): Promise<PasswordReason[]> {
    if (password.length < policy.minLength) return ['too-short'];
    if (await isPassword(password, row.password_hash)) return ['same-as-current'];
    const earlier = (JSON.parse(row.history) as string[]).slice(0, policy.history);
    const used = await Promise.all(earlier.map((hash) => isPassword(password, hash)));
    return used.includes(true) ? ['used-before'] : [];
  }

  async function store(row: AccountTable, password: string, mustChange: boolean): Promise<EffectOutcome> {
    const reasons = await refusals(row, password);
    if (reasons.length > 0) return { kind: 'policy', reasons };
    const history = [row.password_hash, ...(JSON.parse(row.history) as string[])].slice(0, policy.history);
    await rows.update(row.id, {
      password_hash: await hashPassword(password),
      password_set_at: Math.max(clock.now().getTime(), row.password_set_at + 1),
      history: JSON.stringify(history),
      must_change: mustChange ? 1 : 0,
      ...UNLOCKED,
    });
    return { kind: 'done' };
  }

  async function change(row: AccountTable, currentPassword: string, newPassword: string): Promise<EffectOutcome> {
    if ((await rows.account(row)).locked) return { kind: 'locked' };
    if (currentPassword === '') return { kind: 'wrong-current' };
    if (!(await isPassword(currentPassword, row.password_hash))) {
      await rows.countFailure(row.id);
      return { kind: 'wrong-current' };
    }
    const oldEnough = row.password_set_at + policy.minAgeDays * DAY <= clock.now().getTime();
    if (policy.minAgeDays > 0 && row.must_change === 0 && !oldEnough) return { kind: 'policy', reasons: ['too-soon'] };
    return store(row, newPassword, false);
  }

  /** Only where the password is this directory's own. */
  async function own(accountId: string, then: (row: AccountTable) => Promise<EffectOutcome>): Promise<EffectOutcome> {
    const row = await rows.rowOf(accountId);
    if (row === undefined || row.enabled === 0) return { kind: 'disabled' };
    if (row.guest === 1 || row.source === 'onPremises') return { kind: 'managed-elsewhere' };
    return then(row);
  }

  const set = (changes: Partial<AccountTable>) => async (row: AccountTable) => {
    await rows.update(row.id, changes);
    return { kind: 'done' } as const;
  };

  return {
    reset: (accountId, newPassword, { mustChange = false } = {}) =>
      own(accountId, (row) => store(row, newPassword, mustChange)),
    change: (accountId, currentPassword, newPassword) =>
      own(accountId, (row) => change(row, currentPassword, newPassword)),
    unlock: (accountId) => own(accountId, set(UNLOCKED)),
    requireChange: (accountId) => own(accountId, set({ must_change: 1 })),
    issueTemporaryPass: () => Promise.resolve({ kind: 'not-permitted' }),
    /** Nothing signs in to this directory but Sleutel, which ends its own sessions. */
    revokeSessions: () => Promise.resolve(),
  };
}
