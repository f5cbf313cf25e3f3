import { Fault } from '../../core/errors.ts';
import type { TicketStatus } from '../../core/ticket.ts';
import type { Clock } from '../../ports/clock.ts';
import type { TicketEntry, TicketRefusal, TicketSystem } from '../../ports/tickets.ts';
import { exchange, isSuccess, type HttpAnswer, type HttpRequest } from '../http/exchange.ts';
import type { SeenTicket, TicketApi } from './api.ts';

export interface TicketSystemSettings {
  readonly clock: Clock;
  /** Of one request; several of them go into one delivery. */
  readonly timeoutMs?: number;
}

/** A ticket's notes in one answer. */
const MOST_READ = 2 * 1024 * 1024;
const MOST_PAGES = 20;

/** Writes, and reads back what was written: the same for every ticket system. */
export function createTicketSystem(api: TicketApi, { clock, timeoutMs = 8_000 }: TicketSystemSettings): TicketSystem {
  const { name, requests, answers, statuses } = api;
  const passing = (why: string, retryAfterMs?: number) =>
    new Fault('delivery-failed', `${name} ${why}`, undefined, retryAfterMs);

  async function ask(request: HttpRequest): Promise<HttpAnswer | TicketRefusal> {
    const outcome = await exchange(request, timeoutMs, () => clock.now(), MOST_READ);
    if (outcome.kind !== 'answer') throw passing(`did not answer: ${outcome.why}`);
    const { answer } = outcome;
    if (isSuccess(answer.status)) return answer;
    if (answers.isRefusal(answer)) return { refused: `${name} answers ${answer.status}` };
    throw passing(`answers ${answer.status}`, answer.retryAfterMs);
  }

  /** What cannot be read is no answer: it may come from something in between. */
  function read<T>(answer: HttpAnswer, reader: (answer: HttpAnswer) => T | undefined): T {
    const found = reader(answer);
    if (found === undefined) throw passing(`answers ${answer.status} with something else`);
    return found;
  }

  async function look(ticketId: string): Promise<SeenTicket | TicketRefusal> {
    const answer = await ask(requests.read(ticketId, clock.now()));
    return 'refused' in answer ? answer : read(answer, (each) => answers.ticket(each));
  }

  async function has(ticketId: string, { key }: TicketEntry): Promise<boolean | TicketRefusal> {
    for (let page = 0; page < MOST_PAGES; page++) {
      const answer = await ask(requests.look(ticketId, key, clock.now(), page));
      if ('refused' in answer) return answer;
      const found = read(answer, (each) => answers.has(each, key));
      if (found !== 'further') return found;
    }
    throw passing('has more pages of notes than are read');
  }

  const isIn = (status: TicketStatus, seen: SeenTicket): boolean =>
    seen.status.toLowerCase() === statuses[status].toLowerCase();

  return {
    async find(correlation) {
      const answer = await ask(requests.find(correlation, clock.now()));
      if ('refused' in answer) throw passing(`cannot be searched: ${answer.refused}`);
      const [first] = read(answer, (each) => answers.found(each, correlation));
      return first;
    },

    async create(draft) {
      const made = await ask(requests.create(draft, clock.now()));
      if ('refused' in made) return made;
      const seen = await look(read(made, (each) => answers.created(each)));
      if ('refused' in seen) return seen;
      const { id, number, url, lost } = seen;
      const isOurs = seen.correlation?.includes(draft.correlation) === true;
      return { id, number, url, lost: isOurs ? lost : `the correlation id${lost === undefined ? '' : `, ${lost}`}` };
    },

    async add(ticketId, entry) {
      const before = await has(ticketId, entry);
      if (before === true) return 'done';
      if (before !== false) return before;
      const written = await ask(requests.add(ticketId, entry, clock.now()));
      if ('refused' in written) return written;
      const after = await has(ticketId, entry);
      if (after === false) return { refused: `${name} said yes and did not keep the note` };
      return after === true ? 'done' : after;
    },

    async setStatus(ticketId, status) {
      const before = await look(ticketId);
      if ('refused' in before) return before;
      if (isIn(status, before)) return 'done';
      const written = await ask(requests.setStatus(ticketId, status, clock.now()));
      if ('refused' in written) return written;
      const after = await look(ticketId);
      if ('refused' in after) return after;
      return isIn(status, after) ? 'done' : { refused: `${name} did not take the status ${statuses[status]}` };
    },

    async check() {
      const answer = await ask(requests.probe(clock.now()));
      const problem = 'refused' in answer ? answer.refused : answers.problem(answer);
      if (problem !== undefined) throw new Fault('delivery-failed', problem);
    },
  };
}
