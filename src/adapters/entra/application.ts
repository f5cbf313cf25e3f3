import { createHash, X509Certificate } from 'node:crypto';
import type { Configuration } from '@azure/msal-node';
import { createNetwork } from './network.ts';
import type { EntraSettings } from './settings.ts';

/** The library's client for one registration; `tenant` is another place to ask than the registration's own. */
export async function createEntraApplication(
  settings: EntraSettings,
  { tenant = settings.tenantId, failed = () => {} }: { tenant?: string; failed?: (error: unknown) => void } = {},
) {
  const host = settings.authorityHost.replace(/\/+$/u, '');
  // Loaded when the first token is asked for: most installations never need it.
  const { ConfidentialClientApplication } = await import('@azure/msal-node');
  return new ConfidentialClientApplication({
    auth: {
      clientId: settings.clientId,
      authority: `${host}/${tenant}`,
      knownAuthorities: [new URL(host).host],
      ...proofOf(settings),
    },
    system: { networkClient: createNetwork(settings.patienceMs, failed) },
  });
}

function proofOf({ credential }: EntraSettings): Partial<Configuration['auth']> {
  switch (credential.kind) {
    case 'secret':
      return { clientSecret: credential.secret };
    case 'certificate': {
      const { certificate, privateKey } = credential;
      const thumbprintSha256 = createHash('sha256').update(new X509Certificate(certificate).raw).digest('hex');
      return { clientCertificate: { thumbprintSha256, privateKey, x5c: certificate } };
    }
    case 'assertion':
      return { clientAssertion: () => credential.read() };
  }
}

/** `invalid_client 7000215` and the like; a description may repeat what was sent. */
export function entraCode(error: unknown): string {
  const { errorCode, errorNo, name } = error as { errorCode?: string; errorNo?: string; name?: string };
  return [errorCode ?? name, errorNo].filter((part) => part !== undefined && part !== '').join(' ');
}
