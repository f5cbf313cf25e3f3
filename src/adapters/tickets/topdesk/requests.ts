import type { HttpRequest } from '../../http/exchange.ts';
import { escapeHtml } from '../../message/inert.ts';
import type { TicketStatus } from '../../../core/ticket.ts';
import type { TicketRequests } from '../api.ts';
import { clipLine } from '../clip.ts';

export interface TopdeskSettings {
  /** Such as `https://bedrijf.topdesk.net`. */
  readonly baseUrl: string;
  readonly user: string;
  /** An application password of that operator. */
  readonly password: string;
  /** Mail address of the person in TOPdesk under whose name incidents come in. */
  readonly caller: string;
  readonly statuses: Readonly<Record<TicketStatus, string>>;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly urgentFields: Readonly<Record<string, unknown>>;
}

/** The API's `briefDescription` has at most 80 characters, its `externalNumber` 60. */
const LONGEST_SUBJECT = 80;
/** The most actions in one answer; ten, unless it is asked for more. */
const PAGE = 100;
export const KNOWN_FIELDS = 'id,number,externalNumber,processingStatus';

/** The incident API of TOPdesk. The correlation id is the external number; an entry is known by the mark at its end. */
export function topdeskRequests(settings: TopdeskSettings): TicketRequests {
  const { user, password, caller, statuses } = settings;
  const base = `${settings.baseUrl}/tas/api/incidents`;
  const headers = {
    authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
    accept: 'application/json',
  };
  const get = (path: string): HttpRequest => ({ method: 'GET', url: `${base}${path}`, headers });
  const send = (method: 'POST' | 'PATCH', path: string, body: object): HttpRequest => ({
    method,
    url: `${base}${path}`,
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const one = (id: string) => `/id/${encodeURIComponent(id)}`;

  return {
    find: (correlation) =>
      get(
        `?${new URLSearchParams({ query: `externalNumber=='${correlation}'`, fields: KNOWN_FIELDS, pageSize: '2' }).toString()}`,
      ),
    create: ({ correlation, subject, text, urgent, language }) =>
      send('POST', '', {
        ...settings.fields,
        ...(urgent ? settings.urgentFields : {}),
        callerLookup: { email: caller },
        briefDescription: clipLine(subject, LONGEST_SUBJECT, language),
        request: asHtml(text),
        externalNumber: correlation,
      }),
    read: (id) => get(one(id)),
    look: (id, _key, _now, page) => get(`${one(id)}/actions?page_size=${PAGE}&start=${page * PAGE}`),
    add: (id, { key, text, isPublic }) =>
      send('PATCH', one(id), { action: asHtml(`${text}\n${mark(key)}`), actionInvisibleForCaller: !isPublic }),
    setStatus: (id, status) => send('PATCH', one(id), { processingStatus: { name: statuses[status] } }),
    probe: () => get('/statuses'),
  };
}

/** TOPdesk reads some tags of HTML; ours is the line break. */
const asHtml = (text: string): string => escapeHtml(text).replaceAll('\n', '<br/>');

export const mark = (key: string): string => `[${key}]`;
