// A double of a company's own receiver of tickets, as src/adapters/tickets/README.md asks for it: it checks timestamp
// and signature with code of its own, takes what has an idempotency key once, and shows the ticket in every answer.
import { createHmac } from 'node:crypto';
import { double, type Double, type Got, type Reply } from '../../messages/providers/double.ts';

export const SECRET = 'a secret of at least thirty-two characters';
const STATUSES = ['open', 'working', 'waiting', 'solved'];

interface Kept {
  readonly id: string;
  readonly number: string;
  readonly correlation: string;
  readonly draft: Record<string, unknown>;
  status: string;
  readonly entries: { readonly key: string; readonly text: string; readonly isPublic: boolean }[];
}

export interface TicketWebhookDouble extends Double {
  readonly tickets: readonly Kept[];
}

/** @param now the clock of the receiver */
export async function ticketWebhookDouble(now: () => Date): Promise<TicketWebhookDouble> {
  const tickets: Kept[] = [];
  const made = await double((got) => (isGenuine(got, now()) ? answer(tickets, got) : { status: 401 }));
  return { ...made, tickets };
}

function answer(tickets: Kept[], { headers, body }: Got): Reply {
  const asked = JSON.parse(body) as Record<string, string>;
  const key = headers['idempotency-key'];
  if (asked['type'] === 'check') return { status: 200 };
  if (asked['type'] === 'ticket.find')
    return show(tickets.find(({ correlation }) => correlation === asked['correlation']));
  if (asked['type'] === 'ticket.create') return create(tickets, asked, key);
  const ticket = tickets.find(({ id }) => id === asked['ticket']);
  if (ticket === undefined) return { status: 404 };
  if (asked['type'] === 'ticket.status') {
    if (!STATUSES.includes(asked['status'] ?? '')) return { status: 422 };
    ticket.status = asked['status'] ?? '';
  }
  if (asked['type'] === 'ticket.note' || asked['type'] === 'ticket.reply') {
    if (key === undefined || key !== asked['key']) return { status: 400 };
    const isPublic = asked['type'] === 'ticket.reply';
    if (!ticket.entries.some((entry) => entry.key === key))
      ticket.entries.push({ key, text: asked['text'] ?? '', isPublic });
  }
  return show(ticket);
}

function create(tickets: Kept[], draft: Record<string, string>, key: unknown): Reply {
  const { correlation = '' } = draft;
  if (key !== correlation) return { status: 400 };
  const known = tickets.find((ticket) => ticket.correlation === correlation);
  if (known !== undefined) return show(known);
  const number = String(tickets.length + 1);
  const ticket: Kept = { id: `t-${number}`, number, correlation, draft, status: 'open', entries: [] };
  tickets.push(ticket);
  return show(ticket, 201);
}

const show = (ticket: Kept | undefined, status = 200): Reply => {
  if (ticket === undefined) return { status, body: { ticket: null } };
  const { id, number, correlation, status: stand, entries } = ticket;
  const url = `https://tickets.voorbeeld.example/${id}`;
  return {
    status,
    body: { ticket: { id, number, correlation, status: stand, url, entries: entries.map(({ key }) => key) } },
  };
};

function isGenuine({ headers, body }: Got, now: Date): boolean {
  const at = Number(headers['sleutel-timestamp']);
  if (!(Math.abs(now.getTime() / 1000 - at) <= 300)) return false;
  const expected = createHmac('sha256', SECRET).update(`${at}.${body}`, 'utf8').digest('hex');
  return headers['sleutel-signature'] === `v1=${expected}`;
}
