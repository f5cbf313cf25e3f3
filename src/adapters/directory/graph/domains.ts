import type { Clock } from '../../../ports/clock.ts';
import type { Expiry } from '../../../ports/directory.ts';
import { domainSchema, type Domain, type GraphUser } from './answers.ts';
import type { GraphCalls } from './client.ts';
import { everyPage } from './pages.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** How Graph writes that passwords last for ever. */
const FOR_EVER = 2_147_483_647;

/** The domains of the tenant, by name; they hardly change, so that they are kept for an hour. */
export type Domains = ReadonlyMap<string, Domain>;

export function createDomains(clock: Clock): (calls: GraphCalls) => Promise<Domains> {
  let kept: { readonly domains: Domains; readonly until: number } | undefined;
  return async (calls) => {
    const now = clock.now().getTime();
    if (kept !== undefined && kept.until > now) return kept.domains;
    const found = await everyPage(calls, '/domains', domainSchema);
    const domains = new Map(found.map((domain) => [domain.id.toLowerCase(), domain]));
    kept = { domains, until: now + HOUR };
    return domains;
  };
}

/** The domain of a name to sign in with, or the nearest one above it, whose rules it inherits. */
export function domainOf(domains: Domains, userPrincipalName: string): Domain | undefined {
  const labels = (userPrincipalName.split('@').at(-1) ?? '').toLowerCase().split('.');
  const names = labels.map((_, index) => labels.slice(index).join('.'));
  const found = names.map((name) => domains.get(name)).filter((domain) => domain !== undefined);
  const [own] = found;
  return own?.isRoot === false ? (found.find(({ isRoot }) => isRoot === true) ?? own) : own;
}

export const isFederated = (domain: Domain | undefined): boolean => domain?.authenticationType === 'Federated';

/** The password lives elsewhere: in the directory on-premises, or with another provider. */
export const isManagedElsewhere = (user: GraphUser, domains: Domains): boolean =>
  user.onPremisesSyncEnabled === true || isFederated(ownDomain(domains, user.userPrincipalName));

const ownDomain = (domains: Domains, name: string): Domain | undefined =>
  domains.get((name.split('@').at(-1) ?? '').toLowerCase());

/** In days; `undefined` when nobody says, `Infinity` for ever. */
export function validityDays(domain: Domain | undefined, standard: number | undefined): number | undefined {
  const days = domain?.passwordValidityPeriodInDays ?? standard;
  return days === FOR_EVER ? Infinity : days;
}

/** What the cloud says of a synchronised or federated person's expiry is about nothing. */
export function expiryOf(user: GraphUser, domains: Domains, standard: number | undefined): Expiry {
  if (isManagedElsewhere(user, domains)) return { kind: 'unknown' };
  if (/\bDisablePasswordExpiration\b/u.test(user.passwordPolicies ?? '')) return { kind: 'never' };
  const days = validityDays(domainOf(domains, user.userPrincipalName), standard);
  if (days === Infinity) return { kind: 'never' };
  const since = user.lastPasswordChangeDateTime;
  if (days === undefined || since === undefined) return { kind: 'unknown' };
  return { kind: 'at', at: new Date(since.getTime() + days * DAY) };
}
