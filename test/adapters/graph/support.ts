import { createGraphDirectory } from '../../../src/adapters/directory/graph/directory.ts';
import type { GraphSettings } from '../../../src/adapters/directory/graph/settings.ts';
import { strongRandom } from '../../../src/adapters/crypto/random.ts';
import { TestClock } from '../../support/app.ts';
import { startCloud, type Cloud } from '../../doubles/microsoft/cloud.ts';
import { CLIENT, SECRET, TENANT, type EntraUser } from '../../doubles/microsoft/tenant.ts';

export const settingsFor = ({ login, graph }: Cloud, part: Partial<GraphSettings> = {}): GraphSettings => ({
  tenantId: TENANT,
  clientId: CLIENT,
  credential: { kind: 'secret', secret: SECRET },
  authorityHost: login.url,
  graphBaseUrl: graph.url,
  patienceMs: 5_000,
  selfService: 'microsoft',
  contactFallbacks: [],
  defaultValidityDays: undefined,
  readSignIns: false,
  writeBack: false,
  temporaryPasses: true,
  staffGroups: {},
  ...part,
});

/** A tenant of its own, and the adapter in front of it. */
export async function graphBench(users: readonly EntraUser[] = []) {
  const cloud = await startCloud(users);
  const clock = new TestClock();
  /** What was waited for, in milliseconds; nobody really waits. */
  const waits: number[] = [];
  const open = (part: Partial<GraphSettings> = {}) =>
    createGraphDirectory(settingsFor(cloud, part), {
      clock,
      random: strongRandom,
      wait: async (ms) => void waits.push(ms),
    });
  const asked = (): string[] => cloud.graph.seen.map(({ method, path }) => `${method} ${path}`);
  return { cloud, clock, waits, open, asked, close: () => cloud.close() };
}

export type GraphBench = Awaited<ReturnType<typeof graphBench>>;
