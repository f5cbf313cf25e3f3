import { z } from 'zod';

const Refusal = z.object({ error: z.object({ code: z.string() }) });

/** Graph's own word for a refusal; its sentences change and are never read. */
export function codeIn(body: unknown): string | undefined {
  const refusal = Refusal.safeParse(body);
  return refusal.success ? refusal.data.error.code : undefined;
}

/** Failures before a single byte of a request went out. */
const NEVER_SENT =
  /^(?:ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|UND_ERR_CONNECT_TIMEOUT|CERT_.*|ERR_TLS_.*|UNABLE_TO_.*|DEPTH_ZERO_.*|SELF_SIGNED_.*)$/u;

export function wasNeverSent(error: unknown): boolean {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    if ('code' in at && typeof at.code === 'string' && NEVER_SENT.test(at.code)) return true;
  }
  return false;
}

const nullable = <T extends z.ZodType>(schema: T) => schema.nullish().transform((value) => value ?? undefined);
const texts = z
  .array(z.string())
  .nullish()
  .transform((value) => value ?? []);
const moment = nullable(z.iso.datetime({ offset: true }).transform((text) => new Date(text)));

/** What is asked of a person; without `$select` most of it would be missing. */
export const userSchema = z.object({
  id: z.string(),
  displayName: nullable(z.string()),
  userPrincipalName: z.string(),
  mail: nullable(z.string()),
  otherMails: texts,
  proxyAddresses: texts,
  mobilePhone: nullable(z.string()),
  businessPhones: texts,
  accountEnabled: z.boolean(),
  userType: nullable(z.string()),
  passwordPolicies: nullable(z.string()),
  passwordProfile: nullable(
    z.object({
      forceChangePasswordNextSignIn: nullable(z.boolean()),
      forceChangePasswordNextSignInWithMfa: nullable(z.boolean()),
    }),
  ),
  lastPasswordChangeDateTime: moment,
  onPremisesSyncEnabled: nullable(z.boolean()),
  onPremisesSamAccountName: nullable(z.string()),
  onPremisesDomainName: nullable(z.string()),
  onPremisesImmutableId: nullable(z.string()),
  preferredLanguage: nullable(z.string()),
});
export type GraphUser = z.infer<typeof userSchema>;
export const SELECT = Object.keys(userSchema.shape).join(',');

export const emailMethods = z.object({ value: z.array(z.object({ emailAddress: nullable(z.string()) })) });
export const phoneMethods = z.object({
  value: z.array(z.object({ phoneNumber: nullable(z.string()), phoneType: nullable(z.string()) })),
});
export const registrationSchema = z.object({
  isAdmin: nullable(z.boolean()),
  isSsprEnabled: z.boolean(),
  isSsprRegistered: z.boolean(),
});
/** Properties that the application may not see are absent. */
export const memberSchema = z.object({
  '@odata.type': nullable(z.string()),
  id: z.string(),
  displayName: nullable(z.string()),
  roleTemplateId: nullable(z.string()),
  isAssignableToRole: nullable(z.boolean()),
});
export type Member = z.infer<typeof memberSchema>;
export const managerSchema = z.object({ userPrincipalName: z.string() });
export const domainSchema = z.object({
  id: z.string(),
  authenticationType: nullable(z.string()),
  isDefault: nullable(z.boolean()),
  isRoot: nullable(z.boolean()),
  passwordValidityPeriodInDays: nullable(z.number()),
});
export type Domain = z.infer<typeof domainSchema>;
export const operationSchema = z.object({ status: z.string(), statusDetail: nullable(z.string()) });
export const passSchema = z.object({
  temporaryAccessPass: nullable(z.string()),
  startDateTime: moment,
  lifetimeInMinutes: z.number(),
  isUsable: nullable(z.boolean()),
});
export const signInsSchema = z.object({
  value: z.array(
    z.object({ createdDateTime: z.iso.datetime({ offset: true }), status: z.object({ errorCode: z.number() }) }),
  ),
});
export const pageSchema = z.object({ '@odata.nextLink': nullable(z.string()), value: z.array(z.unknown()) });
