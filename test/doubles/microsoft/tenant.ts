// A double. It holds what a tenant of Microsoft Entra holds, as far as the doubles of its sign-in and of Graph ask for it.

export const TENANT = '11111111-2222-4333-8444-555555555555';
export const OTHER_TENANT = '99999999-2222-4333-8444-555555555555';
export const CLIENT = '66666666-7777-4888-9999-000000000000';
export const SECRET = 'secret~of~the~application';

export interface EntraUser {
  readonly id: string;
  userPrincipalName: string;
  displayName: string;
  givenName: string | null;
  mail: string | null;
  otherMails: string[];
  proxyAddresses: string[];
  mobilePhone: string | null;
  businessPhones: string[];
  accountEnabled: boolean;
  userType: 'Member' | 'Guest';
  passwordPolicies: string | null;
  passwordProfile: { forceChangePasswordNextSignIn: boolean; forceChangePasswordNextSignInWithMfa: boolean };
  lastPasswordChangeDateTime: string;
  createdDateTime: string;
  signInSessionsValidFromDateTime: string;
  onPremisesSyncEnabled: boolean | null;
  onPremisesSamAccountName: string | null;
  onPremisesDomainName: string | null;
  onPremisesImmutableId: string | null;
  preferredLanguage: string | null;
  usageLocation: string | null;
  /** Never in an answer. */
  hidden: {
    password: string;
    emails: string[];
    phones: { number: string; type: 'mobile' | 'alternateMobile' | 'office' }[];
    memberOf: string[];
    manager: string | undefined;
    /** Absent: the report does not know this person yet. */
    registration: { isSsprEnabled: boolean; isSsprRegistered: boolean } | undefined;
    signIns: { createdDateTime: string; errorCode: number; failureReason: string }[];
    temporaryPass: string | undefined;
    /** Wrong passwords in a row; ten of them lock, until an administrator sets another one or time passes. */
    wrong: number;
  };
}

export interface EntraGroup {
  readonly id: string;
  readonly type: 'group' | 'directoryRole';
  readonly displayName: string;
  readonly roleTemplateId?: string;
  readonly isAssignableToRole?: boolean;
}

export interface EntraDomain {
  readonly id: string;
  authenticationType: 'Managed' | 'Federated';
  isDefault: boolean;
  isRoot: boolean;
  passwordValidityPeriodInDays: number | null;
  passwordNotificationWindowInDays: number | null;
}

export interface EntraApplication {
  readonly id: string;
  secret: string;
  secretEnds: string;
  /** Public keys in PEM by the SHA-256 thumbprint of their certificate, base64url. */
  certificates: Map<string, string>;
  /** Whose assertions are believed in place of a secret: issuer and subject, and the issuer's public key in PEM. */
  federated: { issuer: string; subject: string; publicKey: string } | undefined;
  /** Consented application permissions. */
  permissions: Set<string>;
  /** Consented delegated permissions. */
  scopes: Set<string>;
  /** Scopes of its own API, which a person's token can be for. */
  exposed: Set<string>;
  /** Directory roles of the service principal, by template. */
  roles: Set<string>;
  redirectUris: string[];
}

/** The password rules of a tenant that show from outside. */
export interface Tenant {
  readonly id: string;
  readonly users: EntraUser[];
  readonly groups: EntraGroup[];
  readonly domains: EntraDomain[];
  readonly application: EntraApplication;
  /** Whether there is a licence for the reports. */
  premium: boolean;
  temporaryPasses: boolean;
  /** The documentation says both: that the permission is enough, and that the application needs a role too. */
  needsUserAdministrator: boolean;
  /** How a delegated reset ends, and after how many looks. */
  operation: { status: 'succeeded' | 'failed'; detail: string; looks: number };
  readonly banned: string[];
  /** The most results on a page. */
  pageSize: number;
}

