import { createHash } from 'node:crypto';
import type { Account, Role } from '../core/account.ts';
import type { Clock, Random } from '../ports/clock.ts';
import type { AccountReader } from '../ports/directory.ts';
import type { PersonalToken } from '../ports/identity-provider.ts';
import type { Keyring } from '../ports/keyring.ts';
import type { AuditLog, KeptToken, SessionStore } from '../ports/stores.ts';
import type { UnitOfWork } from '../ports/work.ts';

export interface SessionParts {
  readonly directory: AccountReader;
  readonly sessions: SessionStore;
  readonly audit: AuditLog;
  readonly work: UnitOfWork;
  readonly keyring: Keyring;
  readonly clock: Clock;
  readonly random: Random;
  /** After which everybody signs in again. */
  readonly hours: number;
}

/** A person behind a cookie, as the directory knows them now. */
export interface SessionPerson {
  readonly accountId: string;
  readonly displayName: string;
  readonly userId: string;
  /** Proven at sign-in and held at this moment: both. */
  readonly roles: readonly Role[];
}

export type SessionDesk = ReturnType<typeof createSessions>;

/** Staff who touch nothing for this long are signed out. */
export const STAFF_IDLE_MS = 15 * 60_000;
/** A token that somebody signed in with is kept no longer than this. */
const TOKEN_MS = 60 * 60_000;
/** Being here is noted no more often than this. */
const NOTED_MS = 30_000;

/** Only the fingerprint of a cookie is kept. */
export const fingerprint = (session: string): string => createHash('sha256').update(session).digest('base64url');

/** Sessions of people who signed in. */
export function createSessions(parts: SessionParts) {
  const { sessions, audit, work, clock } = parts;

  async function end(session: string, details?: { readonly why: string }): Promise<void> {
    const known = await sessions.look(fingerprint(session));
    await work.run(async () => {
      await sessions.close(fingerprint(session));
      if (known !== undefined) await audit.append({ event: 'session.closed', subject: known.accountId, details });
    });
  }

  return {
    /** A new cookie; the browser's former one is worth nothing afterwards. */
    async open(account: Account, { roles, former, token }: Opening) {
      const session = parts.random.bytes(32).toString('base64url');
      const expiresAt = new Date(clock.now().getTime() + parts.hours * 3_600_000);
      const kept = token && keep(parts, fingerprint(session), token);
      await work.run(async () => {
        if (former !== undefined) await sessions.close(fingerprint(former));
        await sessions.open(fingerprint(session), account.id, expiresAt, roles, kept);
        await audit.append({ event: 'session.opened', subject: account.id, details: { roles: roles.join(' ') } });
      });
      return session;
    },

    async whoIs(session: string | undefined): Promise<SessionPerson | undefined> {
      const known = session === undefined ? undefined : await sessions.look(fingerprint(session));
      if (session === undefined || known === undefined) return undefined;
      const account = await parts.directory.read(known.accountId);
      if (account === undefined || !account.enabled || account.guest) return undefined;
      const roles = account.roles.filter((role) => known.roles.includes(role));
      const silent = clock.now().getTime() - known.seenAt.getTime();
      if (roles.length > 0 && silent >= STAFF_IDLE_MS) {
        await end(session, { why: 'idle' });
        return undefined;
      }
      if (silent >= NOTED_MS) await work.run(() => sessions.touch(fingerprint(session)));
      return { accountId: account.id, displayName: account.displayName, userId: account.userId, roles };
    },

    /** The token of whoever is signed in as this account; of staff only while they are not idle. */
    async tokenOf(accountId: string): Promise<string | undefined> {
      const known = await sessions.withToken(accountId);
      if (known === undefined) return undefined;
      const silent = clock.now().getTime() - known.seenAt.getTime();
      return known.roles.length > 0 && silent >= STAFF_IDLE_MS ? undefined : opened(parts, known);
    },

    signOut: (session: string): Promise<void> => end(session),
  };
}

interface Opening {
  readonly roles: readonly Role[];
  readonly former?: string | undefined;
  readonly token?: PersonalToken | undefined;
}

/** Sealed together with the session that it came with: in another row it opens nothing. */
function keep({ keyring, clock }: SessionParts, session: string, { value, expiresAt }: PersonalToken): KeptToken {
  const until = new Date(Math.min(expiresAt.getTime(), clock.now().getTime() + TOKEN_MS));
  return { sealed: keyring.seal(JSON.stringify({ session, token: value })), until };
}

function opened({ keyring }: SessionParts, known: { readonly hash: string; readonly sealed: string }) {
  const { session, token } = JSON.parse(keyring.open(known.sealed)) as { session: string; token: string };
  return session === known.hash ? token : undefined;
}
