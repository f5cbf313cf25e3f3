import { createHash } from 'node:crypto';
import { normaliseUserId } from '../core/identity.ts';
import type { Clock, Random } from '../ports/clock.ts';
import type { AccountReader, SignInOutcome } from '../ports/directory.ts';
import type { AuditLog, SessionStore } from '../ports/stores.ts';
import type { UnitOfWork } from '../ports/work.ts';

export interface SignInParts {
  readonly directory: AccountReader;
  /** The company's own way to check a password. */
  readonly verify: (userId: string, password: string) => Promise<SignInOutcome>;
  readonly sessions: SessionStore;
  readonly audit: AuditLog;
  readonly work: UnitOfWork;
  readonly clock: Clock;
  readonly random: Random;
  readonly hours: number;
}

/** Only the fingerprint of a cookie is kept. */
export const fingerprint = (session: string): string => createHash('sha256').update(session).digest('base64url');

export function createSignInDesk(parts: SignInParts) {
  return {
    async signIn(userId: string, password: string) {
      const typed = normaliseUserId(userId);
      const outcome = await parts.verify(typed, password);
      if (outcome.kind !== 'ok') {
        await parts.audit.append({ event: 'session.refused', subject: typed, details: { why: outcome.kind } });
        return outcome;
      }
      const { account } = outcome;
      const session = parts.random.bytes(32).toString('base64url');
      const expiresAt = new Date(parts.clock.now().getTime() + parts.hours * 3_600_000);
      await parts.work.run(async () => {
        await parts.sessions.open(fingerprint(session), account.id, expiresAt);
        await parts.audit.append({ event: 'session.opened', subject: account.id });
      });
      return { kind: 'ok', session, displayName: account.displayName, isStaff: account.roles.length > 0 } as const;
    },
    async whoIs(session: string | undefined) {
      const accountId = session === undefined ? undefined : await parts.sessions.accountOf(fingerprint(session));
      const account = accountId === undefined ? undefined : await parts.directory.read(accountId);
      if (account === undefined || !account.enabled) return undefined;
      const { id, displayName, userId, roles } = account;
      return { accountId: id, displayName, userId, isStaff: roles.length > 0 };
    },
    async signOut(session: string): Promise<void> {
      const accountId = await parts.sessions.accountOf(fingerprint(session));
      await parts.work.run(async () => {
        await parts.sessions.close(fingerprint(session));
        if (accountId !== undefined) await parts.audit.append({ event: 'session.closed', subject: accountId });
      });
    },
  };
}
