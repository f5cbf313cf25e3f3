import type { Role } from '../../../core/account.ts';
import { rolesFor } from '../../entra/roles.ts';
import { memberSchema, type Member } from './answers.ts';
import type { GraphCalls } from './client.ts';
import { everyPage } from './pages.ts';
import type { GraphSettings } from './settings.ts';

/** What somebody's memberships mean; read live, never kept. */
export interface Standing {
  readonly roles: readonly Role[];
  /** Names of groups, for rules of the policy. */
  readonly groups: readonly string[];
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
  const templates = members.flatMap(({ roleTemplateId }) => roleTemplateId ?? []);
  const groups = members.map(({ id }) => id);
  return {
    roles: rolesFor(templates, groups, staffGroups),
    groups: members.flatMap((member) => (isRole(member) ? [] : (member.displayName ?? []))),
    guarded: members.some((member) => isRole(member) || member.isAssignableToRole === true),
  };
}
