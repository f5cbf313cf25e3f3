import type { Case } from '../../core/case.ts';
import type { CaseEvent } from '../../core/case-event.ts';
import { Fault } from '../../core/errors.ts';
import type { Language } from '../../core/language.ts';
import type { MessageModels } from '../../core/message.ts';
import { TICKET_STATUS_OF } from '../../core/ticket.ts';
import type { CaseStore, ChatLine, ChatReader } from '../../ports/cases.ts';
import type { Clock } from '../../ports/clock.ts';
import type {
  Ticket,
  TicketEntry,
  TicketProgress,
  TicketRefusal,
  TicketStore,
  TicketSystem,
} from '../../ports/tickets.ts';
import { caseUrl, summaryOf, type SummaryParts } from './summary.ts';
import type { CaseTold } from './told.ts';

/** The sentences in a ticket, in the language of the helpdesk. */
export interface TicketWords {
  opened(model: MessageModels['case.opened']): { readonly subject: string; readonly text: string };
  happened(event: CaseEvent): string;
  said(agent: string | undefined, words: string): string;
}

export interface TicketParts extends SummaryParts {
  readonly cases: Pick<CaseStore, 'read' | 'events'>;
  readonly chat: Pick<ChatReader, 'since'>;
  readonly tickets: TicketStore;
  readonly system: TicketSystem;
  readonly words: TicketWords;
  readonly staffLanguage: Language;
  readonly told: Pick<CaseTold, 'unticketed'>;
  readonly clock: Clock;
  readonly report: (error: Fault, reference: string) => void;
}

/** Longer than the slowest step: some requests of eight seconds, and a database that is busy. It begins anew with each. */
const BUSY_MS = 60_000;
const PAGE = 200;

/**
 * Brings the ticket of a case up to date: makes it, writes what is new in the order in which it happened, and
 * sets how it stands. What was done is kept after each step, and looked for before it is done again, so that
 * neither the order of deliveries nor a lost answer matters; one at a time, so that there is one ticket.
 */
export async function deliverTicket(parts: TicketParts, caseId: string): Promise<'done' | TicketRefusal> {
  const taken = await parts.tickets.take(caseId, busyUntil(parts));
  if (taken === undefined) throw new Fault('delivery-failed', 'The ticket is being changed.', undefined, 1_000);
  const follower = new Follower(parts, caseId, taken);
  try {
    const opened = await parts.cases.read(caseId);
    return opened === undefined ? { refused: 'there is no such case' } : await follower.follow(opened);
  } finally {
    await follower.letGo();
  }
}

/** It was tried for as long as it may be. */
export async function ticketMissed(parts: Pick<TicketParts, 'cases' | 'told'>, caseId: string): Promise<void> {
  const opened = await parts.cases.read(caseId);
  if (opened !== undefined) await parts.told.unticketed(opened);
}

const busyUntil = ({ clock }: TicketParts): Date => new Date(clock.now().getTime() + BUSY_MS);

/** Something to write, and how far the ticket is after it. */
interface Pending {
  readonly at: Date;
  readonly entry: TicketEntry;
  readonly after: Partial<TicketProgress>;
}

/** Nobody speaks in a case that waits for the employee or is over: whoever does begins it again, or is in another. */
const wasGoingOn = ({ openedAt, pauses }: Case, at: Date): boolean =>
  at >= openedAt && !pauses.some(({ from, until }) => at > from && (until === undefined || at < until));

type Made = Awaited<ReturnType<TicketSystem['create']>>;

class Follower {
  readonly #parts: TicketParts;
  readonly #caseId: string;
  #progress: TicketProgress;
  /** The first of this delivery. */
  #refused: TicketRefusal | undefined;

  constructor(parts: TicketParts, caseId: string, progress: TicketProgress) {
    this.#parts = parts;
    this.#caseId = caseId;
    this.#progress = progress;
  }

  letGo = (): Promise<void> => this.#parts.tickets.keep(this.#caseId, this.#progress);

