import { normaliseUserId } from '../core/identity.ts';
import type { SignInOutcome } from '../ports/directory.ts';
import type { AuditLog } from '../ports/stores.ts';
import type { SessionDesk } from './sessions.ts';

export interface SignInParts {
  /** The company's own way to check a password. */
  readonly verify: (userId: string, password: string) => Promise<SignInOutcome>;
  readonly sessions: SessionDesk;
  readonly audit: AuditLog;
}

/** Signing in with a password, in demo. */
export function createSignInDesk({ verify, sessions, audit }: SignInParts) {
  return {
    async signIn(userId: string, password: string, former?: string) {
      const typed = normaliseUserId(userId);
      const outcome = await verify(typed, password);
      if (outcome.kind !== 'ok') {
        await audit.append({ event: 'session.refused', subject: typed, details: { why: outcome.kind } });
        return outcome;
      }
      const { account } = outcome;
      const session = await sessions.open(account, { roles: account.roles, former });
      return { kind: 'ok', session, displayName: account.displayName, isStaff: account.roles.length > 0 } as const;
    },
    whoIs: (session: string | undefined) => sessions.whoIs(session),
    signOut: (session: string) => sessions.signOut(session),
  };
}
