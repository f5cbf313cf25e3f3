// A double. It imitates what Microsoft Graph answers to the reading of people, methods, reports and domains.
import type { Answered } from '../https-double.ts';
import type { Request, Route } from './graph.ts';
import { filterOf, isBasic, selected } from './odata.ts';
import type { EntraUser } from './tenant.ts';
import { denied, missing, refusal } from './trouble.ts';

export const userOf = ({ tenant: { users }, ids: [id = ''] }: Request): EntraUser | undefined =>
  users.find((user) => user.id === id || user.userPrincipalName.toLowerCase() === id.toLowerCase());

const ok = (body: object): Answered => ({ status: 200, body });

/** Whoever may read only the basics is refused the rest. */
const isAllowedToRead = ({ caller, query }: Request): boolean =>
  ['User.Read.All', 'User.ReadWrite.All', 'Directory.Read.All', 'Directory.ReadWrite.All'].some((name) =>
    caller.granted.has(name),
  ) || isBasic(query.get('$select'));

function readUser(request: Request): Answered {
  if (!isAllowedToRead(request)) return denied();
  const found = userOf(request);
  if (found === undefined) return missing();
  const shown = selected(found, request.query.get('$select'));
  return 'wrong' in shown
    ? refusal(400, 'BadRequest', `Could not find a property named '${String(shown.wrong)}'.`)
    : ok(shown);
}

function listUsers(request: Request): Answered {
  const { query, headers, tenant, url } = request;
  if (!isAllowedToRead(request)) return denied();
  const advanced = headers['consistencylevel'] === 'eventual' && query.get('$count') === 'true';
  const filter = filterOf(query.get('$filter') ?? 'accountEnabled eq true or accountEnabled eq false', advanced);
  if ('bad' in filter) return refusal(400, 'BadRequest', `Invalid filter clause: ${filter.bad}`);
  if ('unsupported' in filter) return refusal(400, 'Request_UnsupportedQuery', 'Unsupported or invalid query filter.');
  const shown = tenant.users.filter(filter.test).map((each) => selected(each, query.get('$select')));
  if (shown.some((each) => 'wrong' in each)) return refusal(400, 'BadRequest', 'Could not find a property.');
  return page(shown, query, `${url}/v1.0/users`, tenant.pageSize);
}

/** At most `$top`, and where the next ones are. */
function page(all: readonly object[], query: URLSearchParams, address: string, most: number): Answered {
  const size = Math.min(Number(query.get('$top') ?? most), most);
  const skip = Number(query.get('$skiptoken') ?? 0);
  const value = all.slice(skip, skip + size);
  const next = new URLSearchParams(query);
  next.set('$skiptoken', String(skip + size));
  const more = skip + size < all.length ? { '@odata.nextLink': `${address}?${next.toString()}` } : {};
  return ok({ '@odata.context': 'double', ...more, value });
}

const method =
  (read: (user: EntraUser) => readonly object[]): Route =>
  (request) => {
    const found = userOf(request);
    return found === undefined ? refusal(404, 'ResourceNotFound', 'User not found.') : ok({ value: read(found) });
  };

const PHONES = {
  mobile: '3179e48a-750b-4051-897c-87b9720928f7',
  alternateMobile: 'b6332ec1-7057-4abe-9331-3d72feddfe41',
  office: 'e37fc753-ff3b-4958-9484-eaa9425c82bc',
};

function registration(request: Request): Answered {
  if (!request.tenant.premium) return refusal(403, 'Authentication_RequestFromNonPremiumTenantOrB2CTenant');
  const found = userOf(request);
  // The report leaves out who is disabled, and runs hours behind.
  if (found?.hidden.registration === undefined || !found.accountEnabled) return missing();
  const { isSsprEnabled, isSsprRegistered } = found.hidden.registration;
  const { groups } = request.tenant;
  const isAdmin = groups.some(({ id, type }) => type === 'directoryRole' && found.hidden.memberOf.includes(id));
  return ok({
    id: found.id,
    userPrincipalName: found.userPrincipalName,
    isAdmin,
    isSsprEnabled,
    isSsprRegistered,
    isSsprCapable: isSsprEnabled && isSsprRegistered,
    methodsRegistered: [
      ...found.hidden.emails.map(() => 'email'),
      ...found.hidden.phones.map(({ type }) => `${type}Phone`),
    ],
    userType: found.userType.toLowerCase(),
    lastUpdatedDateTime: '2026-11-20T00:00:00Z',
  });
}

