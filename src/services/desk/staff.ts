import type { Clock } from '../../ports/clock.ts';
import type { AuditLog, SessionStore } from '../../ports/stores.ts';
import type { PresenceStore } from '../../ports/cases.ts';
import type { UnitOfWork } from '../../ports/work.ts';
import { fingerprint, STAFF_IDLE_MS } from '../sessions.ts';
import type { Agent } from './parts.ts';

export interface StaffParts {
  readonly agent: (accountId: string) => Promise<Agent | undefined>;
  readonly sessions: SessionStore;
  readonly presence: PresenceStore;
  readonly audit: AuditLog;
  readonly work: UnitOfWork;
  readonly clock: Clock;
}

export type Visitor =
  | { readonly kind: 'staff'; readonly agent: Agent; readonly idleAt: Date }
  /** Nobody is signed in, or not any more. */
  | { readonly kind: 'nobody' }
  | { readonly kind: 'employee' };

/** Who stands at the helpdesk's door. The role is read from the directory each time; nothing else counts. */
export function createStaffDoor(parts: StaffParts) {
  const { sessions, clock, work } = parts;

  async function who(session: string | undefined): Promise<Visitor> {
    const hash = session === undefined ? undefined : fingerprint(session);
    const known = hash === undefined ? undefined : await sessions.look(hash);
    if (hash === undefined || known === undefined) return { kind: 'nobody' };
    const { accountId } = known;
    const agent = await parts.agent(accountId);
    // Proven at sign-in and held at this moment: both.
    if (agent?.account.roles.some((role) => known.roles.includes(role)) !== true) return { kind: 'employee' };
    const idleAt = new Date(known.seenAt.getTime() + STAFF_IDLE_MS);
    if (idleAt > clock.now()) return { kind: 'staff', agent, idleAt };
    await work.run(async () => {
      await sessions.close(hash);
      await parts.audit.append({ event: 'session.closed', subject: accountId, details: { why: 'idle' } });
    });
    return { kind: 'nobody' };
  }

  return {
    /** Looking around by a program in the page is no sign of a person. */
    who,
    /** The person did something. */
    async active(session: string | undefined): Promise<Visitor> {
      const visitor = await who(session);
      if (visitor.kind !== 'staff' || session === undefined) return visitor;
      await sessions.touch(fingerprint(session));
      return { ...visitor, idleAt: new Date(clock.now().getTime() + STAFF_IDLE_MS) };
    },
    /** The console is open. */
    here: (accountId: string): Promise<void> => parts.presence.here(accountId),
  };
}
