import type { HttpRequest } from '../../http/exchange.ts';
import type { TicketStatus } from '../../../core/ticket.ts';
import type { TicketRequests } from '../api.ts';
import { clipLine, clipText } from '../clip.ts';

export interface ServiceNowSettings {
  /** Such as `https://bedrijf.service-now.com`. */
  readonly baseUrl: string;
  /** With `password`; or a `token` in place of both. */
  readonly user?: string | undefined;
  readonly password?: string | undefined;
  readonly token?: string | undefined;
  /** Name, mail address or sys_id of the user under whose name incidents come in. */
  readonly caller?: string | undefined;
  /** Values of `state`. */
  readonly statuses: Readonly<Record<TicketStatus, string>>;
  /** A choice of `close_code`; without one an incident cannot be resolved. */
  readonly closeCode: string;
  readonly closeNotes: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly urgentFields: Readonly<Record<string, unknown>>;
}

/** In the dictionary of `task`: short_description 160, description and the journals 4000, correlation_id 100. */
const LONGEST = { subject: 160, text: 4_000 };
/** "Awaiting caller"; an incident on hold must have a reason. */
const HOLD_REASON = '1';

/** The Table API of ServiceNow. The correlation id has its own field; an entry is known by the mark at its end. */
export function serviceNowRequests(settings: ServiceNowSettings): TicketRequests {
  const { user, password, token, caller, statuses, closeCode, closeNotes } = settings;
  const base = `${settings.baseUrl}/api/now/table/incident`;
  const basic = `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
  const headers = { authorization: token === undefined ? basic : `Bearer ${token}`, accept: 'application/json' };
  const get = (path: string, query: Record<string, string>): HttpRequest => ({
    method: 'GET',
    url: `${base}${path}?${new URLSearchParams(query).toString()}`,
    headers,
  });
  const send = (method: 'POST' | 'PATCH', path: string, body: object): HttpRequest => ({
    method,
    url: `${base}${path}?${new URLSearchParams({ sysparm_fields: FIELDS }).toString()}`,
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  const one = (id: string) => `/${encodeURIComponent(id)}`;

  return {
    find: (correlation) =>
      get('', {
        sysparm_query: `correlation_id=${correlation}^ORDERBYsys_created_on`,
        sysparm_fields: FIELDS,
        sysparm_limit: '2',
      }),
    create: ({ correlation, subject, text, urgent, language, url }) =>
      send('POST', '', {
        ...settings.fields,
        ...(urgent ? settings.urgentFields : {}),
        ...(caller === undefined ? {} : { caller_id: caller }),
        short_description: clipLine(subject, LONGEST.subject, language),
        description: clipText(text, LONGEST.text, language, url),
        correlation_id: correlation,
        correlation_display: 'Sleutel',
      }),
    read: (id) => get(one(id), { sysparm_fields: FIELDS }),
    look: (id) => get(one(id), { sysparm_fields: 'sys_id,work_notes,comments', sysparm_display_value: 'true' }),
    add(id, { key, text, isPublic, language, url }) {
      const end = `\n${mark(key)}`;
      const written = clipText(withoutCode(text), LONGEST.text - end.length, language, url) + end;
      return send('PATCH', one(id), { [isPublic ? 'comments' : 'work_notes']: written });
    },
    setStatus: (id, status) =>
      send('PATCH', one(id), {
        state: statuses[status],
        ...(status === 'waiting' ? { hold_reason: HOLD_REASON } : {}),
        ...(status === 'solved' ? { close_code: closeCode, close_notes: closeNotes } : {}),
      }),
    probe: () => get('', { sysparm_fields: 'sys_id', sysparm_limit: '1' }),
  };
}

const FIELDS = 'sys_id,number,correlation_id,state';

/** Journals show as HTML what stands between `[code]` and `[/code]`. */
const withoutCode = (text: string): string => text.replace(/\[\s*(\/?)\s*code\s*\]/giu, '($1code)');

export const mark = (key: string): string => `[${key}]`;
