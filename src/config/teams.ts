import { z } from 'zod';
import { readChannelLink } from './channel-link.ts';

/** Addresses of the Bot Framework in each cloud, as Microsoft documents them. */
export const CLOUDS = {
  public: {
    authorityHost: 'https://login.microsoftonline.com',
    audience: 'https://api.botframework.com',
    issuer: 'https://api.botframework.com',
    openIdMetadata: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
    services: ['smba.trafficmanager.net', '.botframework.com', '.teams.microsoft.com'],
    framers: [
      'https://teams.microsoft.com',
      'https://*.teams.microsoft.com',
      'https://teams.cloud.microsoft',
      'https://*.cloud.microsoft',
    ],
  },
  usGovernment: {
    authorityHost: 'https://login.microsoftonline.us',
    audience: 'https://api.botframework.us',
    issuer: 'https://api.botframework.us',
    openIdMetadata: 'https://login.botframework.azure.us/v1/.well-known/openidconfiguration',
    services: ['.infra.gov.teams.microsoft.us', '.botframework.azure.us', '.teams.microsoft.us'],
    framers: ['https://teams.microsoft.us', 'https://*.teams.microsoft.us'],
  },
} as const;

/** Everything about Teams that the four MICROSOFT_APP_... values do not say. */
export const teamsSchema = z.strictObject({
  cloud: z.enum(['public', 'usGovernment']).default('public'),
  /** Tenants whose people are helped; the bot's own when empty. */
  tenants: z.array(z.string().min(1)).default([]),
  /** The link to the channel where cases are shown, as Teams gives it; the bot is added to its team. */
  helpdeskChannel: z
    .string()
    .refine((link) => readChannelLink(link) !== undefined, 'the link to a channel, as Teams gives it')
    .optional(),
  /** Lets a channel on this machine in without a token; for development alone. */
  withoutTokens: z.boolean().default(false),
  /** Another Bot Framework, for tests: its keys, its service, and a token that it takes. */
  double: z
    .strictObject({
      issuer: z.string().min(1),
      openIdMetadata: z.url(),
      services: z.array(z.string().min(1)).min(1),
      token: z.string().min(1),
    })
    .optional(),
});
