import { createHash } from 'node:crypto';
import type { Account } from '../../core/account.ts';
import type { Language } from '../../core/language.ts';
import type { MessageChannel } from '../../core/message.ts';
import type { Organisation } from '../../core/organisation.ts';
import type { Policy } from '../../core/policy.ts';
import type { StaffReset } from '../../core/staff-reset.ts';
import type { Clock, Random } from '../../ports/clock.ts';
import type { AccountReader } from '../../ports/directory.ts';
import type { Keyring } from '../../ports/keyring.ts';
import type { StaffResetStore } from '../../ports/staff-resets.ts';
import type { AuditLog, FreezeStore, Outbox, RecoveryStore, Vault } from '../../ports/stores.ts';
import type { UnitOfWork } from '../../ports/work.ts';
import type { Throttle } from '../throttle.ts';
import type { ContactBook } from '../verification/contact-book.ts';

/** What a reset by staff is made with. */
export interface StaffResetParts {
  readonly staffResets: StaffResetStore;
  readonly recoveries: RecoveryStore;
  readonly freezes: FreezeStore;
  readonly directory: AccountReader;
  readonly vault: Vault;
  readonly outbox: Outbox;
  readonly audit: AuditLog;
  readonly throttle: Throttle;
  readonly contactBook: ContactBook;
  readonly keyring: Keyring;
  readonly work: UnitOfWork;
  readonly clock: Clock;
  readonly random: Random;
  readonly policy: Policy;
  /** What can be carried. */
  readonly channels: ReadonlySet<MessageChannel>;
  readonly organisation: Organisation;
  /** The language that staff read. */
  readonly staffLanguage: Language;
  readonly address: { readonly publicUrl: string };
}

const DAY = 86_400_000;

export const sha256 = (value: string): string => createHash('sha256').update(value).digest('base64url');

export const invitationRef = ({ id }: Pick<StaffReset, 'id'>): string => `invitation-${id}`;

/** A word in the chat of whoever asked; a reference and nothing more. */
export async function tellRequester(
  { outbox, clock }: Pick<StaffResetParts, 'outbox' | 'clock'>,
  { id, reference, conversationId }: StaffReset,
  key: 'staff.link' | 'staff.done' | 'staff.done/pass' | 'staff.declined' | 'staff.expired',
): Promise<void> {
  const parcel = { kind: 'chat', conversationId, key, params: { reference } } as const;
  await outbox.add(`chat-${id}-${key}`, parcel, new Date(clock.now().getTime() + DAY));
}

/** Administrators hear of every reset by staff, with who, for whom and why. */
export async function tellAdministrators(
  parts: Pick<StaffResetParts, 'directory' | 'outbox' | 'clock' | 'organisation' | 'staffLanguage'>,
  reset: StaffReset,
  what: 'sent' | 'done' | 'declined',
): Promise<void> {
  const to = parts.organisation.helpdesk.mail;
  if (to === undefined) return;
  const id = `staff-${what}-${reset.id}`;
  const at = parts.clock.now();
  const model = { ...(await factsOf(parts, reset)), what, at };
  const message = { id, kind: 'staff.told', channel: 'mail', to, language: parts.staffLanguage, model } as const;
  await parts.outbox.add(id, { kind: 'message', message }, new Date(at.getTime() + DAY));
}

/** What a mail to staff says of a reset: people by name, never a contact or a secret. */
export async function factsOf({ directory }: Pick<StaffResetParts, 'directory'>, reset: StaffReset) {
  const name = async (id: string): Promise<string> => nameOf(await directory.read(id));
  const { reference, reason, words, ticket } = reset;
  return {
    reference,
    reason,
    words,
    ticket,
    requester: await name(reset.requesterId),
    target: await name(reset.targetId),
    approver: reset.approverId === undefined ? undefined : await name(reset.approverId),
  };
}

const nameOf = (account: Account | undefined): string =>
  account === undefined ? '-' : `${account.displayName} <${account.userId}>`;
