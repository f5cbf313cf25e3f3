// A double of ServiceNow's Table API for incidents, as its documentation has it: 401 without credentials, strings cut
// at the length in the dictionary, 403 "Operation Failed" where a data policy says no, journals as display values.
import { double, type Double, type Got, type Reply } from '../../messages/providers/double.ts';

export const INTEGRATION = { user: 'sleutel.api', password: 'een-lang-wachtwoord' };
const AUTHORIZATION = `Basic ${Buffer.from(`${INTEGRATION.user}:${INTEGRATION.password}`).toString('base64')}`;
/** As the dictionary of `task` and `incident` has them. */
const LENGTHS: Readonly<Record<string, number>> = { short_description: 160, description: 4_000, correlation_id: 100 };
const STATES = new Set(['1', '2', '3', '6', '7', '8']);
const CLOSE_CODES = new Set(['Solution provided', 'Workaround provided']);

type Fields = Record<string, string>;

interface Incident {
  readonly fields: Fields;
  readonly work_notes: string[];
  readonly comments: string[];
}

export interface ServiceNowDouble extends Double {
  readonly incidents: readonly Incident[];
}

export async function serviceNowDouble(): Promise<ServiceNowDouble> {
  const incidents: Incident[] = [];
  const made = await double((got) => answer(incidents, got));
  return { ...made, incidents };
}

function answer(incidents: Incident[], { method, path, headers, body }: Got): Reply {
  if (headers.authorization !== AUTHORIZATION) return refusal(401, 'User Not Authenticated');
  const url = new URL(path, 'http://servicenow.example');
  const [, table, id] = /^\/api\/now\/table\/(\w+)(?:\/(\w+))?$/u.exec(url.pathname) ?? [];
  if (table !== 'incident') return refusal(400, 'Invalid table');
  const show = (incident: Incident) => shown(incident, url.searchParams);
  if (id === undefined && method === 'GET') return list(incidents, url.searchParams, show);
  if (id === undefined && method === 'POST') {
    const made = create(incidents.length + 1, JSON.parse(body) as Fields);
    incidents.push(made);
    return { status: 201, body: { result: show(made) } };
  }
  const incident = incidents.find(({ fields }) => fields['sys_id'] === id);
  if (incident === undefined) return refusal(404, 'No Record found');
  if (method === 'PATCH' && !change(incident, JSON.parse(body) as Fields)) return refusal(403, 'Operation Failed');
  return { status: 200, body: { result: show(incident) } };
}

const refusal = (status: number, message: string): Reply => ({
  status,
  body: { error: { message, detail: '' }, status: 'failure' },
});

function list(incidents: readonly Incident[], query: URLSearchParams, show: (incident: Incident) => Fields): Reply {
  const [, wanted] = /^correlation_id=([^^]*)/u.exec(query.get('sysparm_query') ?? '') ?? [];
  const found = incidents.filter(({ fields }) => wanted === undefined || fields['correlation_id'] === wanted);
  return { status: 200, body: { result: found.slice(0, Number(query.get('sysparm_limit'))).map(show) } };
}

/** The fields that were asked for; a journal is shown only as a display value. */
function shown({ fields, work_notes: notes, comments }: Incident, query: URLSearchParams): Fields {
  const isDisplay = query.get('sysparm_display_value') === 'true';
  const journal = (entries: readonly string[]) => (isDisplay ? entries.toReversed().join('\n\n') : '');
  const all: Fields = { ...fields, work_notes: journal(notes), comments: journal(comments) };
  const names = query.get('sysparm_fields')?.split(',') ?? Object.keys(all);
  return Object.fromEntries(names.flatMap((name) => (all[name] === undefined ? [] : [[name, all[name]]])));
}

function create(number: number, given: Fields): Incident {
  const cut = Object.entries(given).map(([name, value]) => [name, value.slice(0, LENGTHS[name] ?? 4_000)]);
  const fields = Object.fromEntries(cut) as Fields;
  const ids = { sys_id: number.toString(16).padStart(32, '0'), number: `INC${String(number).padStart(7, '0')}` };
  return { fields: { state: '1', ...fields, ...ids }, work_notes: [], comments: [] };
}

/** `false` where a data policy says no. */
function change(incident: Incident, { work_notes: note, comments: comment, ...fields }: Fields): boolean {
  const next: Fields = { ...incident.fields, ...fields };
  if (next['state'] === '6' && !(CLOSE_CODES.has(next['close_code'] ?? '') && next['close_notes'])) return false;
  if (next['state'] === '3' && !next['hold_reason']) return false;
  // A choice that there is not is not taken, and nothing is said of it.
  if (!STATES.has(next['state'] ?? '')) next['state'] = incident.fields['state'] ?? '1';
  Object.assign(incident.fields, next);
  if (note !== undefined) incident.work_notes.push(note.slice(0, 4_000));
  if (comment !== undefined) incident.comments.push(comment.slice(0, 4_000));
  return true;
}
