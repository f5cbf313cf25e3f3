import { readChannelLink } from './channel-link.ts';
import { isLoopback } from './loopback.ts';

/** Told together with everything else, so from what was given rather than from what was accepted. */
export function contradictions(wanted: Record<string, unknown>): string[] {
  const { databaseUrl, robotCheck, host, smtpUrl, smtpOAuth } = wanted;
  const problems: string[] = [
    ...directoryContradictions(wanted),
    ...signInContradictions(wanted),
    ...teamsContradictions(wanted),
    ...channelContradictions(wanted),
  ];
  if (databaseUrl !== undefined) {
    problems.push('DATABASE_URL: PostgreSQL is not supported yet; leave it out to use the embedded database');
  }
  if (robotCheck === 'off' && typeof host === 'string' && !isLoopback(host)) {
    problems.push('SLEUTEL_ROBOT_CHECK: off is only for a loopback HOST');
  }
  if (smtpOAuth !== undefined && smtpUrl === undefined) {
    problems.push('smtpOAuth: a token needs a mail server; set SMTP_URL as well');
  }
  if (smtpOAuth !== undefined && typeof smtpUrl === 'string' && /^smtps?:\/\/[^/]*@/u.test(smtpUrl)) {
    problems.push('SMTP_URL: leave name and password out, smtpOAuth signs in');
  }
  return problems;
}

/** Switches that let a stranger in are for this machine alone. */
function teamsContradictions({ host, publicUrl, teams }: Record<string, unknown>): string[] {
  const { withoutTokens, double } = (typeof teams === 'object' && teams !== null ? teams : {}) as Record<
    string,
    unknown
  >;
  const isHere =
    (typeof host !== 'string' || isLoopback(host)) &&
    (typeof publicUrl !== 'string' || !URL.canParse(publicUrl) || isLoopback(new URL(publicUrl).hostname));
  const problems: string[] = [];
  if (withoutTokens === true && !isHere) problems.push('teams.withoutTokens: only for a loopback HOST and PUBLIC_URL');
  if (double !== undefined && !isHere) problems.push('teams.double: only for a loopback HOST and PUBLIC_URL');
  return problems;
}

/** Cards go to a channel of people who are helped, by a bot that is there. */
function channelContradictions({ teams, microsoftAppId, microsoftAppTenantId }: Record<string, unknown>): string[] {
  const { helpdeskChannel, tenants, withoutTokens } = (teams ?? {}) as Record<string, unknown>;
  const link = typeof helpdeskChannel === 'string' ? readChannelLink(helpdeskChannel) : undefined;
  if (link === undefined) return [];
  const problems: string[] = [];
  if (microsoftAppId === undefined && withoutTokens !== true)
    problems.push('teams.helpdeskChannel: needs MICROSOFT_APP_ID, or nobody can post there');
  const helped = Array.isArray(tenants) && tenants.length > 0 ? tenants : [microsoftAppTenantId].flat();
  if (!helped.some((tenant) => tenant === undefined || String(tenant).toLowerCase() === link.tenantId))
    problems.push('teams.helpdeskChannel: a channel of a tenant whose people are not helped; see teams.tenants');
  return problems;
}

/** What belongs to the embedded directory alone, and what every other one needs. */
function directoryContradictions({
  directory,
  organisation,
  demoUsers,
  embeddedDirectoryIsReal,
}: Record<string, unknown>): string[] {
  const { kind } = (directory ?? { kind: 'embedded' }) as { kind?: unknown };
  if (typeof kind !== 'string' || kind === 'embedded') return [];
  const problems: string[] = [];
  if (organisation === undefined) problems.push('organisation: needed, because the directory does not hold it');
  if (demoUsers !== undefined) problems.push('SLEUTEL_DEMO_USERS: only for the embedded directory');
  if (![undefined, false, 'false'].includes(embeddedDirectoryIsReal as string | undefined)) {
    problems.push('SLEUTEL_EMBEDDED_DIRECTORY_IS_REAL: there is no embedded directory');
  }
  return problems;
}

/** Microsoft names people by the identifier they have in its own directory, and sends them back over TLS only. */
function signInContradictions({ directory, signIn, publicUrl }: Record<string, unknown>): string[] {
  if (signIn === undefined) return [];
  const problems: string[] = [];
  const { kind } = (directory ?? {}) as { kind?: unknown };
  if (kind !== 'graph' && kind !== 'hybrid') problems.push('signIn: only for the directories graph and hybrid');
  const { writeBack, cloud = { writeBack } } = (directory ?? {}) as { writeBack?: unknown; cloud?: unknown };
  const { inTheirName } = signIn as { inTheirName?: unknown };
  const isWrittenBack = (cloud as { writeBack?: unknown } | null)?.writeBack === true;
  if (Array.isArray(inTheirName) && inTheirName.includes('resets') && !isWrittenBack)
    problems.push('signIn.inTheirName: resets are for passwords that are written back; set writeBack as well');
  if (typeof publicUrl === 'string' && URL.canParse(publicUrl)) {
    const { protocol, hostname } = new URL(publicUrl);
    if (protocol !== 'https:' && !isLoopback(hostname)) problems.push('PUBLIC_URL: https, or nobody can sign in');
  }
  return problems;
}
