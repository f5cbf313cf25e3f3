import type { Entry } from 'ldapts';
import type { Account } from '../../../core/account.ts';
import type { AccountList } from '../../../ports/directory.ts';
import { BINARY, expiryOf, idOf, isLocked } from './account.ts';
import type { Connection } from './connection.ts';
import type { Policies } from './policy.ts';
import type { Reader } from './reader.ts';
import { toFileTime } from './values.ts';

const ENABLED = '(!(userAccountControl:1.2.840.113556.1.4.803:=2))';
const EXPIRING = '(!(userAccountControl:1.2.840.113556.1.4.803:=65536))';
const COMPUTED = ['objectGUID', 'msDS-User-Account-Control-Computed', 'msDS-UserPasswordExpiryTimeComputed'];

/** What is computed cannot be searched for: stored values choose who may be on the list, computed ones decide. */
export async function listAccounts(
  connection: Connection,
  reader: Reader,
  policies: Policies,
  which: AccountList,
  most: number,
): Promise<Account[]> {
  const filter = which.kind === 'locked' ? '(lockoutTime>=1)' : await windows(connection, policies, which);
  if (filter === undefined) return [];
  const options = {
    scope: 'sub',
    filter: `(&${reader.served.toString()}${ENABLED}${filter})`,
    attributes: COMPUTED,
    explicitBufferAttributes: BINARY,
    paged: { pageSize: 500 },
  } as const;
  const entries = new Map<string, Entry>();
  for (const scope of reader.scopes) {
    for (const entry of await connection.search(scope, options)) entries.set(idOf(entry), entry);
  }
  const chosen = [...entries].filter(([, entry]) => belongs(entry, which)).toSorted(sooner);
  const accounts: Account[] = [];
  for (const [id] of chosen.slice(0, most)) {
    const account = await reader.account(connection, id);
    if (account !== undefined) accounts.push(account);
  }
  return accounts;
}

function belongs(entry: Entry, which: AccountList): boolean {
  if (which.kind === 'locked') return isLocked(entry);
  const { at } = expiryOf(entry);
  return at !== undefined && at >= which.from && at < which.until;
}

const sooner = ([, one]: [string, Entry], [, other]: [string, Entry]): number =>
  (expiryOf(one).at?.getTime() ?? 0) - (expiryOf(other).at?.getTime() ?? 0);

/** When a password was set that runs out in time, for each span that there is. */
async function windows(
  connection: Connection,
  policies: Policies,
  { from, until }: Extract<AccountList, { readonly kind: 'expiring' }>,
): Promise<string | undefined> {
  const spans = await policies.maxAges(connection);
  if (spans.length === 0) return undefined;
  const at = (moment: Date, span: number): string => toFileTime(new Date(moment.getTime() - span));
  const each = spans.map((span) => `(&(pwdLastSet>=${at(from, span)})(pwdLastSet<=${at(until, span)}))`);
  return `${EXPIRING}(|${each.join('')})`;
}
