import { Fault } from '../../core/errors.ts';
import type { Directory } from '../../ports/directory.ts';

/** Shorter than the ten seconds within which everybody gets an answer. */
export const PATIENCE_MS = 8_000;

/**
 * A directory that hangs is one that is down: what reads fails as `directory-unavailable`, and what
 * changes as `directory-unknown-outcome`, because it may still happen.
 */
export function patient(directory: Directory, ms = PATIENCE_MS): Directory {
  const within = async <T>(
    call: Promise<T>,
    code: 'directory-unavailable' | 'directory-unknown-outcome',
  ): Promise<T> => {
    let timer: NodeJS.Timeout | undefined;
    const tooLate = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new Fault(code, 'The directory does not answer.')), ms);
    });
    // Whatever it says when nobody waits any more is nobody's business.
    call.catch(() => {});
    try {
      return await Promise.race([call, tooLate]);
    } finally {
      clearTimeout(timer);
    }
  };
  const reading = <T>(call: Promise<T>) => within(call, 'directory-unavailable');
  const changing = <T>(call: Promise<T>) => within(call, 'directory-unknown-outcome');
  return {
    find: (userId) => reading(directory.find(userId)),
    read: (id) => reading(directory.read(id)),
    abilities: (account) => directory.abilities(account),
    passwordPolicy: (account) => reading(directory.passwordPolicy(account)),
    expiry: (account) => reading(directory.expiry(account)),
    list: (which, most) => reading(directory.list(which, most)),
    reset: (id, password, options) => changing(directory.reset(id, password, options)),
    change: (id, current, password, options) => changing(directory.change(id, current, password, options)),
    unlock: (id) => changing(directory.unlock(id)),
    requireChange: (id) => changing(directory.requireChange(id)),
    issueTemporaryPass: (id, minutes) => changing(directory.issueTemporaryPass(id, minutes)),
    verifyPassword: (id, password) => changing(directory.verifyPassword(id, password)),
    revokeSessions: (id) => changing(directory.revokeSessions(id)),
  };
}
