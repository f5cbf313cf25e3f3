// A double. It imitates the token endpoint of Microsoft Entra for one tenant: discovery, and client
// credentials at /oauth2/v2.0/token with the error bodies of the real one (error, error_codes, suberror).
import type { INetworkModule, NetworkRequestOptions } from '@azure/msal-node';
import { double, type Double, type Got, type Reply } from './double.ts';

export const TENANT = '11111111-2222-4333-8444-555555555555';
export const CLIENT = { id: '66666666-7777-4888-9999-000000000000', secret: 'secret~of~the~application' };
export const AUTHORITY = 'https://login.double.example';
export const SCOPE = 'https://outlook.office365.com/.default';

export interface TokenDouble extends Double {
  /** For the tokens from now on, in seconds. */
  lifetime: number;
  /** Every token that was given, oldest first. */
  readonly given: readonly string[];
  /** The library insists on https, so that its requests are led here by hand. */
  readonly network: INetworkModule;
}

export async function tokenDouble(): Promise<TokenDouble> {
  const given: string[] = [];
  const made = await double((got) => answer(got, given, endpoint.lifetime));
  const ask = async (method: string, url: string, options?: NetworkRequestOptions) => {
    const { pathname, search } = new URL(url);
    const headers = options?.headers ?? {};
    const body = options?.body === undefined ? {} : { body: options.body };
    const response = await fetch(made.url + pathname + search, { method, headers, ...body });
    const read = (await response.json()) as never;
    return { status: response.status, headers: Object.fromEntries(response.headers), body: read };
  };
  const network: INetworkModule = {
    sendGetRequestAsync: (url, options) => ask('GET', url, options),
    sendPostRequestAsync: (url, options) => ask('POST', url, options),
  };
  const endpoint: TokenDouble = { ...made, lifetime: 3600, given, network };
  return endpoint;
}

function answer({ method, path, headers, body }: Got, given: string[], lifetime: number): Reply {
  if (method === 'GET' && path.startsWith(`/${TENANT}/v2.0/.well-known/openid-configuration`)) return discovery();
  if (method !== 'POST' || !path.startsWith(`/${TENANT}/oauth2/v2.0/token`)) return trouble(404, 'not_found', 90002);
  const form = new URLSearchParams(body);
  if (!headers['content-type']?.startsWith('application/x-www-form-urlencoded'))
    return trouble(400, 'invalid_request', 900144);
  if (form.get('grant_type') !== 'client_credentials') return trouble(400, 'unsupported_grant_type', 70003);
  if (form.get('client_id') !== CLIENT.id) return trouble(400, 'unauthorized_client', 700016);
  if (form.get('client_secret') !== CLIENT.secret) return trouble(401, 'invalid_client', 7000215);
  if (!(form.get('scope') ?? '').split(' ').includes(SCOPE)) return trouble(400, 'invalid_scope', 70011);
  const access_token = `token-${given.length + 1}`;
  given.push(access_token);
  return { status: 200, body: { token_type: 'Bearer', expires_in: lifetime, ext_expires_in: lifetime, access_token } };
}

const trouble = (status: number, error: string, code: number): Reply => ({
  status,
  body: { error, error_description: `AADSTS${code}: no`, error_codes: [code], timestamp: '2026-03-05 12:00:00Z' },
});

const discovery = (): Reply => ({
  status: 200,
  body: {
    issuer: `${AUTHORITY}/${TENANT}/v2.0`,
    authorization_endpoint: `${AUTHORITY}/${TENANT}/oauth2/v2.0/authorize`,
    token_endpoint: `${AUTHORITY}/${TENANT}/oauth2/v2.0/token`,
    end_session_endpoint: `${AUTHORITY}/${TENANT}/oauth2/v2.0/logout`,
    jwks_uri: `${AUTHORITY}/${TENANT}/discovery/v2.0/keys`,
  },
});