/** What a caller has no permission for is there without its properties, as the real one does. */
function memberOf(request: Request): Answered {
  const { tenant, caller, query, url } = request;
  const found = userOf(request);
  if (found === undefined) return missing();
  const may = (names: readonly string[]): boolean => names.some((name) => caller.granted.has(name));
  const roles = may(['RoleManagement.Read.Directory', 'Directory.Read.All']);
  const groups = may(['GroupMember.Read.All', 'Group.Read.All', 'Directory.Read.All']);
  const all = tenant.groups.filter(({ id }) => found.hidden.memberOf.includes(id));
  const shown = all.map(({ id, type, displayName, roleTemplateId = null, isAssignableToRole = null }) => {
    const open = type === 'group' ? groups : roles;
    const more = type === 'group' ? { isAssignableToRole } : { roleTemplateId };
    return { '@odata.type': `#microsoft.graph.${type}`, id, ...(open && { displayName, ...more }) };
  });
  return page(shown, query, `${url}/v1.0/users/${found.id}/transitiveMemberOf`, tenant.pageSize);
}

function readManager(request: Request): Answered {
  const found = userOf(request);
  const boss = request.tenant.users.find(({ id }) => id === found?.hidden.manager);
  if (boss === undefined) return missing();
  const shown = selected(boss, request.query.get('$select'));
  return 'wrong' in shown ? refusal(400, 'BadRequest') : ok(shown);
}

function signIns({ tenant, query }: Request): Answered {
  if (!tenant.premium) return refusal(403, 'Authentication_RequestFromNonPremiumTenantOrB2CTenant');
  const found = /^userId eq '([^']+)' and createdDateTime ge (\S+)$/u.exec(query.get('$filter') ?? '');
  if (found === null) return refusal(400, 'BadRequest');
  const [, id, since = ''] = found;
  const all = tenant.users.find((each) => each.id === id)?.hidden.signIns ?? [];
  const value = all
    .filter(({ createdDateTime }) => createdDateTime >= since)
    .toSorted((a, b) => b.createdDateTime.localeCompare(a.createdDateTime))
    .slice(0, Number(query.get('$top') ?? 50))
    .map(({ createdDateTime, ...status }) => ({ createdDateTime, status }));
  return ok({ value });
}

function readApplication({ tenant: { application: app }, ids: [id] }: Request): Answered {
  if (id !== app.id) return missing();
  return ok({ appId: app.id, passwordCredentials: [{ endDateTime: app.secretEnds }], keyCredentials: [] });
}

export const READS: Readonly<Record<string, Route>> = {
  'GET /users': listUsers,
  'GET /users/{id}': readUser,
  'GET /users/{id}/manager': readManager,
  'GET /users/{id}/transitiveMemberOf': memberOf,
  'GET /users/{id}/authentication/emailMethods': method(({ hidden }) =>
    hidden.emails.map((emailAddress) => ({ id: '3ddfcfc8-9383-446f-83cc-3ab9be4be18f', emailAddress })),
  ),
  'GET /users/{id}/authentication/phoneMethods': method(({ hidden }) =>
    hidden.phones.map(({ number, type }) => ({ id: PHONES[type], phoneNumber: number, phoneType: type })),
  ),
  'GET /reports/authenticationMethods/userRegistrationDetails/{id}': registration,
  'GET /auditLogs/signIns': signIns,
  'GET /domains': ({ tenant, query, url }) => page(tenant.domains, query, `${url}/v1.0/domains`, tenant.pageSize),
  'GET /applications/{id}': readApplication,
};
