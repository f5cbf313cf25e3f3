import { decide, lookAt, type ApprovalState, type DecideOutcome } from './approval.ts';
import type { StaffResetParts } from './parts.ts';
import { look, request, type LookOutcome, type RequestOutcome, type StaffRequest } from './request.ts';

/** What staff can ask for; each call reads roles and accounts afresh. */
export interface StaffDesk {
  look(staffId: string, typed: string): Promise<LookOutcome>;
  request(asked: StaffRequest): Promise<RequestOutcome>;
}

/** The second person's side, behind a signed-in page. */
export interface ApprovalDesk {
  look(id: string, accountId: string): Promise<ApprovalState>;
  decide(id: string, accountId: string, approves: boolean): Promise<DecideOutcome>;
}

export const createStaffDesk = (parts: StaffResetParts): StaffDesk => ({
  look: (staffId, typed) => parts.work.run(() => look(parts, staffId, typed)),
  request: (asked) => parts.work.run(() => request(parts, asked)),
});

export const createApprovalDesk = (parts: StaffResetParts): ApprovalDesk => ({
  look: (id, accountId) => lookAt(parts, id, accountId),
  decide: (id, accountId, approves) => parts.work.run(() => decide(parts, id, accountId, approves)),
});
