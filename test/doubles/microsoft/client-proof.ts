// A double. It checks how an application proves itself at the token endpoint of Microsoft Entra: a secret, an
// assertion signed by its certificate, or one of an issuer that it trusts.
import { createPublicKey } from 'node:crypto';
import { decodeProtectedHeader, jwtVerify, type JWTPayload, type JWTVerifyOptions } from 'jose';
import type { Answered } from '../https-double.ts';
import type { Tenant } from './tenant.ts';
import { trouble } from './trouble.ts';

const KIND = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

/** The refusal, or nothing when it is the application. */
export async function isClient(
  { application }: Tenant,
  form: URLSearchParams,
  endpoint: string,
): Promise<Answered | undefined> {
  const assertion = form.get('client_assertion');
  if (assertion === null) {
    const secret = form.get('client_secret');
    if (secret === null) return trouble(401, 'invalid_client', 7000218);
    if (Date.parse(application.secretEnds) < Date.now()) return trouble(401, 'invalid_client', 7000222);
    return secret === application.secret ? undefined : trouble(401, 'invalid_client', 7000215);
  }
  if (form.get('client_assertion_type') !== KIND) return trouble(400, 'invalid_request', 900144);
  const header = decodeProtectedHeader(assertion);
  const thumbprint = String(header['x5t#S256']);
  const certificate = application.certificates.get(thumbprint);
  if (certificate !== undefined) {
    const claims = await verified(assertion, certificate, { audience: endpoint, algorithms: ['PS256', 'RS256'] });
    const isOwn = claims?.iss === application.id && claims.sub === application.id;
    return isOwn ? undefined : trouble(401, 'invalid_client', 700027);
  }
  const { federated } = application;
  if (federated === undefined) return trouble(401, 'invalid_client', 700027);
  const { issuer, subject, publicKey } = federated;
  const claims = await verified(assertion, publicKey, { issuer, subject, audience: 'api://AzureADTokenExchange' });
  return claims === undefined ? trouble(401, 'invalid_client', 700213) : undefined;
}

/** The library dates its assertions up to a second ahead. */
const STRICT = { requiredClaims: ['exp'], clockTolerance: 5 };

async function verified(token: string, pem: string, options: JWTVerifyOptions): Promise<JWTPayload | undefined> {
  try {
    return (await jwtVerify(token, createPublicKey(pem), { ...options, ...STRICT })).payload;
  } catch {
    return undefined;
  }
}
