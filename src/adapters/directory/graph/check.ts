import { X509Certificate } from 'node:crypto';
import { z } from 'zod';
import type { Clock, Random } from '../../../ports/clock.ts';
import type { EntraCredential } from '../../entra/settings.ts';
import { createTokens } from '../../entra/tokens.ts';
import { createGraphClient, type GraphCalls, type Reply } from './client.ts';
import { idFor } from './find.ts';
import type { GraphSettings } from './settings.ts';

/** One thing that was tried, without changing anything; throws when it does not work, and gives what it saw. */
export interface GraphCheck {
  readonly name: string;
  /** How to mend it. */
  readonly fix: string;
  try(): Promise<string>;
}

/** Nobody has it: a reader who may ask gets 404, one who may not 403. */
const NOBODY = idFor('sleutel check');
const MOST_SKEW_MS = 5 * 60_000;
const DAY = 86_400_000;
const SOON_DAYS = 30;
const OLD_LICENCE = 'Authentication_RequestFromNonPremiumTenantOrB2CTenant';

/** Reads that tell by their answer whether the application may ask; what is for settings that are off is left out. */
function permissionsOf(settings: GraphSettings): readonly (readonly [permission: string, path: string, why: string])[] {
  const named = Object.keys(settings.staffGroups).length > 0;
  const since = new Date(0).toISOString();
  const signIns = new URLSearchParams({ $filter: `userId eq '${NOBODY}' and createdDateTime ge ${since}`, $top: '1' });
  return [
    ['User.Read.All', `/users/${NOBODY}?$select=accountEnabled`, 'finds people and sees how they stand'],
    [
      'User.Read.All',
      `/users/${NOBODY}/transitiveMemberOf`,
      `sees who is an administrator${named ? ' and who is staff' : ''}`,
    ],
    ['Domain.Read.All', '/domains', 'knows when passwords expire, and which domains are federated'],
    [
      'UserAuthMethod-Email.Read.All',
      `/users/${NOBODY}/authentication/emailMethods`,
      'knows the registered mail address',
    ],
    ['UserAuthMethod-Phone.Read.All', `/users/${NOBODY}/authentication/phoneMethods`, 'knows the registered numbers'],
    [
      'AuditLog.Read.All',
      `/reports/authenticationMethods/userRegistrationDetails/${NOBODY}`,
      'knows for whom self-service is enabled',
    ],
    ...(settings.readSignIns
      ? [['AuditLog.Read.All', `/auditLogs/signIns?${signIns.toString()}`, 'sees signs of a lock'] as const]
      : []),
  ];
}

/** Those that change something cannot be tried without doing so: the token itself says whether they are there. */
const CHANGING = (settings: GraphSettings): readonly (readonly [permission: string, why: string])[] => [
  ['User-PasswordProfile.ReadWrite.All', 'sets passwords'],
  ['User.RevokeSessions.All', 'ends sessions after a new password'],
  ...(settings.temporaryPasses ? [['UserAuthMethod-TAP.ReadWrite.All', 'issues temporary passes'] as const] : []),
];

export function graphChecks(settings: GraphSettings, clock: Clock, random: Random): GraphCheck[] {
  const baseUrl = settings.graphBaseUrl.replace(/\/+$/u, '');
  const tokens = createTokens(settings, baseUrl);
  const client = createGraphClient({ baseUrl, patienceMs: settings.patienceMs, tokens, random });
  return [
    signInCheck(settings),
    {
      name: 'graph token',
      fix: 'Look at directory.tenantId, clientId and the secret, certificate or federated token: all of one registration, not expired.',
      try: async () => `an application token, with ${rolesIn(await tokens.application()).length} permissions`,
    },
    ...permissionsOf(settings).map(([permission, path, why]) => ({
      name: `graph ${permission}`,
      fix: `Grant the application permission ${permission} with admin consent: Sleutel ${why}.`,
      try: async () => judged(await client.begin().read(path), why),
    })),
    ...CHANGING(settings).map(([permission, why]) => ({
      name: `graph ${permission}`,
      fix: `Grant the application permission ${permission} with admin consent: Sleutel ${why}.`,
      async try() {
        if (!rolesIn(await tokens.application()).includes(permission)) throw new Error('is not in the token');
        return `in the token; not tried, because it ${why}`;
      },
    })),
    clockCheck(() => client.begin(), clock),
    credentialCheck(settings, () => client.begin(), clock),
  ];
}

