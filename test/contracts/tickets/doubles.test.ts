import { apiOf, type TicketSettings } from '../../../src/adapters/tickets/registry.ts';
import { createTicketSystem } from '../../../src/adapters/tickets/system.ts';
import { ticketsSchema } from '../../../src/config/tickets.ts';
import { expect } from 'chai';
import { closeDoubles } from '../../messages/providers/double.ts';
import { INTEGRATION, serviceNowDouble } from '../../doubles/tickets/servicenow.ts';
import { CALLER, OPERATOR, topdeskDouble } from '../../doubles/tickets/topdesk.ts';
import { SECRET, ticketWebhookDouble } from '../../doubles/tickets/webhook.ts';
import { draft, entry, makes, ticketContract } from './contract.ts';
import { lineTo } from './line.ts';

const clock = { now: () => new Date() };
const isChange = (method: string) => method !== 'GET';
/** Through the schema, so that its defaults are part of what is tested. */
const systemOf = (settings: object) =>
  createTicketSystem(apiOf(ticketsSchema.parse(settings) as TicketSettings), { clock, timeoutMs: 5_000 });
const unescaped = (html: string): string =>
  html
    .replaceAll('<br/>', '\n')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

/** As a browser shows it, as long as it holds no tag but the line break. */
function readHtml(html: string): string {
  if (/<(?!br\/>)/u.test(html)) throw new Error(`There is a tag in ${html}`);
  return unescaped(html);
}

ticketContract({
  name: 'TOPdesk, a double',
  async open() {
    const topdesk = await topdeskDouble();
    const line = await lineTo(topdesk.url, isChange);
    const settings = {
      system: 'topdesk',
      baseUrl: line.url,
      caller: CALLER,
      urgentFields: { impact: { name: 'Hoog' } },
    };
    return {
      line,
      longest: { subject: 80 },
      system: (letIn = true) =>
        systemOf({ ...settings, user: OPERATOR.user, password: letIn ? OPERATOR.password : 'wrong' }),
      async see(id) {
        const incident = topdesk.incidents.find((each) => each.id === id);
        if (incident === undefined) throw new Error('There is no such incident.');
        return {
          subject: incident.briefDescription,
          text: readHtml(incident.request),
          status: incident.processingStatus.name,
          urgent: incident.given['impact'] !== undefined,
          entries: incident.actions.map(({ memoText, invisibleForCaller }) => ({
            text: readHtml(memoText),
            isPublic: !invisibleForCaller,
          })),
        };
      },
      count: async (correlation) => topdesk.incidents.filter((each) => each.externalNumber === correlation).length,
    };
  },
});

ticketContract({
  name: 'ServiceNow, a double',
  async open() {
    const serviceNow = await serviceNowDouble();
    const line = await lineTo(serviceNow.url, isChange);
    return {
      line,
      longest: { subject: 160, text: 4_000 },
      system: (letIn = true) =>
        systemOf({
          system: 'servicenow',
          baseUrl: line.url,
          user: INTEGRATION.user,
          password: letIn ? INTEGRATION.password : 'wrong',
        }),
      async see(id) {
        const incident = serviceNow.incidents.find(({ fields }) => fields['sys_id'] === id);
        if (incident === undefined) throw new Error('There is no such incident.');
        const { fields, work_notes: notes, comments } = incident;
        if (/\[\/?code\]/u.test([...notes, ...comments].join(' '))) throw new Error('There is HTML in a journal.');
        return {
          subject: fields['short_description'] ?? '',
          text: fields['description'] ?? '',
          status: fields['state'] ?? '',
          urgent: fields['urgency'] === '1',
          entries: [
            ...notes.map((text) => ({ text, isPublic: false })),
            ...comments.map((text) => ({ text, isPublic: true })),
          ],
        };
      },
      count: async (correlation) =>
        serviceNow.incidents.filter(({ fields }) => fields['correlation_id'] === correlation).length,
    };
  },
});

ticketContract({
  name: 'a signed webhook, a double',
  async open() {
    const receiver = await ticketWebhookDouble(() => clock.now());
    const line = await lineTo(receiver.url, (_method, body) =>
      /"type":"ticket\.(?:create|note|reply|status)"/u.test(body),
    );
    return {
      line,
      longest: {},
      system: (letIn = true) =>
        systemOf({ system: 'webhook', url: line.url, secret: letIn ? SECRET : SECRET.toUpperCase() }),
      async see(id) {
        const ticket = receiver.tickets.find((each) => each.id === id);
        if (ticket === undefined) throw new Error('There is no such ticket.');
        const { status, entries } = ticket;
        return {
          subject: String(ticket.draft['subject']),
          text: String(ticket.draft['text']),
          status,
          urgent: ticket.draft['urgent'] === true,
          entries,
        };
      },
      count: async (correlation) => receiver.tickets.filter((each) => each.correlation === correlation).length,
    };
  },
});

describe('a long ticket in TOPdesk, a double', () => {
  afterEach(closeDoubles);

  it('is read to its end: what stands on a later page is not written again', async () => {
    // Fails without: `page_size`, `start` and `further` in topdesk, and the pages in system.ts.
    const topdesk = await topdeskDouble();
    const system = systemOf({ system: 'topdesk', baseUrl: topdesk.url, caller: CALLER, ...OPERATOR });
    const asked = draft();
    const { id } = await makes(system, asked);
    const actions = topdesk.incidents[0]?.actions ?? [];
    for (let n = 0; n < 230; n++) actions.push({ memoText: `van een ander ${n}`, invisibleForCaller: true });
    const last = entry(asked.correlation, 1);
    expect(await system.add(id, last)).to.equal('done');
    expect(await system.add(id, last)).to.equal('done');
    expect(actions).to.have.length(231);
  });
});

describe('what ServiceNow, a double, says and does not do', () => {
  afterEach(closeDoubles);
  const systemWith = async (part: object) => {
    const { url: baseUrl } = await serviceNowDouble();
    return systemOf({ system: 'servicenow', baseUrl, ...INTEGRATION, ...part });
  };

  it('answers 403 where a data policy says no: it is refused', async () => {
    // Fails without: `isRuledOut` in servicenow/answers.ts.
    const system = await systemWith({ closeCode: 'Zomaar' });
    const { id } = await makes(system, draft());
    expect(await system.setStatus(id, 'solved')).to.deep.equal({ refused: 'servicenow answers 403' });
  });

  it('answers 200 and leaves a state that it does not have: it is refused', async () => {
    const system = await systemWith({ statuses: { working: '42' } });
    const { id } = await makes(system, draft());
    expect(await system.setStatus(id, 'working')).to.deep.equal({ refused: 'servicenow did not take the status 42' });
  });
});
