// A double. It imitates the sign-in of Microsoft Entra for one tenant: discovery, keys, the sign-in screen, and the
// token endpoint for client secret, signed assertion, on-behalf-of and authorisation code with PKCE.
import { createHash, randomUUID } from 'node:crypto';
import type { JWTPayload } from 'jose';
import { httpsDouble, type Answered, type Asked, type HttpsDouble } from '../https-double.ts';
import { isClient } from './client-proof.ts';
import { screen } from './login-screen.ts';
import type { EntraUser, Tenant } from './tenant.ts';
import type { Signer } from './tokens.ts';
import { trouble } from './trouble.ts';

export interface LoginDouble extends HttpsDouble {
  /** Seconds that tokens live. */
  lifetime: number;
  /** What the id token says in place of the truth: for tests of whoever reads it. */
  twist: (claims: JWTPayload) => JWTPayload;
  /** Claims that a person has to meet first, such as a second factor. */
  interaction: string | undefined;
  /** Makes a token as the token endpoint would for a signed-in person and this application. */
  tokenFor(user: EntraUser, audience: string): Promise<string>;
}

interface Grant {
  readonly user: EntraUser;
  readonly redirectUri: string;
  readonly challenge: string;
  readonly nonce: string;
  readonly scope: string;
}

interface Desk {
  readonly tenant: Tenant;
  readonly signer: Signer;
  readonly login: LoginDouble;
  readonly graphUrl: () => string;
  readonly codes: Map<string, Grant>;
}

export async function loginDouble(tenant: Tenant, signer: Signer, graphUrl: () => string): Promise<LoginDouble> {
  const made = await httpsDouble((asked) => answer(desk, asked));
  const login: LoginDouble = {
    ...made,
    lifetime: 3600,
    twist: (claims) => claims,
    interaction: undefined,
    tokenFor: (user, audience) =>
      signer.sign({ ...personClaims(desk, user), aud: audience, scp: 'access_as_user' }, 3600),
  };
  const desk: Desk = { tenant, signer, login, graphUrl, codes: new Map() };
  return login;
}

async function answer(desk: Desk, asked: Asked): Promise<Answered> {
  const [, place = '', ...rest] = asked.path.split('/');
  if (![desk.tenant.id, 'organizations', ...desk.tenant.domains.map(({ id }) => id)].includes(place))
    return trouble(400, 'invalid_tenant', 90002);
  switch (`${asked.method} ${rest.join('/')}`) {
    case 'GET v2.0/.well-known/openid-configuration':
      return discovery(desk, place);
    case 'GET discovery/v2.0/keys':
      return { status: 200, body: desk.signer.jwks };
    case 'GET oauth2/v2.0/authorize':
      return screen(desk.tenant, asked.query, `/${place}/login`);
    case 'POST login':
      return signIn(desk, new URLSearchParams(asked.body));
    case 'GET oauth2/v2.0/logout':
      return signOut(desk, asked.query);
    case 'POST oauth2/v2.0/token':
      return token(desk, place, asked);
    default:
      return trouble(404, 'not_found', 90016);
  }
}

/** Signing in on the screen: back to the application with a code that works once. */
function signIn(desk: Desk, form: URLSearchParams): Answered {
  const { application, users } = desk.tenant;
  const text = (name: string): string => form.get(name) ?? '';
  if (!application.redirectUris.includes(text('redirect_uri'))) return { status: 400, body: 'AADSTS50011' };
  const user = users.find(({ userPrincipalName }) => userPrincipalName === text('loginfmt'));
  const back = (part: Record<string, string>): Answered => {
    const address = new URL(text('redirect_uri'));
    address.search = new URLSearchParams({ ...part, state: text('state') }).toString();
    return { status: 302, headers: { location: address.href } };
  };
  if (form.has('cancel')) return back({ error: 'access_denied', error_description: 'AADSTS65004: declined' });
  const problem = problemOf(desk.tenant, user, text('passwd'));
  if (user === undefined || problem !== undefined) return screen(desk.tenant, form, '', problem);
  const code = randomUUID();
  desk.codes.set(code, {
    user,
    redirectUri: text('redirect_uri'),
    challenge: text('code_challenge'),
    nonce: text('nonce'),
    scope: text('scope'),
  });
  return back({ code });
}

