import { z } from 'zod';
import { ROLES } from '../core/account.ts';

const text = z.string().min(1);
const host = (standard: string) =>
  z
    .url({ protocol: /^https$/u })
    .transform((url) => url.replace(/\/+$/u, ''))
    .prefault(standard);

const proofs = {
  clientSecret: text.optional(),
  /** Files in PEM: the certificate that is registered, and its key. */
  certificate: z.strictObject({ certificateFile: text, privateKeyFile: text }).optional(),
  /** File with an assertion of an issuer that the registration trusts; read again for each token. */
  federatedTokenFile: text.optional(),
};

/** One registration in one tenant. */
const registration = {
  tenantId: z.guid(),
  clientId: z.guid(),
  ...proofs,
  /** Where people and applications sign in: another cloud has another. */
  authorityHost: host('https://login.microsoftonline.com'),
};

const hasOneProof = ({
  clientSecret,
  certificate,
  federatedTokenFile,
}: Partial<Record<keyof typeof proofs, unknown>>): boolean =>
  [clientSecret, certificate, federatedTokenFile].filter((proof) => proof !== undefined).length === 1;
const oneProof = { path: ['clientSecret'], message: 'give one of clientSecret, certificate and federatedTokenFile' };

const patience = z
  .number()
  .int()
  .min(1_000)
  .max(9_000, 'at most 9000: people get an answer within 10 s')
  .default(8_000);

/** From a role of Sleutel to the groups of the directory whose members hold it. */
const staffGroups = z.partialRecord(z.enum(ROLES), z.array(z.guid())).default({});

/** Microsoft Graph. What each permission is for: see the adapter's README. */
export const graphSchema = z
  .strictObject({
    kind: z.literal('graph'),
    ...registration,
    graphBaseUrl: host('https://graph.microsoft.com'),
    patienceMs: patience,
    /** As Microsoft's own flags say, or everyone with a contact. */
    selfService: z.enum(['microsoft', 'everyone']).default('microsoft'),
    /** Attributes that stand in where a person registered nothing; anybody with rights may have written them. */
    contactFallbacks: z.array(z.enum(['otherMails', 'mobilePhone', 'businessPhones'])).default([]),
    /** For domains that name no number of days. */
    defaultValidityDays: z.number().int().positive().optional(),
    /** Reads the log of sign-ins for signs of a lock; takes a licence. */
    readSignIns: z.boolean().default(false),
    /** Passwords set in the cloud are written back to the directory on-premises. */
    writeBack: z.boolean().default(false),
    temporaryPasses: z.boolean().default(false),
    staffGroups,
  })
  .refine(hasOneProof, oneProof);

/** Signing in with Microsoft Entra, by the directory's registration or one of its own. */
export const signInSchema = z.strictObject({
  /** Whose people may sign in; the directory's own tenant when empty. */
  tenants: z.array(z.guid()).default([]),
  registration: z.strictObject(registration).refine(hasOneProof, oneProof).optional(),
  /** What is done in the name of who signed in, whose token is kept for an hour at most: see the adapter's README. */
  inTheirName: z.array(z.enum(['resets', 'changes'])).default([]),
});

export type GraphConfig = z.infer<typeof graphSchema>;
export type SignInConfig = z.infer<typeof signInSchema>;

export const GRAPH_SECRETS: readonly string[] = ['clientSecret'];
export const SIGN_IN_SECRETS: readonly string[] = ['signIn.registration.clientSecret'];
