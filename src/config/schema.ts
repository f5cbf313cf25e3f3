import { z } from 'zod';
import { helpdeskSchema, retentionSchema } from './helpdesk.ts';
import { DIRECTORY_SECRETS, directorySchema } from './directory.ts';
import { SIGN_IN_SECRETS, signInSchema } from './entra.ts';
import { organisationSchema } from './organisation.ts';
import { policySchema } from './policy.ts';
import { PROVIDER_SECRETS, smtpOAuthSchema, textSchema, voiceSchema } from './providers.ts';
import { teamsSchema } from './teams.ts';
import { TICKET_SECRETS, ticketsSchema } from './tickets.ts';

/** Marks a value that is never shown. */
export const SECRET_KEYS: ReadonlySet<string> = new Set([
  'smtpUrl',
  'databaseUrl',
  'microsoftAppPassword',
  'teams.double.token',
  ...PROVIDER_SECRETS,
  ...DIRECTORY_SECRETS,
  ...SIGN_IN_SECRETS,
  ...TICKET_SECRETS,
]);

const text = z.string().min(1);

/** Every setting there is. In the environment each has the name beside it; what has parts goes by file only. */
export const configSchema = z.strictObject({
  host: text.default('127.0.0.1'),
  port: z.coerce.number().int().min(0).max(65535).default(3978),
  /** Folder of the database and the key. */
  data: text.default('./data'),
  /** File with the sealing key; in the data folder when absent. */
  key: text.optional(),
  publicUrl: z.url({ protocol: /^https?$/u }).optional(),
  databaseUrl: text.optional(),
  smtpUrl: z.url({ protocol: /^smtps?$/u }).optional(),
  mailFrom: z.email().optional(),
  demoUsers: text.optional(),
  robotCheck: z.enum(['on', 'off']).default('on'),
  /** Says that the embedded directory holds the real accounts. */
  embeddedDirectoryIsReal: z.stringbool().or(z.boolean()).default(false),
  /** Whose X-Forwarded-For is believed. */
  trustedProxies: z
    .array(text)
    .or(text.transform((list) => list.split(',').map((entry) => entry.trim())))
    .default([]),
  /** The language of mail to the helpdesk. */
  staffLanguage: z.enum(['nl', 'en']).default('nl'),
  /** Mail before a password expires. */
  reminders: z.enum(['on', 'off']).default('on'),
  logLevel: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('warn'),
  microsoftAppId: text.optional(),
  microsoftAppPassword: text.optional(),
  microsoftAppTenantId: text.optional(),
  microsoftAppType: z.enum(['SingleTenant', 'UserAssignedMSI', 'MultiTenant']).optional(),
  teams: teamsSchema.prefault({}),
  text: textSchema.optional(),
  voice: voiceSchema.optional(),
  smtpOAuth: smtpOAuthSchema.optional(),
  directory: directorySchema.prefault({ kind: 'embedded' }),
  organisation: organisationSchema.optional(),
  signIn: signInSchema.optional(),
  policy: policySchema.prefault({}),
  helpdesk: helpdeskSchema.prefault({}),
  tickets: ticketsSchema,
  retention: retentionSchema.prefault({}),
});

export type Config = z.infer<typeof configSchema>;

/** Settings that have parts; the environment has no names for them. */
export const FILE_ONLY = [
  'policy',
  'helpdesk',
  'tickets',
  'retention',
  'teams',
  'text',
  'voice',
  'smtpOAuth',
  'directory',
  'organisation',
  'signIn',
] as const satisfies readonly (keyof Config)[];

/** Name in the environment of each other setting. */
export const ENVIRONMENT: Readonly<Record<Exclude<keyof Config, (typeof FILE_ONLY)[number]>, string>> = {
  host: 'HOST',
  port: 'PORT',
  data: 'SLEUTEL_DATA',
  key: 'SLEUTEL_KEY',
  publicUrl: 'PUBLIC_URL',
  databaseUrl: 'DATABASE_URL',
  smtpUrl: 'SMTP_URL',
  mailFrom: 'SLEUTEL_MAIL_FROM',
  demoUsers: 'SLEUTEL_DEMO_USERS',
  robotCheck: 'SLEUTEL_ROBOT_CHECK',
  embeddedDirectoryIsReal: 'SLEUTEL_EMBEDDED_DIRECTORY_IS_REAL',
  trustedProxies: 'SLEUTEL_TRUSTED_PROXIES',
  staffLanguage: 'SLEUTEL_STAFF_LANGUAGE',
  reminders: 'SLEUTEL_REMINDERS',
  logLevel: 'SLEUTEL_LOG_LEVEL',
  microsoftAppId: 'MICROSOFT_APP_ID',
  microsoftAppPassword: 'MICROSOFT_APP_PASSWORD',
  microsoftAppTenantId: 'MICROSOFT_APP_TENANT_ID',
  microsoftAppType: 'MICROSOFT_APP_TYPE',
};
/** The file itself is named in the environment only. */
export const FILE_VARIABLE = 'SLEUTEL_CONFIG';