export const ROLE = {
  globalAdministrator: '62e90394-69f5-4237-9190-012177145e10',
  privilegedAuthenticationAdministrator: '7be44c8a-adaf-4e2a-84d6-ab2649e08a13',
  authenticationAdministrator: 'c4e39bd9-1100-46d3-8c65-fb160da0071f',
  userAdministrator: 'fe930be7-5e62-47db-91af-98c3a49a38b1',
  helpdesk: '729827e3-9c14-49f7-bb1b-9608f156bbb8',
  passwordAdministrator: '966707d0-3269-4727-9be2-8c3a10f19b9d',
  exchangeAdministrator: '29232cdf-9323-42fd-ade2-1d097af3e4de',
} as const;

/** Least privilege, as the set-up page asks for it. */
export const PERMISSIONS = [
  'User.Read.All',
  'User-PasswordProfile.ReadWrite.All',
  'User.RevokeSessions.All',
  'AuditLog.Read.All',
  'Domain.Read.All',
  'UserAuthMethod-Email.Read.All',
  'UserAuthMethod-Phone.Read.All',
  'UserAuthMethod-TAP.ReadWrite.All',
  'RoleManagement.Read.Directory',
  'GroupMember.Read.All',
];

let count = 0;
const newId = (): string => `aaaaaaaa-0000-4000-8000-${String(++count).padStart(12, '0')}`;

export const newUser = (name: string, part: Partial<Omit<EntraUser, 'hidden'>> = {}, hidden = {}): EntraUser => ({
  id: newId(),
  userPrincipalName: `${name}@voorbeeld.example`,
  displayName: name,
  givenName: name,
  mail: `${name}@voorbeeld.example`,
  otherMails: [],
  proxyAddresses: [`SMTP:${name}@voorbeeld.example`],
  mobilePhone: null,
  businessPhones: [],
  accountEnabled: true,
  userType: 'Member',
  passwordPolicies: null,
  passwordProfile: { forceChangePasswordNextSignIn: false, forceChangePasswordNextSignInWithMfa: false },
  lastPasswordChangeDateTime: new Date(Date.now() - 86_400_000).toISOString(),
  createdDateTime: '2020-01-01T00:00:00Z',
  signInSessionsValidFromDateTime: '2026-01-01T00:00:00Z',
  onPremisesSyncEnabled: null,
  onPremisesSamAccountName: null,
  onPremisesDomainName: null,
  onPremisesImmutableId: null,
  preferredLanguage: 'nl-NL',
  usageLocation: 'NL',
  ...part,
  hidden: {
    password: `Begin-${name}-01!`,
    emails: [`${name}@prive.example`],
    phones: [{ number: '+31 612345678', type: 'mobile' }],
    memberOf: [],
    manager: undefined,
    registration: { isSsprEnabled: true, isSsprRegistered: true },
    signIns: [],
    temporaryPass: undefined,
    wrong: 0,
    ...hidden,
  },
});

export const newTenant = (users: readonly EntraUser[] = []): Tenant => ({
  id: TENANT,
  users: [...users],
  groups: Object.entries(ROLE).map(([displayName, roleTemplateId]) => ({
    id: newId(),
    type: 'directoryRole',
    displayName,
    roleTemplateId,
  })),
  domains: [
    {
      id: 'voorbeeld.example',
      authenticationType: 'Managed',
      isDefault: true,
      isRoot: true,
      passwordValidityPeriodInDays: 90,
      passwordNotificationWindowInDays: 14,
    },
  ],
  application: {
    id: CLIENT,
    secret: SECRET,
    secretEnds: '2027-06-01T00:00:00Z',
    certificates: new Map(),
    federated: undefined,
    permissions: new Set(PERMISSIONS),
    exposed: new Set([`api://botid-${CLIENT}/access_as_user`]),
    scopes: new Set([
      'User-PasswordProfile.ReadWrite.All',
      'UserAuthenticationMethod.ReadWrite.All',
      'openid',
      'profile',
      'offline_access',
      'email',
    ]),
    roles: new Set(),
    redirectUris: [],
  },
  premium: true,
  temporaryPasses: true,
  needsUserAdministrator: false,
  operation: { status: 'succeeded', detail: 'ResetSuccess', looks: 0 },
  banned: ['Welkom2026!', 'P@ssw0rd123'],
  pageSize: 100,
});

export const groupId = (tenant: Tenant, name: string): string =>
  tenant.groups.find(({ displayName }) => displayName === name)?.id ?? '';
