import type { Account } from '../../../core/account.ts';
import type { AccountList } from '../../../ports/directory.ts';
import { toAccount } from './account.ts';
import { SELECT, userSchema } from './answers.ts';
import type { GraphCalls } from './client.ts';
import type { Domains } from './domains.ts';
import { pages } from './pages.ts';
import type { GraphSettings } from './settings.ts';

const NOTHING_MORE = { contacts: {}, manager: undefined, registration: undefined };
const NO_STANDING = { roles: [], groups: [], guarded: false };

/**
 * Graph does not filter by the age of a password, so that everybody is looked at. What is listed
 * comes from people's own records alone: whoever acts on one reads it afresh.
 */
export async function expiringAccounts(
  calls: GraphCalls,
  { from, until }: Extract<AccountList, { kind: 'expiring' }>,
  most: number,
  settings: GraphSettings,
  domainsOf: (calls: GraphCalls) => Promise<Domains>,
): Promise<Account[]> {
  const domains = await domainsOf(calls);
  const query = new URLSearchParams({ $filter: 'accountEnabled eq true', $select: SELECT, $top: '999' });
  const listed: Account[] = [];
  for await (const page of pages(calls, `/users?${query.toString()}`, userSchema)) {
    for (const user of page) {
      const picture = { user, domains, details: NOTHING_MORE, standing: NO_STANDING, locked: false };
      const account = toAccount(picture, settings);
      const at = account.passwordExpiresAt;
      if (!account.guest && at !== undefined && at >= from && at < until) listed.push(account);
      if (listed.length === most) return listed;
    }
  }
  return listed;
}
