import type { Account } from '../../core/account.ts';
import type { Recovery } from '../../core/recovery.ts';
import { advance, mayReset, type StaffReset } from '../../core/staff-reset.ts';
import { tellAdministrators, tellRequester, type StaffResetParts } from './parts.ts';

/** What a recovery asks about the staff behind it, whenever it is about to do something. */
export interface StaffGate {
  /** Two proofs by different contacts, and people whose roles are still enough. */
  permits(recovery: Recovery, target: Account): Promise<boolean>;
  /** Not in place of a password that somebody else knows. */
  mayHavePass(recovery: Recovery): Promise<boolean>;
  finished(recovery: Recovery): Promise<void>;
}

type GateParts = Pick<
  StaffResetParts,
  'staffResets' | 'directory' | 'outbox' | 'clock' | 'audit' | 'organisation' | 'staffLanguage'
>;

const LEAST_CONTACTS = 2;

export function createStaffGate(parts: GateParts): StaffGate {
  return {
    async permits(recovery, target) {
      const reset = await parts.staffResets.read(recovery.id);
      const contacts = new Set(recovery.gates.map(({ destination }) => destination));
      if (reset === undefined || contacts.size < LEAST_CONTACTS) return false;
      return isStillAllowed(parts, reset, target);
    },
    async mayHavePass({ id }) {
      const reset = await parts.staffResets.read(id);
      return reset !== undefined && reset.reason !== 'known-to-others';
    },
    async finished({ id, intention }) {
      const reset = await parts.staffResets.read(id);
      const done = reset && advance(reset, 'done');
      if (done === undefined) return;
      await parts.staffResets.save(done);
      await tellRequester(parts, done, intention?.effect === 'pass' ? 'staff.done/pass' : 'staff.done');
      await tellAdministrators(parts, done, 'done');
    },
  };
}

/** Roles as they are now: of whoever asked, of whoever approved, and of whom it is for. */
export async function isStillAllowed(
  { directory, clock }: Pick<GateParts, 'directory' | 'clock'>,
  reset: StaffReset,
  target: Account,
): Promise<boolean> {
  const covers = async (id: string): Promise<boolean> => {
    const staff = await directory.read(id);
    return staff !== undefined && staff.enabled && staff.roles.length > 0 && mayReset(staff.roles, target.roles);
  };
  if (reset.state !== 'sent' || reset.expiresAt <= clock.now() || target.id !== reset.targetId) return false;
  if (!(await covers(reset.requesterId))) return false;
  if (reset.approverId !== undefined) return covers(reset.approverId);
  return !reset.conditions.approval && target.roles.length === 0;
}
