import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { Clock } from '../ports/clock.ts';
import type { Database } from './sql/database.ts';

/** Figures for Prometheus: of the process, and of what the database holds now. No names, no addresses. */
export function createMetrics(db: Database, clock: Clock): () => Promise<string> {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  gauge(registry, 'sleutel_recoveries', 'Recoveries by state.', 'state', () =>
    db
      .selectFrom('recoveries')
      .select(['state as label', ({ fn }) => fn.countAll<number>().as('count')])
      .groupBy('state')
      .execute(),
  );
  gauge(registry, 'sleutel_outbox', 'Parcels by state.', 'state', () =>
    db
      .selectFrom('outbox')
      .select(['state as label', ({ fn }) => fn.countAll<number>().as('count')])
      .groupBy('state')
      .execute(),
  );
  gauge(registry, 'sleutel_cases', 'Helpdesk cases by state.', 'state', () =>
    db
      .selectFrom('cases')
      .select(['state as label', ({ fn }) => fn.countAll<number>().as('count')])
      .groupBy('state')
      .execute(),
  );
  gauge(
    registry,
    'sleutel_tickets',
    'Cases in the ticket system: made, refused, or not there yet.',
    'state',
    async () => {
      const rows = await db.selectFrom('case_tickets').select(['ticket_id', 'refused']).execute();
      const states = rows.map(({ ticket_id: id, refused }) =>
        refused !== null ? 'refused' : id === null ? 'waiting' : 'made',
      );
      return ['made', 'refused', 'waiting'].map((label) => ({
        label,
        count: states.filter((state) => state === label).length,
      }));
    },
  );
  const today = () => clock.now().toISOString().slice(0, 10);
  const spent = () => db.selectFrom('spend').selectAll().where('day', '=', today()).execute();
  gauge(registry, 'sleutel_spend_messages', 'Texts and calls of today (UTC).', 'channel', async () =>
    (await spent()).map(({ channel, messages }) => ({ label: channel, count: messages })),
  );
  gauge(registry, 'sleutel_spend_euros', 'Estimated cost of texts and calls of today (UTC).', 'channel', async () =>
    (await spent()).map(({ channel, cost }) => ({ label: channel, count: cost / 10_000 })),
  );
  gauge(registry, 'sleutel_alarms', 'Alarms that administrators were told in two years.', 'kind', () =>
    db
      .selectFrom('alarms')
      .select(['kind as label', ({ fn }) => fn.countAll<number>().as('count')])
      .groupBy('kind')
      .execute(),
  );
  return () => registry.metrics();
}

type Counted = { readonly label: string; readonly count: number };

const gauge = (registry: Registry, name: string, help: string, label: string, count: () => Promise<Counted[]>) =>
  new Gauge({
    name,
    help,
    labelNames: [label],
    registers: [registry],
    async collect() {
      this.reset();
      for (const row of await count()) this.set({ [label]: row.label }, row.count);
    },
  });