/** Back to the application only where that is registered; otherwise it ends here. */
function signOut({ tenant: { application } }: Desk, asked: URLSearchParams): Answered {
  const back = asked.get('post_logout_redirect_uri') ?? '';
  if (!application.redirectUris.includes(back)) return { status: 200, body: 'You signed out of your account' };
  return { status: 302, headers: { location: back } };
}

const LOCKED_AFTER = 10;
export const PUBLIC_CLIENT = '77777777-7777-4888-9999-000000000000';
const DAY = 86_400_000;

/** Told only to who has the password, except that an account is locked. */
function problemOf(tenant: Tenant, user: EntraUser | undefined, password: string): string | undefined {
  if (user === undefined) return 'AADSTS50034';
  if (user.hidden.wrong >= LOCKED_AFTER) return 'AADSTS50053';
  if (password !== user.hidden.password) {
    user.hidden.wrong += 1;
    return 'AADSTS50126';
  }
  user.hidden.wrong = 0;
  if (!user.accountEnabled) return 'AADSTS50057';
  if (user.passwordProfile.forceChangePasswordNextSignIn) return 'Update your password';
  const days = tenant.domains[0]?.passwordValidityPeriodInDays ?? Infinity;
  const isOld = Date.parse(user.lastPasswordChangeDateTime) + days * DAY < Date.now();
  return isOld && !/DisablePasswordExpiration/u.test(user.passwordPolicies ?? '') ? 'AADSTS50055' : undefined;
}

async function token(desk: Desk, place: string, { body, headers }: Asked): Promise<Answered> {
  const form = new URLSearchParams(body);
  if (!headers['content-type']?.startsWith('application/x-www-form-urlencoded'))
    return trouble(400, 'invalid_request', 900144);
  if (form.get('grant_type') === 'password' && form.get('client_id') === PUBLIC_CLIENT) return byPassword(desk, form);
  if (form.get('client_id') !== desk.tenant.application.id) return trouble(400, 'unauthorized_client', 700016);
  const wrong = await isClient(desk.tenant, form, `${desk.login.url}/${place}/oauth2/v2.0/token`);
  if (wrong !== undefined) return wrong;
  switch (form.get('grant_type')) {
    case 'client_credentials':
      return asApplication(desk, place, form);
    case 'authorization_code':
      return redeem(desk, form);
    case 'urn:ietf:params:oauth:grant-type:jwt-bearer':
      return onBehalfOf(desk, form);
    default:
      return trouble(400, 'unsupported_grant_type', 70003);
  }
}

/** For a public client that may: without a screen, and so without anything but right or wrong. */
function byPassword(desk: Desk, form: URLSearchParams): Answered {
  const user = desk.tenant.users.find(({ userPrincipalName }) => userPrincipalName === form.get('username'));
  const problem = problemOf(desk.tenant, user, form.get('password') ?? '');
  if (problem === undefined) return given(desk, 'not for Graph');
  const code = /^AADSTS(\d+)$/u.exec(problem)?.[1] ?? '50055';
  return trouble(400, 'invalid_grant', Number(code));
}

async function asApplication(desk: Desk, place: string, form: URLSearchParams): Promise<Answered> {
  const { application: app, id } = desk.tenant;
  if (place === 'organizations') return trouble(400, 'invalid_request', 53003);
  if (form.get('scope') !== `${desk.graphUrl()}/.default`) return trouble(400, 'invalid_scope', 70011);
  const roles = [...app.permissions];
  return given(
    desk,
    await desk.signer.sign(
      {
        iss: `https://sts.windows.net/${id}/`,
        aud: desk.graphUrl(),
        tid: id,
        appid: app.id,
        idtyp: 'app',
        roles,
        wids: [...app.roles],
      },
      desk.login.lifetime,
    ),
  );
}

async function redeem(desk: Desk, form: URLSearchParams): Promise<Answered> {
  const code = form.get('code') ?? '';
  const grant = desk.codes.get(code);
  desk.codes.delete(code);
  if (grant === undefined) return trouble(400, 'invalid_grant', 54005);
  if (grant.redirectUri !== form.get('redirect_uri')) return trouble(400, 'invalid_grant', 50011);
  const challenge = createHash('sha256')
    .update(form.get('code_verifier') ?? '')
    .digest('base64url');
  if (challenge !== grant.challenge) return trouble(400, 'invalid_grant', 50148);
  const { user, nonce, scope } = grant;
  const claims = desk.login.twist({
    ...personClaims(desk, user),
    iss: `${desk.login.url}/${desk.tenant.id}/v2.0`,
    aud: desk.tenant.application.id,
    nonce,
  });
  const access = await accessFor(desk, user, scope);
  return given(desk, access, scope, {
    id_token: await desk.signer.sign(claims, desk.login.lifetime),
    ...clientInfo(desk, user),
  });
}

