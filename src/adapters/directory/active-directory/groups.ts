import { ROLES, type Role } from '../../../core/account.ts';
import type { ActiveDirectorySettings } from './settings.ts';

/** Groups of a domain or forest that hold power over it: 512 Domain Admins to 527 Enterprise Key Admins. */
const DOMAIN_POWERS = /^S-1-5-21(?:-\d+){3}-(?:512|516|518|519|520|521|526|527)$/u;
/** Administrators, and the operators of accounts, servers, printing, backup and replication. */
const BUILTIN_POWERS = /^S-1-5-32-(?:544|548|549|550|551|552)$/u;
/** The first administrator and the key of the domain itself. */
const POWERFUL_ACCOUNTS = /^S-1-5-21(?:-\d+){3}-(?:500|502)$/u;

export interface Membership {
  readonly sid: string;
  /** Of every group, nested ones too. */
  readonly groups: readonly string[];
  /** What Active Directory itself has marked as protected, now or ever. */
  readonly adminCount: number;
}

/**
 * Whom Sleutel never touches, whatever the rights of its service account. Without any group the groups could not be
 * read, for everybody has one: then nobody is touched either.
 */
export function isProtected({ sid, groups, adminCount }: Membership, protectedGroups: readonly string[]): boolean {
  if (groups.length === 0 || adminCount > 0 || POWERFUL_ACCOUNTS.test(sid)) return true;
  return groups.some(
    (group) => DOMAIN_POWERS.test(group) || BUILTIN_POWERS.test(group) || protectedGroups.includes(group),
  );
}

export function rolesOf({ groups }: Membership, roles: ActiveDirectorySettings['roles']): Role[] {
  const held = new Set(groups.flatMap((group) => roles[group] ?? []));
  return ROLES.filter((role) => held.has(role));
}

/** Who is excluded is not served, also when included. */
export function mayHelpThemselves(
  { groups }: Membership,
  { include, exclude }: ActiveDirectorySettings['selfService'],
): boolean {
  if (groups.some((group) => exclude.includes(group))) return false;
  return include.length === 0 || groups.some((group) => include.includes(group));
}
