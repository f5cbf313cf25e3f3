import type { Clock } from '../../ports/clock.ts';
import type { AuditLog, SessionStore } from '../../ports/stores.ts';
import type { PresenceStore } from '../../ports/cases.ts';
import type { UnitOfWork } from '../../ports/work.ts';
import { fingerprint } from '../sign-in.ts';
import type { Agent } from './parts.ts';

export interface StaffParts {
  readonly agent: (accountId: string) => Promise<Agent | undefined>;
  readonly sessions: SessionStore;
  readonly presence: PresenceStore;
  readonly audit: AuditLog;
  readonly work: UnitOfWork;
  readonly clock: Clock;
}

/** Without a sign of the person for so long, a session of staff ends. */
export const IDLE_MINUTES = 15;
const MINUTE = 60_000;

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
    const accountId = hash === undefined ? undefined : await sessions.accountOf(hash);
    if (hash === undefined || accountId === undefined) return { kind: 'nobody' };
    const agent = await parts.agent(accountId);
    if (agent === undefined) return { kind: 'employee' };
    const seenAt = (await sessions.seenAt(hash)) ?? clock.now();
    const idleAt = new Date(seenAt.getTime() + IDLE_MINUTES * MINUTE);
    if (idleAt > clock.now()) return { kind: 'staff', agent, idleAt };
    await work.run(async () => {
      await sessions.close(hash);
      await parts.audit.append({ event: 'session.closed', subject: accountId, details: { idle: true } });
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
      await sessions.seen(fingerprint(session));
      return { ...visitor, idleAt: new Date(clock.now().getTime() + IDLE_MINUTES * MINUTE) };
    },
    /** The console is open. */
    here: (accountId: string): Promise<void> => parts.presence.here(accountId),
  };
}
