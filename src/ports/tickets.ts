import type { Language } from '../core/language.ts';
import type { TicketStatus } from '../core/ticket.ts';

export interface Ticket {
  /** As its system names it in requests. */
  readonly id: string;
  /** As people name it. */
  readonly number: string;
  /** Where people read it. */
  readonly url: string | undefined;
}

/** What is written in a ticket. Texts are plain, with line breaks; `url` is where all of it can be read. */
interface Written {
  readonly text: string;
  readonly language: Language;
  readonly url: string;
}

export interface TicketDraft extends Written {
  /** At most 60 letters, digits and hyphens; one ticket has it. */
  readonly correlation: string;
  readonly subject: string;
  readonly urgent: boolean;
}

export interface TicketEntry extends Written {
  /** Of this entry alone, in this ticket. */
  readonly key: string;
  /** Said to the employee; any other is for staff only. */
  readonly isPublic: boolean;
}

/** The other side will never take it; the reason names no person. */
export interface TicketRefusal {
  readonly refused: string;
}

/**
 * A ticket system of the helpdesk. Everything that is written is read back; what may pass (no connection,
 * busy, not let in, an answer that cannot be read) throws `delivery-failed`, and may then be done again:
 * an entry that is there already is not written twice.
 */
export interface TicketSystem {
  find(correlation: string): Promise<Ticket | undefined>;
  /** `lost` names what the other side left out without saying so. */
  create(draft: TicketDraft): Promise<(Ticket & { readonly lost?: string | undefined }) | TicketRefusal>;
  add(ticketId: string, entry: TicketEntry): Promise<'done' | TicketRefusal>;
  setStatus(ticketId: string, status: TicketStatus): Promise<'done' | TicketRefusal>;
  /** Signs in and looks, and changes nothing. */
  check(): Promise<void>;
}

/** How far the ticket of a case is. */
export interface TicketProgress {
  readonly ticket: Ticket | undefined;
  readonly status: TicketStatus | undefined;
  /** So many events of the case are written in it. */
  readonly events: number;
  /** Sequence number of the conversation up to which the agent's words are. */
  readonly words: number;
  /** Why the system refused something of it. */
  readonly refused: string | undefined;
}

/** Which ticket belongs to which case. */
export interface TicketStore {
  /** Takes the ticket of a case until then; `undefined` while somebody else has it. */
  take(caseId: string, until: Date): Promise<TicketProgress | undefined>;
  /** Kept at once; `until` goes on holding it, without it others may. */
  keep(caseId: string, progress: TicketProgress, until?: Date): Promise<void>;
  of(caseId: string): Promise<TicketProgress | undefined>;
}
