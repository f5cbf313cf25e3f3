import type { Account } from '../../core/account.ts';
import { diagnose } from '../../core/diagnosis.ts';
import { demandsOn } from '../../core/demands.ts';
import { contactsOf, type Reachable } from '../../core/reachable.ts';
import { mayReset, type StaffRefusal } from '../../core/staff-reset.ts';
import { subjectFor } from '../verification/contact-book.ts';
import type { StaffResetParts } from './parts.ts';

/** Staff never for themselves, and never for whoever stands higher. */
export const mayAsk = (staff: Account, target: Account): 'self' | 'role' | undefined => {
  if (staff.id === target.id) return 'self';
  return staff.enabled && mayReset(staff.roles, target.roles) ? undefined : 'role';
};

/** Everything that must hold, on what the directory says now. */
export async function judge(
  parts: StaffResetParts,
  staff: Account,
  target: Account,
  needsApproval: boolean,
): Promise<StaffRefusal | undefined> {
  const asking = mayAsk(staff, target);
  if (asking !== undefined) return asking;
  if (await parts.freezes.isFrozen(target.id)) return 'frozen';
  const abilities = parts.directory.abilities(target);
  const { kind } = diagnose(target, abilities, parts.clock.now());
  if (kind === 'guest' || kind === 'disabled' || kind === 'account-expired' || kind === 'on-premises') return kind;
  // It would take the token of a person who signed in with the directory.
  if (!abilities.reset) return 'elsewhere';
  await parts.contactBook.observe(subjectFor(target), target);
  if ((await contactsFor(parts, target)).length < 2) return 'contacts';
  return needsApproval && parts.organisation.helpdesk.mail === undefined ? 'nobody-to-approve' : undefined;
}

/** Registered, rested, and what the policy lets count for this account. */
export async function contactsFor(
  { channels, policy, contactBook }: StaffResetParts,
  target: Account,
): Promise<Reachable[]> {
  const { methods } = demandsOn(target, policy);
  const found = contactsOf(target, channels);
  const resting = await Promise.all(found.map(({ contact }) => contactBook.restsUntil(target, contact)));
  return found.filter(({ method }, index) => methods.includes(method) && resting[index] === undefined);
}
