import type { Role } from '../../../core/account.ts';
import { ROLES } from '../../../core/account.ts';
import { memberSchema, type Member } from './answers.ts';
import type { GraphCalls } from './client.ts';
import { everyPage } from './pages.ts';
import type { GraphSettings } from './settings.ts';

/** Roles of Microsoft Entra that Sleutel has a name for, by template. */
const NAMED: Readonly<Record<string, Role>> = {
  '729827e3-9c14-49f7-bb1b-9608f156bbb8': 'helpdesk',
  '966707d0-3269-4727-9be2-8c3a10f19b9d': 'passwordAdministrator',
  'fe930be7-5e62-47db-91af-98c3a49a38b1': 'userAdministrator',
  '62e90394-69f5-4237-9190-012177145e10': 'globalAdministrator',
};

/** What somebody's memberships mean; read live, never kept. */
export interface Standing {
  readonly roles: readonly Role[];
  /** Holds a role of the directory, or may be given one through a group: never reset by an application. */
  readonly guarded: boolean;
}

export async function standingOf(
  calls: GraphCalls,
  id: string,
  { staffGroups }: Pick<GraphSettings, 'staffGroups'>,
): Promise<Standing> {
  const members = await everyPage(calls, `/users/${id}/transitiveMemberOf?$top=999`, memberSchema);
  return standing(members, staffGroups);
}

/** An administrative role counts when its name is hidden from us as well. */
export function standing(members: readonly Member[], staffGroups: GraphSettings['staffGroups']): Standing {
  const isRole = (member: Member): boolean => member['@odata.type'] === '#microsoft.graph.directoryRole';
  const named = rolesFor({
    templates: members.flatMap(({ roleTemplateId }) => roleTemplateId ?? []),
    groups: members.map(({ id }) => id),
    staffGroups,
  });
  return { roles: named, guarded: members.some((member) => isRole(member) || member.isAssignableToRole === true) };
}

/** Sleutel's roles, weakest first, of templates and groups. */
export function rolesFor(held: {
  readonly templates: readonly string[];
  readonly groups: readonly string[];
  readonly staffGroups: GraphSettings['staffGroups'];
}): Role[] {
  const named = new Set(held.templates.map((template) => NAMED[template]));
  return ROLES.filter(
    (role) => named.has(role) || (held.staffGroups[role] ?? []).some((group) => held.groups.includes(group)),
  );
}
