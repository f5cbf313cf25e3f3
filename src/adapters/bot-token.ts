import { Fault } from '../core/errors.ts';

export interface BotTokenSettings {
  readonly appId: string;
  readonly type: 'SingleTenant' | 'UserAssignedMSI' | 'MultiTenant';
  readonly password: string | undefined;
  readonly tenantId: string | undefined;
  /** `https://login.microsoftonline.com`, or that of another cloud. */
  readonly authorityHost: string;
  /** `https://api.botframework.com`, or that of another cloud. */
  readonly audience: string;
}

/** The tenant in which multi-tenant bots get their tokens. */
const BOT_FRAMEWORK_TENANT = 'botframework.com';

/**
 * The bot's own tokens for the Bot Framework connector, by its secret or by a managed identity. The library
 * keeps one until shortly before it expires.
 */
export function createBotToken(settings: BotTokenSettings): () => Promise<string> {
  let made: Promise<() => Promise<string | undefined>> | undefined;
  return async () => {
    const ask = await (made ??= make(settings));
    const token = await ask();
    if (token === undefined) throw new Fault('delivery-failed', 'no token for the Bot Framework');
    return token;
  };
}

// Loaded when it is needed: most installations have no Teams.
async function make({ appId, type, password, tenantId, authorityHost, audience }: BotTokenSettings) {
  const { ConfidentialClientApplication, ManagedIdentityApplication } = await import('@azure/msal-node');
  if (type === 'UserAssignedMSI') {
    const identity = new ManagedIdentityApplication({ managedIdentityIdParams: { userAssignedClientId: appId } });
    return async () => (await identity.acquireToken({ resource: audience })).accessToken;
  }
  const tenant = type === 'MultiTenant' ? BOT_FRAMEWORK_TENANT : (tenantId ?? BOT_FRAMEWORK_TENANT);
  const application = new ConfidentialClientApplication({
    auth: {
      clientId: appId,
      clientSecret: password ?? '',
      authority: `${authorityHost}/${tenant}`,
      knownAuthorities: [new URL(authorityHost).host],
    },
  });
  return async () =>
    (await application.acquireTokenByClientCredential({ scopes: [`${audience}/.default`] }))?.accessToken;
}
