import { Attribute, Change, Control, type BerWriter, type Entry } from 'ldapts';
import { Fault } from '../../../core/errors.ts';
import type { EffectOutcome, PasswordReason } from '../../../core/outcome.ts';
import type { AccountWriter } from '../../../ports/directory.ts';
import { isDisabled, membershipOf, neverExpires } from './account.ts';
import { refusalOf, saysHistory, saysTooSoon } from './answers.ts';
import type { Connection } from './connection.ts';
import { textOf } from './entry.ts';
import { isProtected } from './groups.ts';
import type { Rules } from './policy.ts';
import type { Pool } from './pool.ts';
import type { Reader } from './reader.ts';
import type { ActiveDirectorySettings } from './settings.ts';
import { isGuid, quoted } from './values.ts';

/** Asks that a reset is held against the history: SEQUENCE { INTEGER 1 } (MS-ADTS 3.1.1.3.4.1.27). */
class PolicyHints extends Control {
  constructor(oid: string) {
    super(oid, { critical: true });
  }
  override writeControl(writer: BerWriter): void {
    writer.writeBuffer(Buffer.from([0x30, 3, 2, 1, 1]), 4);
  }
}

const change = (operation: 'add' | 'delete' | 'replace', type: string, value: string | Buffer): Change =>
  new Change({
    operation,
    modification: new Attribute({ type, values: typeof value === 'string' ? [value] : [value] }),
  });
const unlocked = (): Change => change('replace', 'lockoutTime', '0');
const mustChange = (): Change => change('replace', 'pwdLastSet', '0');

type Effect = (connection: Connection, entry: Entry) => Promise<EffectOutcome>;

/** Each change is one modification, after a look at the account on the same connection. */
export function createWriter(
  settings: ActiveDirectorySettings,
  pool: Pool,
  reader: Reader,
): Omit<AccountWriter, 'verifyPassword' | 'revokeSessions'> {
  function touch(accountId: string, effect: Effect): Promise<EffectOutcome> {
    return pool.use(async (connection) => {
      const entry = await reader.entryOf(connection, accountId);
      if (entry === undefined) return { kind: isGuid(accountId) ? 'not-permitted' : 'disabled' };
      if (isProtected(membershipOf(entry), settings.protectedGroups)) return { kind: 'not-permitted' };
      return isDisabled(entry) ? { kind: 'disabled' } : effect(connection, entry);
    });
  }

  /** By its identifier, so that a change of name in between does no harm. */
  async function send({ connection, accountId, changes, control, refused }: Sending): Promise<EffectOutcome> {
    try {
      await connection.modify(`<GUID=${accountId}>`, changes, control);
      return { kind: 'done' };
    } catch (error) {
      const refusal = refusalOf(error);
      switch (refusal) {
        case 'policy':
          return { kind: 'policy', reasons: (await refused?.(error as Error)) ?? ['directory'] };
        case 'gone':
          return { kind: 'disabled' };
        case 'unclear':
          throw error instanceof Fault || connection.isChanging ? error : unclear(error);
        case 'wrong-current':
        case 'locked':
        case 'disabled':
        case 'not-permitted':
          return { kind: refusal };
      }
    }
  }

  return {
    async reset(accountId, newPassword, options = {}) {
      if (newPassword === '') return { kind: 'policy', reasons: ['empty'] };
      return touch(accountId, async (connection, entry) => {
        if (options.mustChange === true && neverExpires(entry)) return { kind: 'not-permitted' };
        const { policyHints } = connection.facts;
        return send({
          connection,
          accountId,
          changes: [
            change('replace', 'unicodePwd', quoted(newPassword)),
            unlocked(),
            ...(options.mustChange === true ? [mustChange()] : []),
          ],
          control: policyHints === undefined ? undefined : new PolicyHints(policyHints),
          refused: async (error) => reasonsFor(error, newPassword, entry, await reader.rulesFor(connection, entry)),
        });
      });
    },

    /** What the account itself would send, on the service account's connection: a must-change account cannot sign in. */
    async change(accountId, currentPassword, newPassword) {
      if (currentPassword === '') return { kind: 'wrong-current' };
      if (newPassword === '') return { kind: 'policy', reasons: ['empty'] };
      return touch(accountId, (connection, entry) =>
        send({
          connection,
          accountId,
          changes: [
            change('delete', 'unicodePwd', quoted(currentPassword)),
            change('add', 'unicodePwd', quoted(newPassword)),
          ],
          refused: async (error) => reasonsFor(error, newPassword, entry, await reader.rulesFor(connection, entry)),
        }),
      );
    },

    unlock: (accountId) => touch(accountId, (connection) => send({ connection, accountId, changes: [unlocked()] })),

    requireChange: (accountId) =>
      touch(accountId, async (connection, entry) =>
        neverExpires(entry) ? { kind: 'not-permitted' } : send({ connection, accountId, changes: [mustChange()] }),
      ),

    issueTemporaryPass: () => Promise.resolve({ kind: 'not-permitted' }),
  };
}

interface Sending {
  readonly connection: Connection;
  readonly accountId: string;
  readonly changes: Change[];
  readonly control?: Control | undefined;
  /** Why the rules refuse it. */
  readonly refused?: (error: Error) => Promise<PasswordReason[]>;
}

/** The controller answered, so nothing was done; it is not known why. */
const unclear = (error: unknown): Fault =>
  new Fault('directory-unavailable', `The domain controller refused: ${(error as Error).message}`, error);

/** A controller of Microsoft says only that the rules refuse it; what can be reckoned is said. */
function reasonsFor(error: Error, password: string, entry: Entry, rules: Rules | undefined): PasswordReason[] {
  const reasons: PasswordReason[] = [];
  if (password.length < (rules?.minLength ?? 0)) reasons.push('too-short');
  if (saysHistory(error)) reasons.push('used-before');
  if (saysTooSoon(error)) reasons.push('too-soon');
  const name = textOf(entry, 'sAMAccountName')?.toLowerCase() ?? '';
  if (rules?.complex === true && name.length >= 3 && password.toLowerCase().includes(name)) reasons.push('personal');
  return reasons.length > 0 ? reasons : ['directory'];
}
