import { ROLES, type Role } from '../../core/account.ts';

/** From a role of Sleutel to the groups whose members hold it, by id. */
export type StaffGroups = Readonly<Partial<Record<Role, readonly string[]>>>;

/** Roles of Microsoft Entra that Sleutel has a name for, by template. */
const NAMED: Readonly<Record<string, Role>> = {
  '729827e3-9c14-49f7-bb1b-9608f156bbb8': 'helpdesk',
  '966707d0-3269-4727-9be2-8c3a10f19b9d': 'passwordAdministrator',
  'fe930be7-5e62-47db-91af-98c3a49a38b1': 'userAdministrator',
  '62e90394-69f5-4237-9190-012177145e10': 'globalAdministrator',
};

/** Sleutel's roles, weakest first, of templates of directory roles and ids of groups. */
export function rolesFor(templates: readonly string[], groups: readonly string[], staffGroups: StaffGroups): Role[] {
  const named = new Set(templates.map((template) => NAMED[template]));
  return ROLES.filter((role) => named.has(role) || (staffGroups[role] ?? []).some((group) => groups.includes(group)));
}
