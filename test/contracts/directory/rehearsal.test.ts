import { startCloud, type Cloud } from '../../doubles/microsoft/cloud.ts';
import { PUBLIC_CLIENT } from '../../doubles/microsoft/login.ts';
import { CLIENT, PERMISSIONS, SECRET, TENANT } from '../../doubles/microsoft/tenant.ts';
import { tenantHarness, tenantSchema } from '../../live/tenant.ts';
import { directoryContract } from './contract.ts';
import { effects } from './effects.ts';
import { names } from './names.ts';
import { passwords } from './passwords.ts';
import type { Harness, Peer } from './peer.ts';
import { standing } from './standing.ts';

/** The run on a real tenant, rehearsed before the double, where one registration is both. */
async function open(): Promise<Peer> {
  const cloud: Cloud = await startCloud();
  const more = ['User.ReadWrite.All', 'UserAuthenticationMethod.ReadWrite.All'];
  cloud.tenant.application.permissions = new Set([...PERMISSIONS, ...more]);
  const peer = await harnessFor(cloud.login.url, cloud.graph.url).open();
  return {
    ...peer,
    async close() {
      await peer.close();
      const left = cloud.tenant.users.map(({ displayName }) => displayName);
      await cloud.close();
      if (left.length > 0) throw new Error(`left behind: ${left.join()}`);
    },
  };
}

const harnessFor = (authorityHost: string, graphBaseUrl: string): Harness =>
  tenantHarness(
    'a rehearsal of the run on a tenant',
    tenantSchema.parse({
      directory: {
        kind: 'graph',
        tenantId: TENANT,
        clientId: CLIENT,
        clientSecret: SECRET,
        authorityHost,
        graphBaseUrl,
        selfService: 'everyone',
        temporaryPasses: true,
      },
      administrator: { clientId: CLIENT, clientSecret: SECRET },
      signIn: { clientId: PUBLIC_CLIENT },
      domain: 'voorbeeld.example',
      maxAgeDays: 90,
    }),
    1,
  );

directoryContract({ ...harnessFor('https://login.example', 'https://graph.example'), open }, [
  names,
  standing,
  passwords,
  effects,
]);
