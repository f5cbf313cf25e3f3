import type { Role } from '../core/account.ts';
import type { AuditRecord } from '../core/audit-event.ts';
import type { OutboundMessage } from '../core/message.ts';
import type { Recovery } from '../core/recovery.ts';

/**
 * The stores of one database. Writes join the unit of work around them; a write to something that
 * another unit changed in between makes that unit run again.
 */
export interface RecoveryStore {
  read(id: string): Promise<Recovery | undefined>;
  byLink(tokenHash: string): Promise<Recovery | undefined>;
  /** Being proven, under the reference that its person was given. */
  verifyingAs(reference: string): Promise<Recovery | undefined>;
  /** Of this account, in a state that is not final. */
  openOf(accountId: string): Promise<Recovery[]>;
  /** In these states, whose time was up before `before`; for the sweep and after a crash. */
  inStates(states: readonly Recovery['state'][], before?: Date): Promise<Recovery[]>;
  save(recovery: Recovery): Promise<void>;
}

/** What is counted against a limit. */
export type AttemptKind =
  | 'failure'
  | `failure.${string}`
  | 'burnt'
  | 'wrong-current'
  | 'sign-in'
  | 'unlock'
  | 'robot-check'
  | 'send'
  | `send.${string}`;

export interface AttemptStore {
  /** Times of the attempts of a subject since a moment, oldest first. */
  since(kind: AttemptKind, subject: string, since: Date): Promise<Date[]>;
  add(kind: AttemptKind, subject: string): Promise<void>;
  /** Forgets the latest one of a subject that was counted by then. */
  takeBack(kind: AttemptKind, subject: string, by: Date): Promise<void>;
  /** Forgets those of a subject. */
  clear(kind: AttemptKind, subject: string): Promise<void>;
}

/** The channels that cost money. */
export type PaidChannel = 'sms' | 'voice';
interface Spent {
  readonly messages: number;
  /** In hundredths of a euro cent. */
  readonly cost: number;
}

/** What texts and calls have cost, by day (UTC, as YYYY-MM-DD); all processes add to one figure. */
export interface SpendStore {
  of(day: string): Promise<Readonly<Record<PaidChannel, Spent>>>;
  /** With a ceiling: when others reached it in between, the unit around it runs again. */
  add(entry: Spent & { readonly day: string; readonly channel: PaidChannel }, ceiling?: Spent): Promise<void>;
}

/** What administrators were told; `raise` gives `true` for the first who raises an alarm. */
export interface AlarmStore {
  raise(id: string, kind: 'spend' | 'blocked'): Promise<boolean>;
}

/**
 * Live secrets, sealed, each under a reference. Whatever else is stored holds the reference in the
 * secret's place, so that wiping one row wipes it everywhere.
 */
export interface Vault {
  put(ref: string, value: string, expiresAt: Date): Promise<void>;
  wipe(refs: readonly string[]): Promise<void>;
  /** Replaces the secrets that were put in this unit by their references. */
  conceal(text: string): string;
  /** Fills live secrets in; dead ones become dots, and are reported. */
  reveal(text: string): Promise<{ readonly text: string; readonly dead: boolean }>;
}

/** What waits to be delivered. */
export type Parcel =
  | { readonly kind: 'message'; readonly message: OutboundMessage }
  | {
      readonly kind: 'chat';
      readonly conversationId: string;
      readonly key: string;
      readonly params: Readonly<Record<string, string>>;
      /** What the chat waits for has happened: it goes on. */
      readonly resumes?: boolean | undefined;
    }
  /** For Teams, in this order, each once. */
  | {
      readonly kind: 'teams';
      /** Our own id of the conversation. */
      readonly conversationId: string;
      readonly to: { readonly serviceUrl: string; readonly conversationId: string };
      readonly activities: readonly object[];
    }
  /** Shows on the helpdesk's channel how a case stands. */
  | { readonly kind: 'card'; readonly caseId: string }
  /** Brings the ticket of a case up to date. */
  | { readonly kind: 'ticket'; readonly caseId: string }
  /** A pretended message: written out like any other, and sent to nobody. */
  | { readonly kind: 'void'; readonly message: OutboundMessage };

export interface Outbox {
  /**
   * Once an id: a second parcel with the same id is not added.
   * @param heldUntil whoever adds it delivers it as well, until then
   */
  add(id: string, parcel: Parcel, givesUpAt: Date, heldUntil?: Date): Promise<void>;
}

export interface AuditLog {
  append(record: AuditRecord): Promise<void>;
}

export interface FreezeStore {
  isFrozen(accountId: string): Promise<boolean>;
  /** Of an account that is not; when another unit froze it in between, this one runs again. */
  freeze(accountId: string, reference: string): Promise<void>;
  /** The earliest first. */
  list(): Promise<readonly Freeze[]>;
  /** When it ended in between, the unit around it runs again. */
  unfreeze(freeze: Freeze): Promise<void>;
}

export interface Freeze {
  readonly accountId: string;
  readonly at: Date;
  readonly reference: string;
}

/** Somebody of the staff who agrees to something about an account, as the first, second... */
export interface Approval {
  readonly target: string;
  readonly reference: string;
  /** From 1. */
  readonly number: number;
  readonly staff: string;
  readonly at: Date;
}

export interface ApprovalStore {
  /** In their order. */
  of(target: string, reference: string): Promise<readonly Approval[]>;
  since(moment: Date): Promise<readonly Approval[]>;
  /** After so many others; when there is one more by then, the unit around it runs again. */
  add(approval: Pick<Approval, 'target' | 'reference' | 'staff'>, after: number): Promise<void>;
}

export interface Session {
  readonly accountId: string;
  readonly roles: readonly Role[];
  readonly seenAt: Date;
}

/** The token that somebody signed in with, sealed; it goes with the session. */
export interface KeptToken {
  readonly sealed: string;
  readonly until: Date;
}

/** Sessions of the sign-in pages, known by the fingerprint of their cookie. */
export interface SessionStore {
  /** With the roles that signing in proved. */
  open(hash: string, accountId: string, expiresAt: Date, roles: readonly Role[], token?: KeptToken): Promise<void>;
  /** A live session, and when its person was last noted to be here. */
  look(hash: string): Promise<Session | undefined>;
  /** The newest session of this account that has a live token. */
  withToken(accountId: string): Promise<(Session & { readonly hash: string; readonly sealed: string }) | undefined>;
  /** Its person is here now. */
  touch(hash: string): Promise<void>;
  close(hash: string): Promise<void>;
  closeAll(accountId: string): Promise<void>;
}

/** What the person and the assistant said lately, as it may be kept. */
export interface TranscriptStore {
  latest(
    conversationId: string,
    most: number,
  ): Promise<readonly { readonly from: 'person' | 'assistant'; readonly text: string }[]>;
}
