import { apiOf, type TicketSettings } from '../../../src/adapters/tickets/registry.ts';
import { createTicketSystem } from '../../../src/adapters/tickets/system.ts';
import { ticketsSchema } from '../../../src/config/tickets.ts';
import type { TicketSystem } from '../../../src/ports/tickets.ts';
import type { SeenByPeople } from '../../contracts/tickets/contract.ts';
import { FIELD, QUEUE, type RequestTracker } from './server.ts';

interface Shown {
  readonly Subject: string;
  readonly Status: string;
  readonly Priority: string;
}

const clock = { now: () => new Date() };

export const settingsFor = (server: RequestTracker, part: object = {}) => ({
  system: 'request-tracker',
  baseUrl: server.url,
  token: server.token,
  queue: QUEUE,
  customField: FIELD,
  ...part,
});

export const systemFor = (server: RequestTracker, part: object = {}): TicketSystem =>
  createTicketSystem(apiOf(ticketsSchema.parse(settingsFor(server, part)) as TicketSettings), { clock });

/** As its own people see it: every text has to be plain. */
export async function see(server: RequestTracker, ticketId: string): Promise<SeenByPeople> {
  const { Subject: subject, Status: status, Priority: priority } = (await server.ask(`ticket/${ticketId}`)) as Shown;
  const { items } = (await server.ask(`ticket/${ticketId}/history?fields=Type&per_page=100`)) as {
    items: readonly { readonly id: string; readonly Type: string }[];
  };
  const [text = ''] = await Promise.all(
    items.filter(({ Type }) => Type === 'Create').map(({ id }) => said(server, id)),
  );
  const written = items.filter(({ Type }) => Type === 'Comment' || Type === 'Correspond');
  const entries = await Promise.all(
    written.map(async ({ id, Type }) => ({ text: await said(server, id), isPublic: Type === 'Correspond' })),
  );
  return { subject, text, status, urgent: priority === '100', entries };
}

async function said(server: RequestTracker, transactionId: string): Promise<string> {
  const { items } = (await server.ask(`transaction/${transactionId}/attachments?fields=ContentType,Content`)) as {
    items: readonly { readonly ContentType: string; readonly Content: string }[];
  };
  const [first] = items;
  if (first?.ContentType !== 'text/plain') throw new Error(`The text is ${first?.ContentType}.`);
  return first.Content;
}

export async function countOf(server: RequestTracker, correlation: string): Promise<number> {
  const query = new URLSearchParams({ query: `Queue = '${QUEUE}' AND Subject LIKE '${correlation}'` });
  return ((await server.ask(`tickets?${query.toString()}`)) as { items: readonly unknown[] }).items.length;
}
