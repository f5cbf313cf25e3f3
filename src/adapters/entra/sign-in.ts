import { z } from 'zod';
import { ROLES, type Role } from '../../core/account.ts';
import { Fault } from '../../core/errors.ts';
import type { Clock } from '../../ports/clock.ts';
import type { IdentityProvider, Redeemed } from '../../ports/identity-provider.ts';
import { createEntraApplication, entraCode } from './application.ts';
import { rolesFor, type StaffGroups } from './roles.ts';
import type { EntraSettings } from './settings.ts';

export interface EntraSignInSettings extends EntraSettings {
  /** Whose people may sign in, by id. */
  readonly tenants: readonly string[];
  readonly staffGroups: StaffGroups;
  /** Of our own API, for a token to act in the person's name with; none is asked for without it. */
  readonly scope?: string | undefined;
}

/** Enough to know who it is; nothing is asked of Graph in the person's name. */
const SCOPES = ['openid', 'profile'];
/** Clocks differ. */
const SKEW_MS = 5 * 60_000;

const claimsSchema = z.object({
  iss: z.string(),
  aud: z.string(),
  exp: z.number(),
  tid: z.string(),
  oid: z.guid(),
  nonce: z.string(),
  /** Where somebody is at home who is a guest here. */
  idp: z.string().optional(),
  acct: z.number().optional(),
  wids: z.array(z.string()).default([]),
  groups: z.array(z.string()).default([]),
  roles: z.array(z.string()).default([]),
  /** There are too many groups for a token. */
  hasgroups: z.unknown().optional(),
  _claim_names: z.object({ groups: z.unknown().optional() }).optional(),
});
type Claims = z.infer<typeof claimsSchema>;

/** Signing in with Microsoft Entra: authorisation code with PKCE, by a client that proves itself as well. */
export function createEntraSignIn(settings: EntraSignInSettings, clock: Clock): IdentityProvider {
  const [tenant] = settings.tenants;
  const place = settings.tenants.length === 1 && tenant !== undefined ? tenant : 'organizations';
  let cause: unknown;
  const scopes = settings.scope === undefined ? SCOPES : [...SCOPES, settings.scope];
  const failed = (error: unknown): void => void (cause = error);
  let made: ReturnType<typeof createEntraApplication> | undefined;
  const client = () => (made ??= createEntraApplication(settings, { tenant: place, failed }));
  const unavailable = (error: unknown): Fault =>
    new Fault('directory-unavailable', `Microsoft Entra does not sign in: ${entraCode(error)}.`, cause ?? error);

  return {
    async address({ redirectUri, state, nonce, challenge }) {
      try {
        return await (
          await client()
        ).getAuthCodeUrl({
          scopes,
          redirectUri,
          state,
          nonce,
          codeChallenge: challenge,
          codeChallengeMethod: 'S256',
          responseMode: 'query',
          // On a shared computer the last one who signed in is not asked again otherwise.
          prompt: 'select_account',
        });
      } catch (error) {
        throw unavailable(error);
      }
    },
    async redeem({ redirectUri, code, verifier, nonce }) {
      const application = await client();
      try {
        const request = { scopes, redirectUri, code, codeVerifier: verifier, nonce };
        const result = await application.acquireTokenByCode(request);
        // Nobody's tokens are kept: the session is ours from here on.
        application.clearCache();
        const redeemed = judge(result.idTokenClaims, nonce, settings, clock);
        const token = settings.scope === undefined ? undefined : tokenIn(result);
        return redeemed.kind === 'person' && token !== undefined ? { ...redeemed, token } : redeemed;
      } catch (error) {
        if (isRefusal(error)) return { kind: 'refused' };
        throw unavailable(error);
      }
    },
    leave(returnUri) {
      const query = new URLSearchParams({ post_logout_redirect_uri: returnUri });
      return `${settings.authorityHost.replace(/\/+$/u, '')}/${place}/oauth2/v2.0/logout?${query.toString()}`;
    },
  };
}

/** Without one nothing is done in this person's name; who they are is known all the same. */
const tokenIn = ({ accessToken, expiresOn }: { accessToken: string; expiresOn: Date | null }) =>
  accessToken === '' || expiresOn === null ? undefined : { value: accessToken, expiresAt: expiresOn };

/** The token came straight from Microsoft over TLS; what it says must still be about this sign-in. */
function judge(raw: unknown, nonce: string, settings: EntraSignInSettings, clock: Clock): Redeemed {
  const parsed = claimsSchema.safeParse(raw);
  if (!parsed.success) return { kind: 'refused' };
  const claims = parsed.data;
  if (!settings.tenants.includes(claims.tid)) return { kind: 'other-tenant' };
  const issuer = `${settings.authorityHost.replace(/\/+$/u, '')}/${claims.tid}/v2.0`;
  const isFor = claims.iss === issuer && claims.aud === settings.clientId && claims.nonce === nonce;
  const isOver = claims.exp * 1000 + SKEW_MS < clock.now().getTime();
  if (!isFor || isOver) return { kind: 'refused' };
  return {
    kind: 'person',
    accountId: claims.oid.toLowerCase(),
    guest: claims.acct === 1 || (claims.idp !== undefined && !claims.idp.includes(claims.tid)),
    roles: rolesIn(claims, settings.staffGroups),
  };
}

/** By directory role, by group, or by a role of the application itself, named as Sleutel names it. */
function rolesIn(claims: Claims, staffGroups: StaffGroups): readonly Role[] | undefined {
  const { hasgroups, _claim_names: elsewhere } = claims;
  if (hasgroups !== undefined || elsewhere?.groups !== undefined) return undefined;
  const held = rolesFor(claims.wids, claims.groups, staffGroups);
  return ROLES.filter((role) => held.includes(role) || claims.roles.includes(role));
}

/** The code, the nonce or the person was not right; the rest is a matter of the line or of our registration. */
const REFUSALS = new Set(['invalid_grant', 'interaction_required', 'nonce_mismatch', 'state_mismatch']);
const isRefusal = (error: unknown): boolean => REFUSALS.has((error as { errorCode?: string }).errorCode ?? '');
