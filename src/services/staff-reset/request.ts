import type { Account } from '../../core/account.ts';
import { demandsOn } from '../../core/demands.ts';
import { normaliseUserId } from '../../core/identity.ts';
import { redact } from '../../core/redact.ts';
import {
  advance,
  APPROVAL_HOURS,
  conditionsFor,
  named,
  type StaffReason,
  type StaffRefusal,
  type StaffReset,
} from '../../core/staff-reset.ts';
import { newId, newReference } from '../references.ts';
import { sendInvitation, stopInvitation } from './invitation.ts';
import { judge, mayAsk } from './judge.ts';
import { factsOf, type StaffResetParts } from './parts.ts';

export type LookOutcome =
  | { readonly kind: 'found'; readonly targetId: string; readonly name: string }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'refused'; readonly why: StaffRefusal };

export interface StaffRequest {
  readonly staffId: string;
  readonly targetId: string;
  readonly conversationId: string;
  readonly reason: StaffReason;
  readonly words: string;
  readonly ticket: string | undefined;
}

export type RequestOutcome =
  /** On its way to the employee; staff get a reference. */
  | { readonly kind: 'sent'; readonly reference: string }
  /** A second person decides first, and where `heldUntil` is set nothing is sent before. */
  | { readonly kind: 'waiting'; readonly reference: string; readonly heldUntil: Date | undefined }
  | { readonly kind: 'refused'; readonly why: StaffRefusal };

const HOUR = 3_600_000;

/** Whom somebody meant; told to staff alone, and only about people they may help. */
export async function look(parts: StaffResetParts, staffId: string, typed: string): Promise<LookOutcome> {
  const staff = await parts.directory.read(staffId);
  if (staff === undefined || staff.roles.length === 0) return { kind: 'refused', why: 'role' };
  const target = await find(parts, typed);
  if (target === undefined) return { kind: 'unknown' };
  const why = (await judge(parts, staff, target, target.roles.length > 0)) ?? undefined;
  if (why === undefined) return { kind: 'found', targetId: target.id, name: named(target) };
  await noteRefusal(parts, staff, target, why);
  return { kind: 'refused', why };
}

/** A first name alone stands for the address at the organisation. */
async function find({ directory, organisation }: StaffResetParts, typed: string): Promise<Account | undefined> {
  const name = normaliseUserId(typed);
  const found = await directory.find(name);
  return found ?? (/[@\\]/u.test(name) ? undefined : directory.find(`${name}@${organisation.domain}`));
}

/** After staff said yes: roles, account and contacts once more, and then a link or a second person. */
export async function request(parts: StaffResetParts, asked: StaffRequest): Promise<RequestOutcome> {
  const staff = await parts.directory.read(asked.staffId);
  const target = await parts.directory.read(asked.targetId);
  if (staff === undefined || target === undefined) return { kind: 'refused', why: 'role' };
  const now = parts.clock.now();
  const conditions = conditionsFor(target, asked.reason, demandsOn(target, parts.policy).contactRestHours, now);
  const why = await judge(parts, staff, target, conditions.approval);
  if (why !== undefined) {
    await noteRefusal(parts, staff, target, why);
    return { kind: 'refused', why };
  }
  await stopOlder(parts, target);
  const reset: StaffReset = {
    id: newId(parts.random),
    reference: newReference(parts.random),
    state: 'waiting',
    requesterId: staff.id,
    targetId: target.id,
    approverId: undefined,
    conversationId: asked.conversationId,
    reason: asked.reason,
    words: redact(asked.words).text.slice(0, 200),
    ticket: asked.ticket === undefined ? undefined : redact(asked.ticket).text.slice(0, 40),
    conditions,
    requestedAt: now,
    decidedAt: undefined,
    expiresAt: new Date(now.getTime() + APPROVAL_HOURS * HOUR),
    invitation: undefined,
  };
  const { reference, reason, words, ticket = '' } = reset;
  await parts.audit.append({
    event: 'staff.asked',
    subject: target.id,
    actor: staff.id,
    details: { reference, reason, words, ticket, approval: conditions.approval },
  });
  if (conditions.approval) {
    await parts.staffResets.save(reset);
    await askApproval(parts, reset);
    return { kind: 'waiting', reference, heldUntil: conditions.heldUntil };
  }
  const held = advance(reset, 'held');
  if (held !== undefined) await sendInvitation(parts, held, target);
  return { kind: 'sent', reference };
}

/** The newest is the only one. */
async function stopOlder(parts: StaffResetParts, target: Account): Promise<void> {
  for (const older of await parts.staffResets.inStates(['waiting', 'held', 'sent'])) {
    if (older.targetId === target.id) await stopInvitation(parts, older, 'stopped');
  }
}

async function askApproval(parts: StaffResetParts, reset: StaffReset): Promise<void> {
  const to = parts.organisation.helpdesk.mail;
  if (to === undefined) return;
  const id = `staff-approval-${reset.id}`;
  const url = `${parts.address.publicUrl}/approvals/${reset.id}`;
  const model = { ...(await factsOf(parts, reset)), url, until: reset.expiresAt };
  const message = { id, kind: 'staff.approval', channel: 'mail', to, language: parts.staffLanguage, model } as const;
  await parts.outbox.add(id, { kind: 'message', message }, reset.expiresAt);
}

/** Tries to reach higher are worth a line. */
async function noteRefusal(parts: StaffResetParts, staff: Account, target: Account, why: StaffRefusal): Promise<void> {
  if (mayAsk(staff, target) === undefined) return;
  await parts.audit.append({ event: 'staff.refused', subject: target.id, actor: staff.id, details: { why } });
}
