import { AndFilter, EqualityFilter, FilterParser, NoSuchObjectError, OrFilter, type Entry, type Filter } from 'ldapts';
import type { Account } from '../../../core/account.ts';
import { Fault } from '../../../core/errors.ts';
import {
  accountAttributes,
  BINARY,
  idOf,
  isLocked,
  namesOf,
  namingAttributes,
  toAccount,
  userIdOf,
} from './account.ts';
import type { Connection } from './connection.ts';
import { isBelow, textOf } from './entry.ts';
import type { Policies, Rules } from './policy.ts';
import type { ActiveDirectorySettings } from './settings.ts';
import { isGuid, momentOf } from './values.ts';

/** More than this look like one name: nobody is found. */
const MOST_ALIKE = 10;
const NOBODY = '00000000-0000-0000-0000-000000000000';
const PERSON = '(objectCategory=person)(objectClass=user)';

export type Reader = ReturnType<typeof createReader>;

/** Reading entries. Filters are built as trees, never as text, so that no name can become a part of one. */
export function createReader(settings: ActiveDirectorySettings, policies: Policies) {
  const scopes = settings.scopes.length > 0 ? settings.scopes : [settings.baseDn];
  const served = servedBy(settings.filter);
  const attributes = accountAttributes(settings);

  /**
   * One entry by its identifier, wherever it was moved to; `undefined` outside of what is served. What is no
   * identifier becomes one that nobody has, so that looking for nobody asks as much.
   */
  async function entryOf(connection: Connection, accountId: string): Promise<Entry | undefined> {
    const entry = await base(connection, `<GUID=${isGuid(accountId) ? accountId : NOBODY}>`);
    return entry !== undefined && isBelow(entry.dn, scopes) ? entry : undefined;
  }

  async function base(connection: Connection, name: string): Promise<Entry | undefined> {
    try {
      const options = { scope: 'base', filter: served, attributes, explicitBufferAttributes: BINARY } as const;
      return (await connection.search(name, options))[0];
    } catch (error) {
      if (error instanceof NoSuchObjectError) return undefined;
      throw error;
    }
  }

  /** The identifier of the one account with exactly this name, of an accent too. */
  async function idByName(connection: Connection, userId: string): Promise<string> {
    const filter = new AndFilter({ filters: [served, named(userId, settings.domain)] });
    const options = { filter, attributes: namingAttributes(), explicitBufferAttributes: BINARY, sizeLimit: MOST_ALIKE };
    const hits: Entry[] = [];
    for (const scope of scopes) hits.push(...(await connection.search(scope, { scope: 'sub', ...options })));
    if (hits.length >= MOST_ALIKE) return NOBODY;
    const exact = hits.filter((entry) => namesOf(entry, settings.domain).includes(userId));
    const ids = new Set(exact.map(idOf));
    return ids.size === 1 ? ([...ids][0] ?? NOBODY) : NOBODY;
  }

  /** As many questions whether there is such an account or not: the time of an answer tells little. */
  async function account(connection: Connection, accountId: string): Promise<Account | undefined> {
    const entry = await entryOf(connection, accountId);
    const boss = await base(connection, (entry && textOf(entry, 'manager')) ?? `<GUID=${NOBODY}>`);
    if (entry === undefined) return undefined;
    const manager = boss && userIdOf(boss, settings.domain);
    return toAccount(entry, { manager, lockedUntil: await lockedUntil(connection, entry) }, settings);
  }

  /** The rules that hold for an account; those of the domain where its own cannot be read. */
  async function rulesFor(connection: Connection, entry: Entry | undefined): Promise<Rules | undefined> {
    const resultant = settings.fineGrainedPolicies ? textOf(entry, 'msDS-ResultantPSO') : undefined;
    return (await policies.of(connection, resultant)) ?? policies.of(connection, undefined);
  }

  async function lockedUntil(connection: Connection, entry: Entry): Promise<Date | undefined> {
    if (!isLocked(entry)) return undefined;
    const since = momentOf(textOf(entry, 'lockoutTime'));
    const lasts = (await rulesFor(connection, entry))?.lockoutMs;
    return since === undefined || lasts === undefined ? undefined : new Date(since.getTime() + lasts);
  }

  /** A name in the domain that is not anybody's. */
  const nobody = `CN=${NOBODY},${settings.baseDn}`;
  return { scopes, served, nobody, entryOf, idByName, account, rulesFor };
}

function servedBy(filter = ''): Filter {
  try {
    return FilterParser.parseString(`(&${PERSON}${filter})`);
  } catch (error) {
    throw new Fault('bad-configuration', `directory.filter: ${(error as Error).message}`, error);
  }
}

/** The attributes that can hold a name of this form. */
function named(userId: string, domain: string): Filter {
  const equal = (attribute: string, value: string): Filter => new EqualityFilter({ attribute, value });
  if (userId.includes('@')) {
    return new OrFilter({
      filters: [equal('userPrincipalName', userId), equal('mail', userId), equal('proxyAddresses', `smtp:${userId}`)],
    });
  }
  const [before = '', after] = userId.split('\\');
  const isOurs = after === undefined || before === domain.toLowerCase();
  // Another domain's name is looked for as well: where nothing is.
  return equal('sAMAccountName', isOurs ? (after ?? before) : '\\');
}
