import type { HttpRequest } from '../../http/exchange.ts';
import type { TicketStatus } from '../../../core/ticket.ts';
import type { TicketRequests } from '../api.ts';
import { bytes, clipLine } from '../clip.ts';

export interface RequestTrackerSettings {
  /** Such as `https://rt.example.nl`. */
  readonly baseUrl: string;
  /** Of a user with rights on the queue. */
  readonly token: string;
  readonly queue: string;
  /** A custom field of the queue's tickets that shows the correlation id. */
  readonly customField?: string | undefined;
  readonly statuses: Readonly<Record<TicketStatus, string>>;
  /** More of a new ticket, as the API names it. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly urgentFields: Readonly<Record<string, unknown>>;
}

/** `Tickets.Subject` is a varchar(200) in RT 5's schema; RT itself cuts after so many bytes, without a word. */
const LONGEST_SUBJECT = 200;
const MOST_FOUND = 100;

/**
 * REST 2.0 of Request Tracker 5. Our tickets are known by the reference in their subject and by who made
 * them, so that a mail about the same case is not taken for one. An entry is known by its own subject.
 */
export function requestTrackerRequests(settings: RequestTrackerSettings): TicketRequests {
  const { token, queue, customField, statuses } = settings;
  const base = `${settings.baseUrl}/REST/2.0`;
  const headers = { authorization: `token ${token}`, accept: 'application/json' };
  const get = (path: string, query: Record<string, string> = {}): HttpRequest => ({
    method: 'GET',
    url: `${base}/${path}${Object.keys(query).length === 0 ? '' : `?${new URLSearchParams(query).toString()}`}`,
    headers,
  });
  const send = (method: 'POST' | 'PUT', path: string, body: object): HttpRequest => ({
    method,
    url: `${base}/${path}`,
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const ticket = (id: string) => `ticket/${encodeURIComponent(id)}`;

  return {
    find: (correlation) =>
      get('tickets', {
        query: `Queue = ${quoted(queue)} AND Creator = '__CurrentUser__' AND Subject LIKE ${quoted(correlation)}`,
        fields: 'Subject',
        orderby: 'id',
      }),
    create: ({ correlation, subject, text, urgent, language }) =>
      send('POST', 'ticket', {
        ...settings.fields,
        ...(urgent ? settings.urgentFields : {}),
        Queue: queue,
        Subject: subjectOf(subject, correlation, language),
        Content: text,
        // Anything else would be read as HTML by RT's own pages.
        ContentType: 'text/plain',
        ...(customField === undefined ? {} : { CustomFields: { [customField]: correlation } }),
      }),
    read: (id) => get(ticket(id)),
    look: (id, key) =>
      get('transactions', {
        query: `ObjectType = 'RT::Ticket' AND ObjectId = ${quoted(id)} AND Data LIKE ${quoted(key)}`,
        fields: 'Data',
        per_page: String(MOST_FOUND),
      }),
    add: (id, { key, text, isPublic }) =>
      send('POST', `${ticket(id)}/${isPublic ? 'correspond' : 'comment'}`, {
        Subject: key,
        Content: text,
        ContentType: 'text/plain',
      }),
    setStatus: (id, status) => send('PUT', ticket(id), { Status: statuses[status] }),
    probe: () => get(`queue/${encodeURIComponent(queue)}`),
  };
}

/** The reference stays whole, whatever is cut. */
function subjectOf(subject: string, correlation: string, language: 'nl' | 'en'): string {
  const cut = clipLine(subject, LONGEST_SUBJECT, language, bytes);
  return cut.includes(correlation)
    ? cut
    : `${clipLine(subject, LONGEST_SUBJECT - correlation.length - 1, language, bytes)} ${correlation}`;
}

/** As TicketSQL reads it. */
const quoted = (text: string): string => `'${text.replace(/['\\]/gu, String.raw`\$&`)}'`;
