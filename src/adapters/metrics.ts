import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { Database } from './sql/database.ts';

/** Figures for Prometheus: of the process, and of what the database holds now. No names, no addresses. */
export function createMetrics(db: Database): () => Promise<string> {
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
