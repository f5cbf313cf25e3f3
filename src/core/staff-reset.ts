import type { Account, Role } from './account.ts';
import type { MethodId } from './policy.ts';

/**
 * Whose password each role may have reset, besides that of people without a role. Microsoft's table and
 * the order of the roles do not agree everywhere; here both must allow it.
 */
const MAY_RESET: Readonly<Record<Role, readonly Role[]>> = {
  helpdesk: ['helpdesk'],
  passwordAdministrator: ['passwordAdministrator'],
  userAdministrator: ['helpdesk', 'passwordAdministrator', 'userAdministrator'],
  globalAdministrator: ['helpdesk', 'passwordAdministrator', 'userAdministrator', 'globalAdministrator'],
};

/** Whether one of these roles is enough for every role of the other. */
export const mayReset = (staff: readonly Role[], target: readonly Role[]): boolean =>
  staff.some((role) => target.every((held) => MAY_RESET[role].includes(held)));

/** Why staff ask; `contacts` when phone or mail are no longer theirs either. */
export const STAFF_REASONS = ['forgotten', 'locked', 'contacts', 'known-to-others', 'other'] as const;
export type StaffReason = (typeof STAFF_REASONS)[number];

/**
 * `waiting` for a second person, `held` until its time, `sent` to the employee; the others are final.
 */
export type StaffResetState = 'waiting' | 'held' | 'sent' | 'done' | 'declined' | 'expired' | 'stopped';

const NEXT: Readonly<Record<StaffResetState, readonly StaffResetState[]>> = {
  waiting: ['held', 'declined', 'expired', 'stopped'],
  held: ['sent', 'expired', 'stopped'],
  sent: ['done', 'expired', 'stopped'],
  done: [],
  declined: [],
  expired: [],
  stopped: [],
};

/** A reset that staff asked for, for somebody else. It gives nobody anything but a link to the employee's own contact. */
export interface StaffReset {
  /** Also of the recovery that begins once the link is sent. */
  readonly id: string;
  readonly reference: string;
  readonly state: StaffResetState;
  readonly requesterId: string;
  readonly targetId: string;
  /** Who approved or declined. */
  readonly approverId: string | undefined;
  /** Where the requester hears how it goes. */
  readonly conversationId: string;
  readonly reason: StaffReason;
  /** In the words of the requester, without secrets. */
  readonly words: string;
  readonly ticket: string | undefined;
  readonly conditions: Conditions;
  readonly requestedAt: Date;
  readonly decidedAt: Date | undefined;
  readonly expiresAt: Date;
  readonly invitation: Invitation | undefined;
}

/** The link in the employee's own mail or text message; only its fingerprint is kept. */
export interface Invitation {
  readonly tokenHash: string;
  readonly method: MethodId;
  readonly expiresAt: Date;
}

/** What must be true before anything is sent. */
export interface Conditions {
  readonly approval: boolean;
  readonly heldUntil: Date | undefined;
}

const HOUR = 3_600_000;
/** For a second person to look, and for the holder to protest. */
export const APPROVAL_HOURS = 24;
export const HOLD_HOURS = 24;

/** The reset after a step, or `undefined` when that step is not possible from here. */
export const advance = (
  reset: StaffReset,
  state: StaffResetState,
  changes: Partial<Pick<StaffReset, 'approverId' | 'decidedAt' | 'expiresAt' | 'invitation'>> = {},
): StaffReset | undefined => (NEXT[reset.state].includes(state) ? { ...reset, ...changes, state } : undefined);

/**
 * A privileged account takes a second person. So does a password together with a change of contacts,
 * which also waits: whoever has both has the account, and its holder must have time to protest.
 * @param contactRestHours contacts changed within this time and a day belong to the same case
 */
export function conditionsFor(
  target: Pick<Account, 'roles' | 'contactsChangedAt'>,
  reason: StaffReason,
  contactRestHours: number,
  now: Date,
): Conditions {
  const changedAt = target.contactsChangedAt?.getTime() ?? -Infinity;
  const isRecent = now.getTime() - changedAt < (contactRestHours + HOLD_HOURS) * HOUR;
  const both = reason === 'contacts' || isRecent;
  return {
    approval: both || target.roles.length > 0,
    heldUntil: both ? new Date(now.getTime() + HOLD_HOURS * HOUR) : undefined,
  };
}

/** How a sentence to staff names somebody. */
export const named = ({ displayName, userId }: Pick<Account, 'displayName' | 'userId'>): string =>
  `${displayName} (${userId})`;

/** Why a reset by staff cannot be: rules on people first, then what the account itself does not allow. */
export type StaffRefusal =
  | 'self'
  | 'role'
  | 'frozen'
  | 'guest'
  | 'disabled'
  | 'account-expired'
  | 'on-premises'
  | 'elsewhere'
  /** Fewer than two registered contacts: it takes a call-back or the manager. */
  | 'contacts'
  | 'nobody-to-approve';
