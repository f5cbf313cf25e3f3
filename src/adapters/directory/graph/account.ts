import type { Account } from '../../../core/account.ts';
import { languageOf } from '../../../core/language.ts';
import type { GraphUser } from './answers.ts';
import { withFallbacks } from './contacts.ts';
import type { Details } from './details.ts';
import { expiryOf, isManagedElsewhere, type Domains } from './domains.ts';
import { namesOf } from './find.ts';
import type { Standing } from './memberships.ts';
import type { GraphSettings } from './settings.ts';

/** Everything that Graph tells about one person. */
export interface Picture {
  readonly user: GraphUser;
  readonly details: Details;
  readonly standing: Standing;
  readonly domains: Domains;
  /** A sign of a lock in the log of sign-ins; Graph itself does not show one. */
  readonly locked: boolean;
}

export function toAccount({ user, details, standing, domains, locked }: Picture, settings: GraphSettings): Account {
  const contacts = withFallbacks(details.contacts, user, settings.contactFallbacks);
  const expiry = expiryOf(user, domains, settings.defaultValidityDays);
  return {
    id: user.id,
    userId: user.userPrincipalName,
    displayName: user.displayName ?? user.userPrincipalName,
    language: languageOf(user.preferredLanguage),
    source: isManagedElsewhere(user, domains) ? 'onPremises' : 'cloud',
    enabled: user.accountEnabled,
    guest: isGuest(user),
    locked,
    lockedUntil: undefined,
    mustChange: mustChange(user),
    accountExpiresAt: undefined,
    passwordSetAt: user.lastPasswordChangeDateTime,
    passwordExpiresAt: expiry.kind === 'at' ? expiry.at : undefined,
    selfService: selfServiceOf(details, contacts, settings),
    contacts,
    contactsChangedAt: undefined,
    ownAddresses: namesOf(user),
    roles: standing.roles,
    groups: standing.groups,
    guarded: standing.guarded || details.registration?.isAdmin === true,
    onPremisesId: user.onPremisesSyncEnabled === true ? guidOf(user.onPremisesImmutableId) : undefined,
    manager: details.manager,
  };
}

/** The password of a guest is in another tenant, or with another provider. */
export const isGuest = ({ userType, userPrincipalName }: GraphUser): boolean =>
  userType === 'Guest' || /#ext#/iu.test(userPrincipalName);

/** The anchor of a synchronised person: sixteen bytes in base64, of which the first three groups are turned round. */
function guidOf(anchor: string | undefined): string | undefined {
  const bytes = Buffer.from(anchor ?? '', 'base64');
  if (bytes.length !== 16) return undefined;
  const turned = [bytes.subarray(0, 4), bytes.subarray(4, 6), bytes.subarray(6, 8)].map((part) => part.toReversed());
  const parts = [...turned, bytes.subarray(8, 10), bytes.subarray(10)];
  return parts.map((part) => Buffer.from(part).toString('hex')).join('-');
}

const mustChange = ({ passwordProfile: profile }: GraphUser): boolean =>
  profile?.forceChangePasswordNextSignIn === true || profile?.forceChangePasswordNextSignInWithMfa === true;

/** Without a licence, or a line in the report, Microsoft's own self-service is not there for this person. */
function selfServiceOf(
  { registration }: Details,
  contacts: Account['contacts'],
  { selfService }: GraphSettings,
): Account['selfService'] {
  if (selfService === 'microsoft') {
    return { enabled: registration?.isSsprEnabled === true, registered: registration?.isSsprRegistered === true };
  }
  return { enabled: true, registered: Object.keys(contacts).length > 0 };
}
