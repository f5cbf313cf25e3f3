import { startApp, type TestApp } from '../support/app.ts';
import { eventually } from '../support/chat.ts';
import { lineTo, type Line } from '../contracts/tickets/line.ts';
import { CALLER, OPERATOR, topdeskDouble, type TopdeskDouble } from '../doubles/tickets/topdesk.ts';
import { STAFFED } from './support.ts';

export type Incident = TopdeskDouble['incidents'][number];

export const topdeskAt = (baseUrl: string, part: object = {}) => ({
  system: 'topdesk',
  baseUrl,
  ...OPERATOR,
  caller: CALLER,
  urgentFields: { impact: { name: 'Hoog' } },
  ...part,
});

export interface Ticketed {
  readonly app: TestApp;
  readonly topdesk: TopdeskDouble;
  readonly line: Line;
  /** The only incident, once it is as it should be; time goes on meanwhile. */
  readonly incident: (is?: (incident: Incident) => boolean) => Promise<Incident>;
}

/** The application with a ticket system beside it. */
export async function ticketed(file: object = {}, part: object = {}): Promise<Ticketed> {
  const topdesk = await topdeskDouble();
  const line = await lineTo(topdesk.url, (method) => method !== 'GET');
  const app = await startApp({ company: STAFFED, file: { tickets: topdeskAt(line.url, part), ...file } });
  return {
    app,
    topdesk,
    line,
    incident: (is = () => true) =>
      eventually(async () => {
        app.clock.advance(500);
        const [first, ...more] = topdesk.incidents;
        if (more.length > 0) throw new Error('There is more than one incident.');
        return first !== undefined && is(first) ? first : undefined;
      }, 'the incident'),
  };
}
