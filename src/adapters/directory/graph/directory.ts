import type { Account } from '../../../core/account.ts';
import type { DirectoryAbilities } from '../../../core/diagnosis.ts';
import { Fault } from '../../../core/errors.ts';
import type { Clock, Random } from '../../../ports/clock.ts';
import type { Directory } from '../../../ports/directory.ts';
import { createTokens, type EntraTokens } from '../../entra/tokens.ts';
import { toAccount } from './account.ts';
import type { GraphUser } from './answers.ts';
import { changePassword } from './change-password.ts';
import { createGraphClient, type GraphCalls } from './client.ts';
import { createDetails } from './details.ts';
import { createDomains, expiryOf, validityDays, domainOf } from './domains.ts';
import { findUser, idFor, readUser } from './find.ts';
import { expiringAccounts } from './list.ts';
import { looksLocked } from './lock.ts';
import { standingOf } from './memberships.ts';
import { issueTemporaryPass, requireChange, resetPassword } from './set-password.ts';
import type { GraphSettings } from './settings.ts';

export interface GraphParts {
  readonly clock: Clock;
  readonly random: Random;
  readonly wait?: (ms: number) => Promise<unknown>;
  /** Shared with whoever else needs the same ones. */
  readonly tokens?: EntraTokens;
}

/** A whole tenant is many pages, and nobody waits in front of them. */
const LIST_PATIENCE_MS = 10 * 60_000;

/** The directory of Microsoft Entra, over Microsoft Graph. */
export function createGraphDirectory(
  settings: GraphSettings,
  { clock, random, wait, ...parts }: GraphParts,
): Directory {
  const baseUrl = settings.graphBaseUrl.replace(/\/+$/u, '');
  const tokens = parts.tokens ?? createTokens(settings, baseUrl);
  const { patienceMs } = settings;
  const client = createGraphClient({ baseUrl, patienceMs, tokens, random, ...(wait !== undefined && { wait }) });
  const detailsOf = createDetails(clock);
  const domainsOf = createDomains(clock);
  const writing = { settings, tokens, domainsOf };

  /** As many questions for nobody as for somebody, so that the time of an answer tells nothing. */
  async function picture(
    calls: GraphCalls,
    id: string,
    person: Promise<GraphUser | undefined>,
  ): Promise<Account | undefined> {
    const [user, details, standing, domains] = await Promise.all([
      person,
      detailsOf(calls, id),
      standingOf(calls, id, settings),
      domainsOf(calls),
    ]);
    const locked = settings.readSignIns && (await looksLocked(calls, user ?? nobody(id), clock));
    return user && toAccount({ user, details, standing, domains, locked }, settings);
  }

  return {
    async find(userId) {
      const calls = client.begin();
      const user = await findUser(calls, userId);
      return picture(calls, user?.id ?? idFor(userId), Promise.resolve(user));
    },
    read(accountId) {
      const calls = client.begin();
      const id = idFor(accountId);
      return picture(calls, id, readUser(calls, id));
    },
    abilities: (account) => abilitiesOf(account, settings),
    async passwordPolicy(account) {
      const domains = await domainsOf(client.begin());
      const standard = [...domains.values()].find(({ isDefault }) => isDefault === true);
      const domain = account === undefined ? standard : domainOf(domains, account.userId);
      const days = validityDays(domain, settings.defaultValidityDays);
      return { minLength: 8, history: 1, maxAgeDays: days === Infinity ? undefined : days, minAgeDays: 0 };
    },
    async expiry({ id }) {
      const calls = client.begin();
      const [user, domains] = await Promise.all([readUser(calls, idFor(id)), domainsOf(calls)]);
      return user === undefined ? { kind: 'unknown' } : expiryOf(user, domains, settings.defaultValidityDays);
    },
    /** Graph does not show locks. */
    list: async (which, most) =>
      which.kind === 'locked' ? [] : expiringAccounts(client.begin(LIST_PATIENCE_MS), which, most, settings, domainsOf),
    reset: (accountId, newPassword, options = {}) =>
      resetPassword(client.begin(), idFor(accountId), newPassword, options, writing),
    /** Only people change their own password: it takes their own token. */
    change: (accountId, current, password, options = {}) =>
      changePassword(client.begin(), idFor(accountId), [current, password], options, writing),
    unlock: () => Promise.resolve({ kind: 'not-permitted' }),
    requireChange: (accountId) => requireChange(client.begin(), idFor(accountId), writing),
    issueTemporaryPass: (accountId, minutes) => issueTemporaryPass(client.begin(), idFor(accountId), minutes, writing),
    verifyPassword: () => Promise.resolve('not-supported'),
    async revokeSessions(accountId) {
      const reply = await client.begin().write('POST', `/users/${idFor(accountId)}/revokeSignInSessions`);
      if (reply.status < 300 || reply.status === 404) return;
      throw new Fault('directory-unavailable', `Graph refuses to end sessions: ${reply.status} ${reply.code ?? ''}.`);
    },
  };
}

const nobody = (id: string): Pick<GraphUser, 'id' | 'lastPasswordChangeDateTime'> => ({
  id,
  lastPasswordChangeDateTime: undefined,
});

function abilitiesOf(account: Account, settings: GraphSettings): DirectoryAbilities {
  const isCloud = account.source === 'cloud' && !account.guest;
  const isOurs = isCloud && account.guarded !== true;
  return {
    onPremisesReset: false,
    writeBack: settings.writeBack,
    unlock: false,
    reset: isOurs,
    change: false,
    requireChange: isOurs,
    temporaryPass: settings.temporaryPasses && !account.guest && account.guarded !== true,
    readsLock: settings.readSignIns,
    readsExpiry: isCloud,
    historyOnReset: false,
    ...withToken(account, settings),
  };
}

/** A password that is written back is set in an agent's name; the owner of one in the cloud changes it in their own. */
function withToken(
  { source, guest }: Account,
  { inTheirName = [], writeBack }: GraphSettings,
): Pick<DirectoryAbilities, 'withToken'> {
  const isSet = source === 'onPremises' && writeBack && inTheirName.includes('resets');
  const isChanged = source === 'cloud' && inTheirName.includes('changes');
  if (guest || !(isSet || isChanged)) return {};
  return { withToken: [isSet ? 'reset' : 'change'] };
}
