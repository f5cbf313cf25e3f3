import type { Account } from '../../core/account.ts';
import { transition, isOpen, type Recovery } from '../../core/recovery.ts';
import { advance, type StaffReset } from '../../core/staff-reset.ts';
import { contactsFor, judge } from './judge.ts';
import { invitationRef, sha256, tellAdministrators, tellRequester, type StaffResetParts } from './parts.ts';

/**
 * The link to the employee's own contact, and the recovery that it leads to. Nobody else sees it; by
 * itself it opens nothing, because the page asks for a code sent to a different contact.
 */
export async function sendInvitation(parts: StaffResetParts, reset: StaffReset, target: Account): Promise<void> {
  const [first] = await contactsFor(parts, target);
  const now = parts.clock.now();
  const expiresAt = new Date(now.getTime() + parts.policy.recovery.minutes * 60_000);
  const token = parts.random.bytes(32).toString('base64url');
  const sent =
    first &&
    advance(reset, 'sent', { expiresAt, invitation: { tokenHash: sha256(token), method: first.method, expiresAt } });
  if (first === undefined || sent === undefined) return void (await stopInvitation(parts, reset, 'stopped'));
  await parts.staffResets.save(sent);
  await parts.recoveries.save(recoveryFor(sent, target, now));
  await parts.vault.put(invitationRef(sent), token, expiresAt);
  // Counted like any other message to this contact; a link that staff asked for is not held back.
  await parts.throttle.takeDestination(`to ${parts.keyring.fingerprint('destination', first.to)}`);
  const id = `staff-link-${sent.id}`;
  const { reference } = sent;
  const url = `${parts.address.publicUrl}/reset/${token}`;
  const model = { url, reference, until: expiresAt };
  const { channel, to } = first;
  const message = { id, kind: 'staff.link', channel, to, language: target.language, model } as const;
  await parts.outbox.add(id, { kind: 'message', message }, expiresAt);
  await parts.audit.append({
    event: 'staff.link-sent',
    subject: target.id,
    actor: sent.requesterId,
    details: { reference, method: first.method },
  });
  await tellAdministrators(parts, sent, 'sent');
}

/** Nobody has proven anything yet. */
const recoveryFor = (reset: StaffReset, target: Account, now: Date): Recovery => ({
  id: reset.id,
  reference: reset.reference,
  state: 'verifying',
  purpose: 'staff',
  wish: 'forgot',
  conversationId: reset.conversationId,
  language: target.language,
  typedId: undefined,
  accountId: target.id,
  signedIn: false,
  subjects: { shown: `account ${target.id}`, held: `account ${target.id}`, anonymous: false },
  source: `staff ${reset.requesterId}`,
  browser: undefined,
  createdAt: now,
  expiresAt: reset.expiresAt,
  gates: [],
  challenge: undefined,
  link: undefined,
  intention: undefined,
});

/**
 * Ends a reset, with whatever it has opened; whether it did. What the directory was asked for comes to its own
 * end first: stopped in the middle it would be told to nobody, and be in no audit.
 */
export async function stopInvitation(
  parts: StaffResetParts,
  reset: StaffReset,
  state: 'stopped' | 'expired',
): Promise<boolean> {
  const recovery = await parts.recoveries.read(reset.id);
  if (recovery?.state === 'executing' || recovery?.state === 'uncertain') return false;
  const ended = advance(reset, state);
  if (ended === undefined) return false;
  await parts.staffResets.save(ended);
  await parts.vault.wipe([invitationRef(reset)]);
  const stopped = recovery && isOpen(recovery.state) ? transition(recovery, 'stop') : undefined;
  if (stopped !== undefined) await parts.recoveries.save(stopped);
  return true;
}

/** Sends what is approved and held no longer, and ends what ran out of time. */
export async function sweepStaffResets(parts: StaffResetParts): Promise<void> {
  await parts.work.run(async () => {
    const now = parts.clock.now();
    for (const reset of await parts.staffResets.inStates(['waiting', 'held', 'sent'])) {
      if (reset.state === 'held' && (reset.conditions.heldUntil ?? now) <= now) await release(parts, reset);
      else if (reset.state !== 'held' && reset.expiresAt <= now) {
        if (await stopInvitation(parts, reset, 'expired')) await tellRequester(parts, reset, 'staff.expired');
      }
    }
  });
}

async function release(parts: StaffResetParts, reset: StaffReset): Promise<void> {
  const requester = await parts.directory.read(reset.requesterId);
  const target = await parts.directory.read(reset.targetId);
  const allowed = requester && target && (await judge(parts, requester, target, true)) === undefined;
  if (target === undefined || allowed !== true) return void (await stopInvitation(parts, reset, 'stopped'));
  await sendInvitation(parts, reset, target);
  await tellRequester(parts, reset, 'staff.link');
}
