import type { Account } from '../../core/account.ts';
import { advance, HOLD_HOURS, mayReset, type StaffReset } from '../../core/staff-reset.ts';
import { sendInvitation, stopInvitation } from './invitation.ts';
import { judge } from './judge.ts';
import { factsOf, tellAdministrators, tellRequester, type StaffResetParts } from './parts.ts';

type Facts = Awaited<ReturnType<typeof factsOf>>;

export type ApprovalState =
  | { readonly kind: 'open'; readonly facts: Facts; readonly requestedAt: Date; readonly heldUntil: Date | undefined }
  /** It takes a third person, with a role that is enough. */
  | { readonly kind: 'not-you'; readonly why: 'requester' | 'target' | 'role' | 'reciprocal' }
  /** Decided, expired, or nothing that this person may know of. */
  | { readonly kind: 'gone' };

export type DecideOutcome =
  | { readonly kind: 'approved'; readonly reference: string; readonly heldUntil: Date | undefined }
  | { readonly kind: 'declined'; readonly reference: string }
  | Exclude<ApprovalState, { readonly kind: 'open' }>;

const HOUR = 3_600_000;

/** What a signed-in member of staff sees of a request. */
export async function lookAt(parts: StaffResetParts, id: string, accountId: string): Promise<ApprovalState> {
  const found = await examine(parts, id, accountId);
  if ('kind' in found) return found;
  const { reset } = found;
  const { requestedAt, conditions } = reset;
  return { kind: 'open', facts: await factsOf(parts, reset), requestedAt, heldUntil: conditions.heldUntil };
}

/** Once, by a third person, within a day; everything is read again. */
export async function decide(
  parts: StaffResetParts,
  id: string,
  accountId: string,
  approves: boolean,
): Promise<DecideOutcome> {
  const found = await examine(parts, id, accountId);
  if ('kind' in found) return found;
  const { reset, approver, requester, target } = found;
  const now = parts.clock.now();
  const decision = { approverId: approver.id, decidedAt: now };
  const { reference } = reset;
  if (!approves) {
    const declined = advance(reset, 'declined', decision);
    if (declined === undefined) return { kind: 'gone' };
    await parts.staffResets.save(declined);
    await note(parts, declined, approver, 'staff.declined');
    await tellRequester(parts, declined, 'staff.declined');
    await tellAdministrators(parts, declined, 'declined');
    return { kind: 'declined', reference };
  }
  const since = new Date(now.getTime() - 24 * HOUR);
  if (!(await parts.staffResets.takesTurn(approver.id, requester.id, since))) {
    return { kind: 'not-you', why: 'reciprocal' };
  }
  const { heldUntil } = reset.conditions;
  // A held one is sent by the sweep; its day of approval must not end in between.
  const approved = advance(reset, 'held', { ...decision, expiresAt: new Date(now.getTime() + 2 * HOLD_HOURS * HOUR) });
  if (approved === undefined) return { kind: 'gone' };
  if ((await judge(parts, requester, target, true)) !== undefined) {
    await stopInvitation(parts, reset, 'stopped');
    return { kind: 'gone' };
  }
  await note(parts, approved, approver, 'staff.approved');
  if (heldUntil !== undefined && heldUntil > now) {
    await parts.staffResets.save(approved);
    return { kind: 'approved', reference, heldUntil };
  }
  await sendInvitation(parts, approved, target);
  await tellRequester(parts, approved, 'staff.link');
  return { kind: 'approved', reference, heldUntil: undefined };
}

interface Found {
  readonly reset: StaffReset;
  readonly approver: Account;
  readonly requester: Account;
  readonly target: Account;
}

/** Somebody without a role does not learn that there is anything. */
async function examine(
  parts: StaffResetParts,
  id: string,
  accountId: string,
): Promise<Found | Exclude<ApprovalState, { readonly kind: 'open' }>> {
  const approver = await parts.directory.read(accountId);
  const reset = await parts.staffResets.read(id);
  if (approver === undefined || !approver.enabled || approver.roles.length === 0) return { kind: 'gone' };
  if (reset?.state !== 'waiting' || reset.expiresAt <= parts.clock.now()) return { kind: 'gone' };
  const requester = await parts.directory.read(reset.requesterId);
  const target = await parts.directory.read(reset.targetId);
  if (requester === undefined || target === undefined) return { kind: 'gone' };
  if (approver.id === requester.id) return { kind: 'not-you', why: 'requester' };
  if (approver.id === target.id) return { kind: 'not-you', why: 'target' };
  if (!mayReset(approver.roles, target.roles)) return { kind: 'not-you', why: 'role' };
  return { reset, approver, requester, target };
}

const note = (
  { audit }: StaffResetParts,
  { targetId, reference, reason, requesterId }: StaffReset,
  approver: Account,
  event: 'staff.approved' | 'staff.declined',
): Promise<void> =>
  audit.append({ event, subject: targetId, actor: approver.id, details: { reference, reason, for: requesterId } });
