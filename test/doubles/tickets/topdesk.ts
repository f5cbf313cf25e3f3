// A double of TOPdesk's incident API, as its documentation has it: an operator's application password, a registered
// caller, 80 and 60 characters, names of statuses, 204 for an empty list, pages. It refuses what the real one refuses.
import { double, type Double, type Got, type Reply } from '../../messages/providers/double.ts';

export const OPERATOR = { user: 'sleutel', password: 'abcde-fghij-klmno-pqrst-uvwxy' };
export const CALLER = 'sleutel@voorbeeld.example';
const STATUSES = ['Aangemeld', 'In behandeling', 'Wacht op gebruiker', 'Gereed'];
const AUTHORIZATION = `Basic ${Buffer.from(`${OPERATOR.user}:${OPERATOR.password}`).toString('base64')}`;

interface Incident {
  readonly id: string;
  readonly number: string;
  readonly briefDescription: string;
  readonly request: string;
  readonly externalNumber: string;
  processingStatus: { name: string };
  readonly given: Record<string, unknown>;
  readonly actions: { memoText: string; invisibleForCaller: boolean }[];
}

export interface TopdeskDouble extends Double {
  readonly incidents: readonly Incident[];
}

export async function topdeskDouble(): Promise<TopdeskDouble> {
  const incidents: Incident[] = [];
  const made = await double((got) => answer(incidents, got));
  return { ...made, incidents };
}

function answer(incidents: Incident[], { method, path, headers, body }: Got): Reply {
  if (headers.authorization !== AUTHORIZATION) return { status: 401, body: '' };
  const url = new URL(path, 'http://topdesk.example');
  const [, id, actions] = /^\/tas\/api\/incidents\/id\/([^/]+)(\/actions)?$/u.exec(url.pathname) ?? [];
  if (url.pathname === '/tas/api/incidents/statuses')
    return { status: 200, body: STATUSES.map((name, index) => ({ id: String(index), name })) };
  if (url.pathname === '/tas/api/incidents' && method === 'GET') return list(incidents, url.searchParams.get('query'));
  if (url.pathname === '/tas/api/incidents' && method === 'POST') return create(incidents, JSON.parse(body) as Fields);
  const incident = incidents.find((each) => each.id === id);
  if (incident === undefined) return refusal(404, 'The requested incident does not exist.');
  if (actions !== undefined) return page(incident.actions, url.searchParams);
  if (method === 'PATCH') return change(incident, JSON.parse(body) as Fields);
  return { status: 200, body: shown(incident) };
}

/** Ten, unless more are asked for by the right name; 206 as long as it is not the last page. */
function page(all: readonly object[], asked: URLSearchParams): Reply {
  const start = Number(asked.get('start') ?? 0);
  const size = Number(asked.get('page_size') ?? 10);
  if (!(size >= 1 && size <= 100)) return refusal(400, 'page_size: 1 to 100.');
  const some = all.slice(start, start + size);
  if (some.length === 0) return { status: 204, body: '' };
  return { status: start + size < all.length ? 206 : 200, body: some };
}

type Fields = Record<string, unknown>;
const refusal = (status: number, message: string): Reply => ({ status, body: [{ errorMessage: message }] });
const shown = ({ id, number, briefDescription, externalNumber, processingStatus }: Incident) => ({
  id,
  number,
  briefDescription,
  externalNumber,
  processingStatus,
});

function list(incidents: readonly Incident[], query: string | null): Reply {
  const [, wanted] = /^externalNumber=='([^']*)'$/u.exec(query ?? '') ?? [];
  if (wanted === undefined) return refusal(400, 'The query cannot be read.');
  const found = incidents.filter(({ externalNumber }) => externalNumber === wanted);
  return found.length === 0 ? { status: 204, body: '' } : { status: 200, body: found.map(shown) };
}

function create(incidents: Incident[], fields: Fields): Reply {
  const { briefDescription = '', request = '', externalNumber = '', callerLookup, ...given } = fields;
  if ((callerLookup as { email?: string } | undefined)?.email !== CALLER) return refusal(400, 'No such caller.');
  if (String(briefDescription).length > 80) return refusal(400, 'briefDescription: at most 80 characters.');
  if (String(externalNumber).length > 60) return refusal(400, 'externalNumber: at most 60 characters.');
  const incident: Incident = {
    id: `00000000-0000-4000-8000-${String(incidents.length + 1).padStart(12, '0')}`,
    number: `M 2611 ${String(incidents.length + 1).padStart(3, '0')}`,
    briefDescription: String(briefDescription),
    request: String(request),
    externalNumber: String(externalNumber),
    processingStatus: { name: 'Aangemeld' },
    given,
    actions: [],
  };
  incidents.push(incident);
  return { status: 201, body: shown(incident) };
}

function change(incident: Incident, { action, actionInvisibleForCaller, processingStatus }: Fields): Reply {
  const name = (processingStatus as { name?: string } | undefined)?.name;
  if (name !== undefined && !STATUSES.includes(name)) return refusal(400, 'The processing status does not exist.');
  if (name !== undefined) incident.processingStatus = { name };
  if (typeof action === 'string')
    incident.actions.push({ memoText: action, invisibleForCaller: actionInvisibleForCaller === true });
  return { status: 200, body: shown(incident) };
}