/** For the API that was asked for, or else for Graph. */
function accessFor(desk: Desk, user: EntraUser, scope: string): Promise<string> {
  const own = scope.split(' ').find((each) => each.startsWith('api://'));
  if (own === undefined)
    return desk.signer.sign({ ...personClaims(desk, user), aud: desk.graphUrl(), scp: scope }, desk.login.lifetime);
  const at = own.lastIndexOf('/');
  const claims = { ...personClaims(desk, user), aud: own.slice(0, at), scp: own.slice(at + 1) };
  return desk.signer.sign(claims, desk.login.lifetime);
}

async function onBehalfOf(desk: Desk, form: URLSearchParams): Promise<Answered> {
  const { application: app, users } = desk.tenant;
  if (form.get('requested_token_use') !== 'on_behalf_of') return trouble(400, 'invalid_request', 900144);
  const assertion = await desk.signer.open(form.get('assertion') ?? '', `api://botid-${app.id}`);
  const user = users.find(({ id }) => id === assertion?.['oid']);
  if (assertion === undefined || user === undefined) return trouble(400, 'invalid_grant', 500133);
  if (desk.login.interaction !== undefined)
    return trouble(400, 'interaction_required', 50076, { claims: desk.login.interaction, suberror: 'basic_action' });
  const scope = form.get('scope') ?? '';
  const wanted = scope.split(' ').map((each) => each.replace(`${desk.graphUrl()}/`, ''));
  if (!wanted.every((each) => app.scopes.has(each))) return trouble(400, 'invalid_grant', 65001);
  const scp = wanted.join(' ');
  const access = await desk.signer.sign(
    { ...personClaims(desk, user), aud: desk.graphUrl(), scp, appid: app.id },
    desk.login.lifetime,
  );
  return given(desk, access, scope, {
    id_token: await desk.signer.sign(
      { ...personClaims(desk, user), iss: `${desk.login.url}/${desk.tenant.id}/v2.0`, aud: app.id },
      desk.login.lifetime,
    ),
    ...clientInfo(desk, user),
  });
}

const given = (desk: Desk, access_token: string, scope?: string, more: object = {}): Answered => {
  const { lifetime } = desk.login;
  const body = { token_type: 'Bearer', expires_in: lifetime, ext_expires_in: lifetime, access_token, scope, ...more };
  return { status: 200, body };
};

function personClaims({ tenant }: Desk, user: EntraUser): JWTPayload {
  const held = tenant.groups.filter(({ id }) => user.hidden.memberOf.includes(id));
  const templates = held.flatMap(({ roleTemplateId }) => roleTemplateId ?? []);
  return {
    iss: `https://sts.windows.net/${tenant.id}/`,
    tid: tenant.id,
    oid: user.id,
    sub: `sub-${user.id}`,
    name: user.displayName,
    preferred_username: user.userPrincipalName,
    upn: user.userPrincipalName,
    ver: '2.0',
    wids: templates,
    groups: held.filter(({ type }) => type === 'group').map(({ id }) => id),
    ...(user.userType === 'Guest' && { idp: 'https://sts.windows.net/99999999-2222-4333-8444-555555555555/' }),
  };
}

const clientInfo = ({ tenant }: Desk, { id }: EntraUser) => ({
  client_info: Buffer.from(JSON.stringify({ uid: id, utid: tenant.id })).toString('base64url'),
});

const discovery = ({ login: { url }, tenant }: Desk, place: string): Answered => ({
  status: 200,
  body: {
    issuer: `${url}/${place === 'organizations' ? '{tenantid}' : tenant.id}/v2.0`,
    authorization_endpoint: `${url}/${place}/oauth2/v2.0/authorize`,
    token_endpoint: `${url}/${place}/oauth2/v2.0/token`,
    end_session_endpoint: `${url}/${place}/oauth2/v2.0/logout`,
    jwks_uri: `${url}/${place}/discovery/v2.0/keys`,
    response_types_supported: ['code'],
    id_token_signing_alg_values_supported: ['RS256'],
  },
});
