import type { Clock } from '../../../ports/clock.ts';
import { signInsSchema, type GraphUser } from './answers.ts';
import type { GraphCalls } from './client.ts';
import { shaped } from './pages.ts';

/** "Locked, or from an address with a bad name": a hint, and the only one there is. */
const LOCKED = 50_053;
const SUCCESS = 0;
/** Locks last a minute at first and grow; what is longer ago says nothing. */
const RECENT_MS = 15 * 60_000;

/** Whether the latest sign-ins look as if the account is locked; no log is no sign. */
export async function looksLocked(
  calls: GraphCalls,
  user: Pick<GraphUser, 'id' | 'lastPasswordChangeDateTime'>,
  clock: Clock,
): Promise<boolean> {
  const since = new Date(clock.now().getTime() - RECENT_MS).toISOString();
  const query = new URLSearchParams({ $filter: `userId eq '${user.id}' and createdDateTime ge ${since}`, $top: '10' });
  const reply = await calls.read(`/auditLogs/signIns?${query.toString()}`);
  if (reply.status === 403) return false;
  const signIns = shaped(signInsSchema, reply).value.map(({ createdDateTime, status }) => ({
    at: Date.parse(createdDateTime),
    code: status.errorCode,
  }));
  // A new password, set by whomever, ends a lock.
  const changed = user.lastPasswordChangeDateTime?.getTime() ?? 0;
  const latest = signIns
    .filter(({ at, code }) => at > changed && (code === LOCKED || code === SUCCESS))
    .toSorted((one, other) => other.at - one.at)[0];
  return latest?.code === LOCKED;
}
