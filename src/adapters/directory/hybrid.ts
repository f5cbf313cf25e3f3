import type { Account } from '../../core/account.ts';
import type { Directory, PasswordPolicy } from '../../ports/directory.ts';

/** Marks an account that only the directory on-premises has. */
const PREMISES = 'premises:';
/** Looked up where there is nobody to look up, so that it takes as long. */
const NOBODY = 'nobody';

/**
 * A company with accounts in the cloud and on-premises. The account's source decides, read live: the
 * password of a synchronised account is set where it is kept, and nowhere else.
 */
export function createHybridDirectory(cloud: Directory, premises: Directory): Directory {
  /** The same person on-premises: by the anchor that the cloud knows, else by the name to sign in with. */
  async function twinOf(account: Account | undefined): Promise<Account | undefined> {
    const synced = account?.source === 'onPremises' ? account : undefined;
    const anchored = await premises.read(synced?.onPremisesId ?? NOBODY);
    const named = await premises.find(synced?.userId.toLowerCase() ?? NOBODY);
    return synced && (synced.onPremisesId === undefined ? named : anchored);
  }

  /** The same person in the cloud, whose powers there count as well. */
  async function cloudTwinOf(account: Account | undefined): Promise<Account | undefined> {
    const found = await cloud.find(account?.userId.toLowerCase() ?? NOBODY);
    const twin = await twinOf(found);
    return account !== undefined && twin?.id === account.id ? found : undefined;
  }

  /** Where to go for an account, and under which name. */
  async function whereIs(accountId: string): Promise<readonly [Directory, string]> {
    if (accountId.startsWith(PREMISES)) return [premises, accountId.slice(PREMISES.length)];
    const twin = await twinOf(await cloud.read(accountId));
    return twin === undefined ? [cloud, accountId] : [premises, twin.id];
  }
  const at = async <T>(accountId: string, act: (directory: Directory, id: string) => Promise<T>): Promise<T> =>
    act(...(await whereIs(accountId)));

  return {
    /** Both are asked for everybody, and as much for nobody. A name that two different people have is nobody's. */
    async find(userId) {
      const [inCloud, onPremises] = await Promise.all([cloud.find(userId), premises.find(userId)]);
      const other = inCloud === undefined ? onPremises : undefined;
      const [twin, found] = await Promise.all([twinOf(inCloud), cloudTwinOf(other)]);
      if (inCloud !== undefined) {
        if (onPremises !== undefined && onPremises.id !== twin?.id) return undefined;
        return inTheCloud(inCloud, twin);
      }
      return onPremises && (found === undefined ? asPremises(onPremises) : joined(found, onPremises));
    },
    async read(accountId) {
      if (accountId.startsWith(PREMISES)) {
        const account = await premises.read(accountId.slice(PREMISES.length));
        const found = await cloudTwinOf(account);
        return account && (found === undefined ? asPremises(account) : joined(found, account, accountId));
      }
      const account = await cloud.read(accountId);
      const twin = await twinOf(account);
      return account && inTheCloud(account, twin);
    },
    abilities(account) {
      if (account.id.startsWith(PREMISES)) return premises.abilities(account);
      const own = cloud.abilities(account);
      return account.onPremisesId === undefined
        ? own
        : { ...premises.abilities(account), temporaryPass: own.temporaryPass };
    },
    async passwordPolicy(account) {
      if (account === undefined)
        return strictest(await Promise.all([cloud.passwordPolicy(), premises.passwordPolicy()]));
      return whose(account, (directory, own) => directory.passwordPolicy(own));
    },
    expiry: (account) => whose(account, (directory, own) => directory.expiry(own)),
    async list(which, most) {
      const [inCloud, onPremises] = await Promise.all([cloud.list(which, most), premises.list(which, most)]);
      const own = inCloud.filter(({ source }) => source === 'cloud');
      return [...onPremises.map(asPremises), ...own].slice(0, most);
    },
    reset: (accountId, password, options) => at(accountId, (directory, id) => directory.reset(id, password, options)),
    change: (accountId, current, password, options) =>
      at(accountId, (directory, id) => directory.change(id, current, password, options)),
    unlock: (accountId) => at(accountId, (directory, id) => directory.unlock(id)),
    requireChange: (accountId) => at(accountId, (directory, id) => directory.requireChange(id)),
    async verifyPassword(accountId, password) {
      const check = await at(accountId, (directory, id) => directory.verifyPassword(id, password));
      // Nobody has no password, whatever the directory that was asked for them supports.
      return check === 'not-supported' && (await cloud.read(accountId)) === undefined ? 'wrong' : check;
    },
    /** A pass signs in to the cloud, wherever the password is kept. */
    issueTemporaryPass: (accountId, minutes) =>
      accountId.startsWith(PREMISES)
        ? premises.issueTemporaryPass(accountId.slice(PREMISES.length), minutes)
        : cloud.issueTemporaryPass(accountId, minutes),
    /** So do sessions. */
    async revokeSessions(accountId) {
      await at(accountId, (directory, id) => directory.revokeSessions(id));
      if (!accountId.startsWith(PREMISES)) await cloud.revokeSessions(accountId);
    },
  };

  function whose<T>(account: Account, ask: (directory: Directory, own: Account) => Promise<T>): Promise<T> {
    const { id, onPremisesId } = account;
    if (id.startsWith(PREMISES)) return ask(premises, { ...account, id: id.slice(PREMISES.length) });
    return onPremisesId === undefined ? ask(cloud, account) : ask(premises, { ...account, id: onPremisesId });
  }
}

const asPremises = (account: Account): Account => ({ ...account, id: PREMISES + account.id });

/** Without a twin it may still be synchronised, from somewhere out of reach: then the cloud alone speaks for it. */
const inTheCloud = (account: Account, twin: Account | undefined): Account =>
  twin === undefined ? { ...account, onPremisesId: undefined } : joined(account, twin);

/** One account of two records: its password as on-premises, its contacts and powers as either has them. */
function joined(account: Account, twin: Account, id = account.id): Account {
  const contacts = { ...twin.contacts, ...account.contacts };
  return {
    ...twin,
    id,
    userId: account.userId,
    displayName: account.displayName,
    onPremisesId: twin.id,
    enabled: account.enabled && twin.enabled,
    guest: account.guest,
    contacts,
    selfService: {
      enabled: twin.selfService.enabled,
      registered: Object.keys(contacts).length > 0,
    },
    ownAddresses: [...new Set([...account.ownAddresses, ...twin.ownAddresses])],
    roles: [...new Set([...account.roles, ...twin.roles])],
    groups: [...(account.groups ?? []), ...(twin.groups ?? [])],
    guarded: account.guarded === true || twin.guarded === true,
    manager: account.manager ?? twin.manager,
  };
}

/** Before it is known which account: what is good enough for each. */
function strictest(policies: readonly PasswordPolicy[]): PasswordPolicy {
  const thresholds = policies.flatMap(({ lockoutThreshold }) => lockoutThreshold ?? []);
  const ages = policies.flatMap(({ maxAgeDays }) => maxAgeDays ?? []);
  return {
    minLength: Math.max(...policies.map(({ minLength }) => minLength)),
    history: Math.max(...policies.map(({ history }) => history)),
    maxAgeDays: ages.length > 0 ? Math.min(...ages) : undefined,
    minAgeDays: Math.max(...policies.map(({ minAgeDays }) => minAgeDays)),
    ...(thresholds.length > 0 && { lockoutThreshold: Math.min(...thresholds) }),
  };
}
