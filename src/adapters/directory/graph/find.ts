import { createHash } from 'node:crypto';
import { z } from 'zod';
import { normaliseUserId } from '../../../core/identity.ts';
import { SELECT, userSchema, type GraphUser } from './answers.ts';
import type { GraphCalls } from './client.ts';
import { found, shaped } from './pages.ts';

/** Enough to see that there is more than one behind the look-alikes. */
const MOST = 20;
const hits = z.object({ '@odata.nextLink': z.string().optional(), value: z.array(userSchema) });

/** A text in a filter: its quotes doubled, the rest left to the encoding of the address. */
const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/**
 * The one person with this name. Graph compares loosely (case, accents), so what it finds is held
 * against the name once more; two who fit are nobody.
 */
export async function findUser(calls: GraphCalls, userId: string): Promise<GraphUser | undefined> {
  const slash = userId.indexOf('\\');
  const filter = slash === -1 ? mailFilter(userId) : samFilter(userId.slice(slash + 1));
  // Names of the old kind are answered by the index only, which may be some seconds behind.
  const eventual = slash !== -1;
  const query = new URLSearchParams({ $filter: filter, $select: SELECT, $top: String(MOST) });
  if (eventual) query.set('$count', 'true');
  const reply = await calls.read(`/users?${query.toString()}`, { eventual });
  const page = shaped(hits, reply);
  const exact = page.value.filter((user) => namesOf(user).includes(userId));
  return exact.length === 1 && page['@odata.nextLink'] === undefined ? exact[0] : undefined;
}

/** By identifier, with everything that is asked of a person. */
export const readUser = async (calls: GraphCalls, id: string): Promise<GraphUser | undefined> =>
  found(userSchema, await calls.read(`/users/${id}?$select=${SELECT}`));

function mailFilter(userId: string): string {
  const name = quoted(userId);
  const alias = quoted(`smtp:${userId}`);
  return `userPrincipalName eq ${name} or mail eq ${name} or proxyAddresses/any(p:p eq ${alias})`;
}

const samFilter = (name: string): string => `onPremisesSamAccountName eq ${quoted(name)}`;

/** Every name of the account itself, in the spelling that names are looked up in. */
export function namesOf(user: GraphUser): string[] {
  const { userPrincipalName, mail, proxyAddresses, onPremisesSamAccountName: sam, onPremisesDomainName: domain } = user;
  const mails = proxyAddresses.filter((address) => /^smtp:/iu.test(address)).map((address) => address.slice(5));
  // The short name of a domain is the first part of its long one, unless somebody chose otherwise.
  const short = domain?.split('.')[0];
  const old = sam !== undefined && short !== undefined ? [`${short}\\${sam}`] : [];
  const all = [userPrincipalName, ...(mail === undefined ? [] : [mail]), ...mails, ...old];
  return [...new Set(all.map(normaliseUserId))];
}

const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;

/**
 * An identifier that Graph can be asked for. Whatever is none becomes one that nobody has, so that
 * looking for nobody asks as much, and a path cannot be steered.
 */
export function idFor(text: string): string {
  if (GUID.test(text)) return text.toLowerCase();
  const hex = createHash('sha256').update(text).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), `4${hex.slice(13, 16)}`, `8${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  );
}
