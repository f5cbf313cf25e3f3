import type { INetworkModule } from '@azure/msal-node';
import { Fault } from '../../../core/errors.ts';
import type { MailToken } from '../smtp-options.ts';

export interface MailTokenSettings {
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly authorityHost: string;
  readonly scope: string;
  /** In place of the library's own way to the network. */
  readonly network?: INetworkModule;
}

/**
 * Tokens for a mail server, by the client credentials of an application in Microsoft Entra. The library
 * keeps one and fetches the next some minutes before it expires; `renew` passes over the kept one, which
 * the mail server just refused.
 */
export function createMailToken(settings: MailTokenSettings): MailToken {
  const { tenantId, clientId, clientSecret, scope, network } = settings;
  const authorityHost = settings.authorityHost.replace(/\/+$/u, '');
  let made: Promise<Awaited<ReturnType<typeof make>>> | undefined;

  // Loaded when the first mail goes out: most installations never need it.
  async function make() {
    const { ConfidentialClientApplication } = await import('@azure/msal-node');
    return new ConfidentialClientApplication({
      auth: {
        clientId,
        clientSecret,
        authority: `${authorityHost}/${tenantId}`,
        knownAuthorities: [new URL(authorityHost).host],
      },
      ...(network === undefined ? {} : { system: { networkClient: network } }),
    });
  }

  return async (renew) => {
    const application = await (made ??= make());
    const result = await application
      .acquireTokenByClientCredential({ scopes: [scope], skipCache: renew })
      .catch((error: unknown) => {
        throw new Fault('delivery-failed', `no token for the mail server: ${codeOf(error)}`);
      });
    if (result === null) throw new Fault('delivery-failed', 'no token for the mail server');
    return result.accessToken;
  };
}

/** `invalid_client 7000215` and the like; the description may repeat what was sent. */
function codeOf(error: unknown): string {
  const { errorCode, errorNo, name } = error as { errorCode?: string; errorNo?: string; name: string };
  return [errorCode ?? name, errorNo].filter((part) => part !== undefined && part !== '').join(' ');
}
