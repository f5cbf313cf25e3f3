import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createGraphDirectory } from '../adapters/directory/graph/directory.ts';
import type { GraphSettings } from '../adapters/directory/graph/settings.ts';
import type { EntraCredential, EntraSettings } from '../adapters/entra/settings.ts';
import { createEntraSignIn } from '../adapters/entra/sign-in.ts';
import type { GraphConfig, SignInConfig } from '../config/entra.ts';
import type { Config } from '../config/schema.ts';
import { Fault } from '../core/errors.ts';
import type { Clock, Random } from '../ports/clock.ts';
import type { Directory } from '../ports/directory.ts';
import type { IdentityProvider } from '../ports/identity-provider.ts';

type Registration = Pick<
  GraphConfig,
  'tenantId' | 'clientId' | 'clientSecret' | 'certificate' | 'federatedTokenFile' | 'authorityHost'
>;

export const openGraph = (
  config: GraphConfig,
  signIn: SignInConfig | undefined,
  tools: { clock: Clock; random: Random },
): Directory => createGraphDirectory({ ...graphSettings(config), inTheirName: signIn?.inTheirName }, tools);

export function graphSettings(config: GraphConfig): GraphSettings {
  const { kind: _, clientSecret: _secret, certificate: _certificate, federatedTokenFile: _file, ...rest } = config;
  return { ...rest, ...entraSettings(config, config.patienceMs), staffGroups: staffGroupsOf(config.staffGroups) };
}

/** The part of the configuration that is about Graph, in whatever kind of directory. */
export function graphOf({ directory }: Config): GraphConfig | undefined {
  if (directory.kind === 'graph') return directory;
  return directory.kind === 'hybrid' ? directory.cloud : undefined;
}

/** By a registration of its own, which then needs no permission at all, or by the directory's. */
export function openSignIn(signIn: SignInConfig, graph: GraphConfig, clock: Clock): IdentityProvider {
  const registration = signIn.registration ?? graph;
  const tenants = signIn.tenants.length > 0 ? signIn.tenants : [registration.tenantId];
  const staffGroups = staffGroupsOf(graph.staffGroups);
  // The token is for the directory's own registration, whichever one people sign in with.
  const scope = signIn.inTheirName.length > 0 ? `api://botid-${graph.clientId}/access_as_user` : undefined;
  return createEntraSignIn({ ...entraSettings(registration, graph.patienceMs), tenants, staffGroups, scope }, clock);
}

const entraSettings = (registration: Registration, patienceMs: number): EntraSettings => {
  const { tenantId, clientId, authorityHost } = registration;
  return {
    tenantId: tenantId.toLowerCase(),
    clientId,
    authorityHost,
    patienceMs,
    credential: credentialOf(registration),
  };
};

function credentialOf({ clientSecret, certificate, federatedTokenFile }: Registration): EntraCredential {
  if (clientSecret !== undefined) return { kind: 'secret', secret: clientSecret };
  if (certificate !== undefined) {
    const { certificateFile, privateKeyFile } = certificate;
    return { kind: 'certificate', certificate: pem(certificateFile), privateKey: pem(privateKeyFile) };
  }
  const path = federatedTokenFile ?? '';
  return { kind: 'assertion', read: async () => (await readFile(path, 'utf8')).trim() };
}

function pem(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new Fault('bad-configuration', `${path} cannot be read.`, error);
  }
}

/** Identifiers as Microsoft writes them: in lower case. */
const staffGroupsOf = (groups: GraphConfig['staffGroups']): GraphSettings['staffGroups'] =>
  Object.fromEntries(Object.entries(groups).map(([role, ids]) => [role, ids.map((id) => id.toLowerCase())]));