/** The library hides why it cannot reach the sign-in, so that it is asked by hand first. */
const signInCheck = ({ authorityHost, tenantId, patienceMs }: GraphSettings): GraphCheck => ({
  name: 'entra sign-in',
  fix: `Look at directory.authorityHost and tenantId, and at this machine's way out. A proxy's own certificate goes in NODE_EXTRA_CA_CERTS.`,
  async try() {
    const address = `${authorityHost}/${tenantId}/v2.0/.well-known/openid-configuration`;
    const response = await fetch(address, { signal: AbortSignal.timeout(patienceMs), redirect: 'error' }).catch(
      (error: unknown) => {
        throw new Error(`does not answer: ${reasonOf(error)}`, { cause: error });
      },
    );
    if (response.status !== 200) throw new Error(`answers ${response.status} for this tenant`);
    return `answers at ${new URL(authorityHost).host}`;
  },
});

function judged({ status, code }: Reply, why: string): string {
  if (code === OLD_LICENCE) throw new Error('there is no Entra ID P1 licence; set selfService to everyone without one');
  if (status === 403) throw new Error(`is refused: ${code ?? ''}`);
  if (status !== 404 && status >= 300) throw new Error(`answers ${status} ${code ?? ''}`);
  return why;
}

const clockCheck = (begin: () => GraphCalls, clock: Clock): GraphCheck => ({
  name: 'graph clock',
  fix: 'Set the clock of this machine by NTP: tokens and assertions are refused when it is wrong.',
  async try() {
    const there = Date.parse((await begin().read('/domains')).headers.get('date') ?? '');
    if (Number.isNaN(there)) throw new Error('Graph does not say what time it is');
    const skew = clock.now().getTime() - there;
    if (Math.abs(skew) > MOST_SKEW_MS) throw new Error(`differs by ${Math.round(skew / 1000)} s`);
    return `differs by ${Math.round(Math.abs(skew) / 1000)} s`;
  },
});

const applicationSchema = z.object({
  passwordCredentials: z.array(z.object({ endDateTime: z.iso.datetime({ offset: true }) })),
});

const credentialCheck = (
  { credential, clientId }: GraphSettings,
  begin: () => GraphCalls,
  clock: Clock,
): GraphCheck => ({
  name: 'graph credential',
  fix: 'Make a new secret or certificate in the registration, put it in the configuration, and remove the old one.',
  async try() {
    if (credential.kind === 'assertion') return 'a federated token, which is fresh each time';
    const ends = await endOf(credential, clientId, begin());
    if (ends === undefined) return 'its end does not show; with Application.Read.All it would';
    const days = Math.floor((ends.getTime() - clock.now().getTime()) / DAY);
    if (days < SOON_DAYS) throw new Error(days < 0 ? 'has expired' : `ends in ${days} days`);
    return `good until ${ends.toISOString().slice(0, 10)}`;
  },
});

/** Which of several secrets is ours does not show either: the last of them to end counts. */
async function endOf(
  credential: Exclude<EntraCredential, { kind: 'assertion' }>,
  clientId: string,
  calls: GraphCalls,
): Promise<Date | undefined> {
  if (credential.kind === 'certificate') return new Date(new X509Certificate(credential.certificate).validTo);
  const reply = await calls.read(`/applications(appId='${clientId}')?$select=passwordCredentials`);
  const known = applicationSchema.safeParse(reply.body);
  if (!known.success) return undefined;
  const ends = known.data.passwordCredentials.map(({ endDateTime }) => Date.parse(endDateTime));
  return ends.length > 0 ? new Date(Math.max(...ends)) : undefined;
}

/** Our own token, of which only the list of permissions is looked at. */
function rolesIn(token: string): readonly string[] {
  const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
  const parsed = z.object({ roles: z.array(z.string()).default([]) }).safeParse(claims);
  return parsed.success ? parsed.data.roles : [];
}

const reasonOf = (error: unknown): string => {
  const { cause, message } = error as Error;
  return cause instanceof Error ? ('code' in cause ? String(cause.code) : cause.message) : message;
};
