import { z } from 'zod';

const E164 = z.string().regex(/^\+[1-9]\d{6,14}$/u, 'a number in international form, such as +31201234567');
const LOOPBACK = /^http:\/\/(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?(?:\/|$)/u;

/** Credentials and codes cross a network encrypted, or do not cross one. */
export const address = z
  .url({ protocol: /^https?$/u })
  .refine((url) => url.startsWith('https://') || LOOPBACK.test(url), 'https, except on this machine');
const base = (standard: string) => address.transform((url) => url.replace(/\/+$/u, '')).prefault(standard);

/** What a phone shows as the sender: a number, or a name of at most 11 letters, digits and spaces. */
const smsName = z.string().regex(/^(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11}$/u, 'a number such as +31612345678, or a name');

const twilioAccount = {
  provider: z.literal('twilio'),
  accountSid: z.string().regex(/^AC[0-9a-f]{32}$/iu, 'AC and 32 hexadecimal digits'),
  /** Also what delivery reports are signed with: without it they are not asked for. */
  authToken: z.string().min(16).optional(),
  apiKey: z.strictObject({ sid: z.string().regex(/^SK[0-9a-f]{32}$/iu), secret: z.string().min(16) }).optional(),
  baseUrl: base('https://api.twilio.com'),
};
const hasCredentials = ({ authToken, apiKey }: { authToken?: unknown; apiKey?: unknown }) =>
  authToken !== undefined || apiKey !== undefined;
const credentials = { path: ['authToken'], message: 'give authToken, apiKey or both' };

const webhook = z.strictObject({ provider: z.literal('webhook'), url: address, secret: z.string().min(32) });

/** Who carries text messages. */
export const textSchema = z.discriminatedUnion('provider', [
  z
    .strictObject({
      ...twilioAccount,
      from: E164.or(smsName).or(z.string().regex(/^MG[0-9a-f]{32}$/iu)),
    })
    .refine(hasCredentials, credentials),
  z.strictObject({
    provider: z.literal('cm'),
    productToken: z.guid(),
    from: E164.or(smsName),
    baseUrl: base('https://gw.messaging.cm.com'),
  }),
  webhook,
]);

/** Who makes calls. */
export const voiceSchema = z.discriminatedUnion('provider', [
  z.strictObject({ ...twilioAccount, from: E164 }).refine(hasCredentials, credentials),
  z.strictObject({
    provider: z.literal('cm'),
    productToken: z.guid(),
    from: E164,
    baseUrl: base('https://api.cm.com'),
  }),
  webhook,
]);

/** Signs in to the mail server with a token of Microsoft Entra instead of a password. */
export const smtpOAuthSchema = z.strictObject({
  /** A directory's id or domain: application tokens belong to one tenant. */
  tenantId: z
    .string()
    .regex(/^(?!common$|organizations$|consumers$)[A-Za-z0-9][A-Za-z0-9.-]+$/u, 'the id or a domain of one tenant'),
  clientId: z.guid(),
  clientSecret: z.string().min(1),
  /** The mailbox that sends. */
  user: z.email(),
  authorityHost: z.url({ protocol: /^https$/u }).default('https://login.microsoftonline.com'),
  scope: z.string().min(1).default('https://outlook.office365.com/.default'),
});

export type TextConfig = z.infer<typeof textSchema>;
export type VoiceConfig = z.infer<typeof voiceSchema>;

/** An address may carry a key in itself. */
export const PROVIDER_SECRETS: readonly string[] = [
  ...['text', 'voice'].flatMap((key) =>
    ['authToken', 'apiKey.secret', 'productToken', 'secret', 'url'].map((s) => `${key}.${s}`),
  ),
  'smtpOAuth.clientSecret',
];
