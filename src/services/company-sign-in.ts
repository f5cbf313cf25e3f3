import { createHash, timingSafeEqual } from 'node:crypto';
import type { Role } from '../core/account.ts';
import { ownPath } from '../core/own-path.ts';
import type { Clock, Random } from '../ports/clock.ts';
import type { AccountReader } from '../ports/directory.ts';
import type { IdentityProvider, Redeemed } from '../ports/identity-provider.ts';
import type { Keyring } from '../ports/keyring.ts';
import type { AuditLog } from '../ports/stores.ts';
import type { UnitOfWork } from '../ports/work.ts';
import type { SessionDesk } from './sessions.ts';

export interface CompanySignInParts {
  readonly provider: IdentityProvider;
  readonly directory: AccountReader;
  readonly sessions: SessionDesk;
  readonly used: { useOnce(id: string, until: Date): Promise<boolean> };
  readonly audit: AuditLog;
  readonly work: UnitOfWork;
  readonly keyring: Keyring;
  readonly clock: Clock;
  readonly random: Random;
  readonly address: { readonly publicUrl: string };
  /** For whom the token is kept that they signed in with: agents, to reset; everybody, to change. */
  readonly inTheirName: readonly ('resets' | 'changes')[];
}

/** Where the company sends the browser back to. */
export const SIGN_IN_BACK = '/sign-in/back';
/** How long somebody may take on the company's own screen. */
export const JOURNEY_SECONDS = 600;

export type CompanySignIn =
  | { readonly kind: 'ok'; readonly session: string; readonly displayName: string; readonly returnTo: string }
  /** `stale`: not begun here, too long ago, or used before. */
  | { readonly kind: 'cancelled' | 'stale' | 'refused' | 'other-tenant' | 'guest' | 'unknown' | 'disabled' };

/** What the browser keeps, sealed, while it is away. */
interface Journey {
  readonly about: 'sign-in';
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly returnTo: string;
  readonly endsAt: number;
}

/** Signing in on the company's own screen: there with a sealed cookie, back with a code. */
export function createCompanySignIn(parts: CompanySignInParts) {
  const { provider, keyring, clock, random, address } = parts;
  const redirectUri = (): string => address.publicUrl + SIGN_IN_BACK;
  const secret = (): string => random.bytes(32).toString('base64url');

  return {
    async begin(returnTo: string | undefined): Promise<{ readonly location: string; readonly cookie: string }> {
      const endsAt = clock.now().getTime() + JOURNEY_SECONDS * 1000;
      const [state, nonce, verifier] = [secret(), secret(), secret()];
      const journey: Journey = { about: 'sign-in', state, nonce, verifier, returnTo: ownPath(returnTo), endsAt };
      const challenge = createHash('sha256').update(verifier).digest('base64url');
      const location = await provider.address({ redirectUri: redirectUri(), state, nonce, challenge });
      return { location, cookie: Buffer.from(keyring.seal(JSON.stringify(journey)), 'base64').toString('base64url') };
    },

    /** Where signing out there as well begins; it ends at our start page. */
    leave: (): string => provider.leave(`${address.publicUrl}/`),

    /** @param session the browser's cookie until now; it is worth nothing afterwards */
    async finish(
      cookie: string | undefined,
      answer: URLSearchParams,
      session: string | undefined,
    ): Promise<CompanySignIn> {
      const journey = journeyIn(cookie, keyring);
      if (journey === undefined || !same(answer.get('state') ?? '', journey.state)) return refuse(parts, 'stale');
      const endsAt = new Date(journey.endsAt);
      if (endsAt <= clock.now() || !(await parts.used.useOnce(`sign-in ${journey.state}`, endsAt)))
        return refuse(parts, 'stale');
      const code = answer.get('code');
      if (code === null) return refuse(parts, answer.get('error') === 'access_denied' ? 'cancelled' : 'refused');
      const { nonce, verifier, returnTo } = journey;
      const redeemed = await provider.redeem({ redirectUri: redirectUri(), code, nonce, verifier });
      return admit(parts, redeemed, returnTo, session);
    },
  };
}

/** The directory has the last word: the token may be older than what it says. */
async function admit(
  parts: CompanySignInParts,
  redeemed: Redeemed,
  returnTo: string,
  former: string | undefined,
): Promise<CompanySignIn> {
  if (redeemed.kind !== 'person') return refuse(parts, redeemed.kind);
  const { accountId, guest, roles, token } = redeemed;
  if (guest) return refuse(parts, 'guest', accountId);
  const account = await parts.directory.read(accountId);
  if (account === undefined) return refuse(parts, 'unknown', accountId);
  if (account.guest) return refuse(parts, 'guest', accountId);
  if (!account.enabled) return refuse(parts, 'disabled', accountId);
  const proven: readonly Role[] = roles ?? account.roles;
  const isStaff = account.roles.some((role) => proven.includes(role));
  const isKept = parts.inTheirName.includes('changes') || (isStaff && parts.inTheirName.includes('resets'));
  const session = await parts.sessions.open(account, { roles: proven, former, token: isKept ? token : undefined });
  return { kind: 'ok', session, displayName: account.displayName, returnTo };
}

async function refuse<K extends Exclude<CompanySignIn['kind'], 'ok'>>(
  { audit, work }: CompanySignInParts,
  kind: K,
  subject?: string,
): Promise<{ readonly kind: K }> {
  await work.run(() => audit.append({ event: 'session.refused', subject, details: { why: kind, how: 'company' } }));
  return { kind };
}

function journeyIn(cookie: string | undefined, keyring: Keyring): Journey | undefined {
  if (cookie === undefined) return undefined;
  try {
    const journey = JSON.parse(keyring.open(Buffer.from(cookie, 'base64url').toString('base64'))) as Journey;
    return journey.about === 'sign-in' ? journey : undefined;
  } catch {
    return undefined;
  }
}

const same = (a: string, b: string): boolean => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
};
