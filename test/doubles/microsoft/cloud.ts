// A double. It puts the doubles of Microsoft Entra's sign-in and of Graph together: two HTTPS servers, one tenant.
import { sharedCertificate, trust } from '../tls.ts';
import { graphDouble, type GraphDouble } from './graph.ts';
import { loginDouble, type LoginDouble } from './login.ts';
import { newTenant, type EntraUser, type Tenant } from './tenant.ts';
import { createSigner } from './tokens.ts';

export interface Cloud {
  readonly tenant: Tenant;
  readonly login: LoginDouble;
  readonly graph: GraphDouble;
  close(): Promise<void>;
}

/** Until it closes, this process trusts its certificate. */
export async function startCloud(users: readonly EntraUser[] = []): Promise<Cloud> {
  const distrust = trust(await sharedCertificate());
  const tenant = newTenant(users);
  const signer = await createSigner();
  const graph = await graphDouble(tenant, signer);
  const login = await loginDouble(tenant, signer, () => graph.url);
  return {
    tenant,
    login,
    graph,
    async close() {
      await Promise.all([login.close(), graph.close()]);
      distrust();
    },
  };
}
