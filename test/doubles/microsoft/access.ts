// A double. It decides as Graph does who may do what: the permission table, the roles of a signed-in administrator,
// and what is never done with an application's own token.
import { readFileSync } from 'node:fs';
import type { JWTPayload } from 'jose';
import { z } from 'zod';
import { ROLE, type EntraUser, type Tenant } from './tenant.ts';

const Row = z.object({
  method: z.string(),
  path: z.string(),
  delegated: z.array(z.string()),
  application: z.array(z.string()),
});
const ROWS = z.array(Row).parse(JSON.parse(readFileSync(new URL('permissions.json', import.meta.url), 'utf8')));

/** Who asks: an application by itself, or a person through one. */
export interface Caller {
  readonly kind: 'application' | 'person';
  readonly granted: ReadonlySet<string>;
  readonly roles: ReadonlySet<string>;
  readonly oid: string | undefined;
}

export function callerOf(claims: JWTPayload): Caller {
  const list = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);
  const scopes = typeof claims['scp'] === 'string' ? claims['scp'].split(' ') : [];
  return {
    kind: claims['idtyp'] === 'app' ? 'application' : 'person',
    granted: new Set(claims['idtyp'] === 'app' ? list(claims['roles']) : scopes),
    roles: new Set(list(claims['wids'])),
    oid: typeof claims['oid'] === 'string' ? claims['oid'] : undefined,
  };
}

/** The row of a request, with what stands in the place of `{id}`. */
export function rowFor(
  method: string,
  path: string,
): { readonly route: string; readonly ids: readonly string[] } | undefined {
  for (const row of ROWS.filter((each) => each.method === method)) {
    const parts = row.path.split('/');
    const given = path.split('/');
    const ids: string[] = [];
    const fits =
      parts.length === given.length &&
      parts.every((part, index) => {
        const value = given[index] ?? '';
        if (part !== '{id}') return part.toLowerCase() === value.toLowerCase();
        ids.push(decodeURIComponent(value));
        return value !== '';
      });
    if (fits) return { route: `${row.method} ${row.path}`, ids };
  }
  return undefined;
}

export function isAllowed(route: string, caller: Caller): boolean {
  const row = ROWS.find(({ method, path }) => `${method} ${path}` === route);
  const names = caller.kind === 'application' ? row?.application : row?.delegated;
  return names?.some((name) => caller.granted.has(name)) ?? false;
}

const LOW = new Set(['Directory Readers', 'Guest Inviter']);

/** Which administrators reset whom, for roles over the whole tenant. */
export function mayReset(tenant: Tenant, roles: ReadonlySet<string>, target: EntraUser): boolean {
  const high = [ROLE.globalAdministrator, ROLE.privilegedAuthenticationAdministrator];
  if (high.some((role) => roles.has(role))) return true;
  const held = tenant.groups.filter(({ id }) => target.hidden.memberOf.includes(id));
  if (held.some(({ isAssignableToRole }) => isAssignableToRole === true)) return false;
  return (
    held
      .filter(({ type, displayName }) => type === 'directoryRole' && !LOW.has(displayName))
      .every(({ roleTemplateId = '' }) => (RESETTERS[roleTemplateId] ?? []).some((role) => roles.has(role))) &&
    ANYONE.some((role) => roles.has(role))
  );
}

const ANYONE = [ROLE.passwordAdministrator, ROLE.helpdesk, ROLE.authenticationAdministrator, ROLE.userAdministrator];
const RESETTERS: Readonly<Record<string, readonly string[]>> = {
  [ROLE.passwordAdministrator]: ANYONE,
  [ROLE.helpdesk]: [ROLE.helpdesk, ROLE.userAdministrator],
  [ROLE.authenticationAdministrator]: [ROLE.authenticationAdministrator],
  [ROLE.userAdministrator]: [ROLE.userAdministrator],
};
