import type { HttpAnswer, HttpRequest } from '../http/exchange.ts';
import type { Ticket, TicketDraft, TicketEntry } from '../../ports/tickets.ts';
import type { TicketStatus } from '../../core/ticket.ts';

/** What stands in a ticket, as far as it is read back. */
export interface SeenTicket extends Ticket {
  /** Or a text that holds it; undefined where the system has lost it. */
  readonly correlation: string | undefined;
  /** As the system names it. */
  readonly status: string;
  /** Names of fields that were asked for and are not there. */
  readonly lost?: string | undefined;
}

/** Requests to one ticket system, built without effects. */
export interface TicketRequests {
  find(correlation: string, now: Date): HttpRequest;
  create(draft: TicketDraft, now: Date): HttpRequest;
  read(ticketId: string, now: Date): HttpRequest;
  /** Asks for what `has` looks through: one page of it, from 0, where there are pages. */
  look(ticketId: string, key: string, now: Date, page: number): HttpRequest;
  add(ticketId: string, entry: TicketEntry, now: Date): HttpRequest;
  setStatus(ticketId: string, status: TicketStatus, now: Date): HttpRequest;
  /** Changes nothing. */
  probe(now: Date): HttpRequest;
}

/** Answers of one ticket system, read without effects. `undefined` is an answer that is none. */
export interface TicketAnswers {
  found(answer: HttpAnswer, correlation: string): readonly Ticket[] | undefined;
  /** The id of what was made. */
  created(answer: HttpAnswer): string | undefined;
  ticket(answer: HttpAnswer): SeenTicket | undefined;
  /** `further` when it may stand on a later page. */
  has(answer: HttpAnswer, key: string): boolean | 'further' | undefined;
  /** Whether a failure holds for this request alone, and for ever. */
  isRefusal(answer: HttpAnswer): boolean;
  /** What is wrong with the answer to a probe that was a success. */
  problem(answer: HttpAnswer): string | undefined;
}

export interface TicketApi {
  readonly name: string;
  readonly requests: TicketRequests;
  readonly answers: TicketAnswers;
  /** What this installation calls each status. */
  readonly statuses: Readonly<Record<TicketStatus, string>>;
}

const FOR_EVER = new Set([400, 404, 405, 409, 413, 414, 415, 422]);

/** As HTTP has it. Not let in (401, 403), changed in between (412) or busy (429, 5xx) may pass. */
export const isLasting = ({ status }: HttpAnswer): boolean => FOR_EVER.has(status);