  async follow(opened: Case): Promise<'done' | TicketRefusal> {
    const ticket = this.#progress.ticket ?? (await this.#make(opened));
    if (ticket !== undefined) {
      const pending = await this.#pending(opened);
      for (const { entry, after } of pending) {
        await this.#note(opened, await this.#parts.system.add(ticket.id, entry));
        await this.#keep(after);
      }
      // What is said to the employee may have moved the ticket by the system's own rules.
      await this.#stand(
        opened,
        ticket,
        pending.some(({ entry }) => entry.isPublic),
      );
    }
    // Each time, as the unit around an earlier delivery may have come to nothing; the mail goes out once.
    if (this.#progress.refused !== undefined) await this.#parts.told.unticketed(opened);
    return this.#refused ?? 'done';
  }

  async #make(opened: Case): Promise<Ticket | undefined> {
    const { system, words, report, staffLanguage: language } = this.#parts;
    const model = await summaryOf(this.#parts, opened);
    const found = await system.find(opened.reference);
    const draft = { correlation: opened.reference, language, url: model.url, urgent: opened.urgent };
    const made: Made = found ?? (await system.create({ ...draft, ...words.opened(model) }));
    if ('refused' in made) {
      await this.#note(opened, made);
      return undefined;
    }
    if ('lost' in made && made.lost !== undefined)
      report(new Fault('delivery-failed', `the ticket system dropped ${made.lost}`), opened.reference);
    const { id, number, url } = made;
    // The ticket begins with how the case began.
    await this.#keep({ ticket: { id, number, url }, refused: undefined, events: Math.max(this.#progress.events, 1) });
    return { id, number, url };
  }

  async #pending(opened: Case): Promise<Pending[]> {
    const { words, cases, staffLanguage: language } = this.#parts;
    const { reference } = opened;
    const written = { language, url: caseUrl(this.#parts, opened) };
    const events = (await cases.events(opened.id)).map((event, index): Pending => {
      const key = `${reference}/${index + 1}`;
      const entry = { ...written, key, text: words.happened(event), isPublic: false };
      return { at: event.at, entry, after: { events: index + 1 } };
    });
    const said = (await this.#saidSince(opened)).map(({ at, seq, name, text }): Pending => {
      const entry = { ...written, key: `${reference}/chat-${seq}`, text: words.said(name, text), isPublic: true };
      return { at, entry, after: { words: seq } };
    });
    return [...events.slice(this.#progress.events), ...said].toSorted((a, b) => a.at.getTime() - b.at.getTime());
  }

  /** What agents said in this case, and not in another one of the same conversation. */
  async #saidSince(opened: Case): Promise<ChatLine[]> {
    const { conversationId } = opened;
    const found: ChatLine[] = [];
    for (let after = this.#progress.words; ;) {
      const { lines, last } = await this.#parts.chat.since(conversationId, after, PAGE);
      found.push(...lines.filter(({ from, at }) => from === 'agent' && wasGoingOn(opened, at)));
      if (last === after) return found;
      after = last;
    }
  }

  async #stand(opened: Case, ticket: Ticket, always: boolean): Promise<void> {
    const status = TICKET_STATUS_OF[opened.state];
    if (status === this.#progress.status && !always) return;
    const isNew = this.#progress.status === undefined && status === 'open';
    if (!isNew) await this.#note(opened, await this.#parts.system.setStatus(ticket.id, status));
    await this.#keep({ status });
  }

  /** A refusal is told and left behind; the rest of the case goes on. */
  async #note(opened: Case, outcome: 'done' | TicketRefusal): Promise<void> {
    if (outcome === 'done') return;
    this.#refused ??= outcome;
    this.#parts.report(new Fault('delivery-failed', outcome.refused), opened.reference);
    await this.#keep({ refused: outcome.refused });
  }

  async #keep(change: Partial<TicketProgress>): Promise<void> {
    this.#progress = { ...this.#progress, ...change };
    await this.#parts.tickets.keep(this.#caseId, this.#progress, busyUntil(this.#parts));
  }
}
