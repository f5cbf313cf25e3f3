import type { Clock } from '../../ports/clock.ts';
import type { Connector } from './connector.ts';
import { placeOf, tenantOf, type ChannelActivity } from './incoming.ts';
import type { TeamsPeople } from './needs.ts';

export interface PersonsParts {
  readonly people: TeamsPeople;
  readonly connector: Pick<Connector, 'member'>;
  /** Whose people are helped; empty: those of the tenant that the bot is registered in, which is all there are. */
  readonly tenants: ReadonlySet<string>;
  readonly clock: Clock;
}

/** How long a person keeps their account without another look. */
const KEPT_MS = 5 * 60_000;
const MOST_KEPT = 10_000;

/** Somebody of a company that is helped here, with their account if there is one. */
export interface Person {
  readonly isOurs: boolean;
  readonly accountId: string | undefined;
}

const ELSEWHERE: Person = { isOurs: false, accountId: undefined };

export type Persons = ReturnType<typeof createPersons>;

/**
 * Who speaks, from what the channel vouches for: tenant and object id in an activity whose token was
 * checked. What a client writes about itself elsewhere is not looked at.
 */
export function createPersons({ people, connector, tenants, clock }: PersonsParts) {
  const kept = new Map<string, { readonly accountId: string | undefined; readonly until: number }>();

  async function lookUp(activity: ChannelActivity, aadObjectId: string): Promise<string | undefined> {
    const to = { serviceUrl: activity.serviceUrl, conversationId: placeOf(activity) };
    return people.accountOf({
      aadObjectId,
      async userPrincipalName() {
        const member = await connector.member(to, activity.from.id).catch(() => undefined);
        return member?.aadObjectId === aadObjectId ? member.userPrincipalName : undefined;
      },
    });
  }

  return {
    async of(activity: ChannelActivity): Promise<Person> {
      const tenant = tenantOf(activity);
      if (tenants.size > 0 && (tenant === undefined || !tenants.has(tenant.toLowerCase()))) return ELSEWHERE;
      const { aadObjectId } = activity.from;
      if (aadObjectId === undefined || aadObjectId === null || aadObjectId === '')
        return { isOurs: true, accountId: undefined };
      const key = `${tenant ?? ''} ${aadObjectId}`;
      const now = clock.now().getTime();
      const known = kept.get(key);
      if (known !== undefined && known.until > now) return { isOurs: true, accountId: known.accountId };
      const accountId = await lookUp(activity, aadObjectId);
      if (kept.size >= MOST_KEPT) kept.clear();
      // Somebody who is not known yet may be in a minute.
      if (accountId !== undefined) kept.set(key, { accountId, until: now + KEPT_MS });
      return { isOurs: true, accountId };
    },
  };
}
