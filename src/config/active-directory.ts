import { z } from 'zod';
import { ROLES } from '../core/account.ts';

const text = z.string().min(1);
const PART = String.raw`[A-Za-z][A-Za-z0-9-]*=(?:\\.|[^,\\])+`;
const dn = z.string().regex(new RegExp(`^${PART}(?:,${PART})*$`, 'u'), 'a DN such as OU=Staff,DC=corp,DC=example');
const attribute = z.string().regex(/^[A-Za-z][A-Za-z0-9-]*$/u, 'the LDAP name of an attribute');
const sid = z.string().regex(/^S-1-\d+(?:-\d+)+$/u, 'a SID such as S-1-5-21-1-2-3-1104');
const server = z
  .string()
  .regex(/^ldaps?:\/\/(?:[A-Za-z0-9.-]+|\[[0-9A-Fa-f:]+\])(?::\d{1,5})?$/u, 'such as ldaps://dc1.corp.example');
const milliseconds = (standard: number) => z.number().int().min(100).max(8000).default(standard);

/** Active Directory over LDAPS, or over LDAP with StartTLS. What each right is for: see the adapter's README. */
export const activeDirectorySchema = z
  .strictObject({
    kind: z.literal('active-directory'),
    /** Domain controllers, the first one preferred: best the PDC emulator. */
    urls: z.array(server).min(1).max(8),
    /** For `ldap://`: encrypts before anything is said. */
    startTls: z.boolean().default(false),
    /** Certificates of the authority that signed the controllers'; the usual ones when absent. */
    caFile: text.optional(),
    /** DN or UPN of the service account. */
    bindName: text,
    password: text.optional(),
    passwordFile: text.optional(),
    /** Short name of the domain, as in DOMAIN\name. */
    domain: z.string().regex(/^[A-Za-z0-9._-]{1,15}$/u, 'the short name of the domain, such as CORP'),
    baseDn: dn,
    /** Units below the base in which accounts are served; all of it when empty. */
    scopes: z.array(dn).default([]),
    /** One more condition on every account, as a filter of RFC 4515. */
    filter: z
      .string()
      .regex(/^\(.+\)$/su, 'a filter in parentheses')
      .optional(),
    /** Where contacts are kept; the first attribute with a usable value counts. */
    contacts: z
      .strictObject({
        alternateEmail: z.array(attribute).default(['otherMailbox']),
        mobilePhone: z.array(attribute).default(['mobile']),
        officePhone: z.array(attribute).default(['telephoneNumber']),
      })
      .prefault({}),
    /** For numbers that are written without a country. */
    country: z
      .string()
      .regex(/^\+[1-9]\d{0,2}$/u, 'a country code such as +31')
      .default('+31'),
    /** Where `preferredLanguage` says nothing. */
    language: z.enum(['nl', 'en']).default('nl'),
    /** Groups by SID. Without `include` everybody may help themselves, except who is excluded or protected. */
    selfService: z.strictObject({ include: z.array(sid).default([]), exclude: z.array(sid).default([]) }).prefault({}),
    /** Groups whose members are never touched, besides those that Active Directory itself protects. */
    protectedGroups: z.array(sid).default([]),
    /** From the SID of a group to a role of staff. */
    roles: z.record(sid, z.enum(ROLES)).default({}),
    /** Reads the policy that holds for an account; otherwise that of the domain. */
    fineGrainedPolicies: z.boolean().default(true),
    timeouts: z.strictObject({ connectMs: milliseconds(2000), operationMs: milliseconds(4000) }).prefault({}),
  })
  .refine(({ password, passwordFile }) => (password === undefined) !== (passwordFile === undefined), {
    path: ['password'],
    message: 'give either password or passwordFile',
  })
  .refine(({ urls, startTls }) => urls.every((url) => url.startsWith(startTls ? 'ldap://' : 'ldaps://')), {
    path: ['urls'],
    message: 'ldaps://, or ldap:// with startTls: a password never crosses the network in the clear',
  });

export const ACTIVE_DIRECTORY_SECRETS: readonly string[] = ['password'];
