import { Fault, isFault } from '../core/errors.ts';
import { normaliseUserId } from '../core/identity.ts';
import { wrongBudget } from '../core/wrong-passwords.ts';
import type { Clock } from '../ports/clock.ts';
import type { Directory, PasswordCheck } from '../ports/directory.ts';
import type { Keyring } from '../ports/keyring.ts';
import type { AttemptStore, AuditLog } from '../ports/stores.ts';
import type { UnitOfWork } from '../ports/work.ts';
import type { KnownBrowsers } from './known-browsers.ts';
import { giveBack, startAfresh, takeTry, triedFor } from './password-tries.ts';
import type { SessionDesk } from './sessions.ts';
import { NOBODY } from './verification/method.ts';

export interface PasswordSignInParts {
  readonly directory: Pick<Directory, 'find' | 'passwordPolicy' | 'verifyPassword'>;
  readonly sessions: Pick<SessionDesk, 'open'>;
  readonly knownBrowsers: KnownBrowsers;
  readonly attempts: AttemptStore;
  readonly audit: AuditLog;
  readonly work: UnitOfWork;
  readonly keyring: Keyring;
  readonly clock: Clock;
}

export interface TypedSignIn {
  readonly userId: string;
  readonly password: string;
  /** Address bucket of the person. */
  readonly source: string;
  /** The browser's cookie until now; it is worth nothing afterwards. */
  readonly former: string | undefined;
  /** What the browser shows of earlier times. */
  readonly known: string | undefined;
}

export type PasswordSignIn =
  | {
      readonly kind: 'ok';
      readonly session: string;
      readonly displayName: string;
      /** What it shows next time. */
      readonly known: string;
    }
  | { readonly kind: 'failed' | 'busy' | 'disabled' | 'expired' | 'must-change' };

const LONGEST_NAME = 320;
const SOURCE_MS = 15 * 60_000;
/** A whole office has one address. */
const MOST_WRONG_FROM_SOURCE = 50;

/** Right, and not counted in the directory, which does not count anew either: what others guessed stays. */
const RIGHT_BUT: ReadonlySet<PasswordCheck> = new Set(['right-elsewhere', 'disabled', 'expired', 'must-change']);

/** Signing in with the password of the directory, checked there and nowhere else. */
export function createPasswordSignIn(parts: PasswordSignInParts) {
  const { directory, sessions, knownBrowsers, audit, work } = parts;

  /** What is wrong is told only to who has the password; a lock is not, for it shows without one. */
  const refuse = (subject: string, why: PasswordCheck | 'guest', source: string) =>
    work.run(async (): Promise<PasswordSignIn> => {
      const details = { why, how: 'password' };
      await audit.append({ event: 'session.refused', subject, details });
      if (why === 'disabled' || why === 'expired' || why === 'must-change') return { kind: why };
      await parts.attempts.add('sign-in', source);
      return { kind: 'failed' };
    });

  /** Nobody is asked for where there is nobody to ask for, and takes as long. */
  const verify = (accountId = NOBODY, password: string): Promise<PasswordCheck> =>
    directory.verifyPassword(accountId, password).catch((error: unknown) => {
      if (isFault(error, 'directory-unavailable')) throw error;
      throw new Fault('directory-unknown-outcome', 'The directory does not say whether the password is right.', error);
    });

  return {
    /** Throws what the directory throws; a try that surely did not count there is given back. */
    async signIn({ userId, password, source, former, known }: TypedSignIn): Promise<PasswordSignIn> {
      const typed = normaliseUserId(userId).slice(0, LONGEST_NAME);
      if (await isTooMuch(parts, source)) return { kind: 'busy' };
      // Many a directory takes an empty password for nobody at all, and says that it is right.
      if (password === '') return { kind: 'failed' };
      const account = await directory.find(typed);
      // Whatever was typed there, it may be a password.
      const subject = account === undefined ? parts.keyring.fingerprint('subject', typed) : triedFor(account.id);
      const door = knownBrowsers.knows(known, account?.id ?? NOBODY) ? 'own' : 'stranger';
      const budget = wrongBudget((await directory.passwordPolicy(account)).lockoutThreshold);
      const mayTry = await work.run(() => takeTry(parts, subject, budget, door));
      const taken = parts.clock.now();
      const check = await verify(mayTry ? account?.id : undefined, password).catch(async (error: unknown) => {
        if (mayTry && isFault(error, 'directory-unavailable'))
          await work.run(() => giveBack(parts, subject, door, taken));
        throw error;
      });
      if (check === 'right') await work.run(() => startAfresh(parts, subject));
      if (RIGHT_BUT.has(check)) await work.run(() => giveBack(parts, subject, door, taken));
      if (account === undefined || (check !== 'right' && check !== 'right-elsewhere'))
        return refuse(account?.id ?? subject, check, source);
      if (!account.enabled || account.guest) return refuse(account.id, account.guest ? 'guest' : 'disabled', source);
      const session = await sessions.open(account, { roles: account.roles, former });
      const { id, displayName } = account;
      return { kind: 'ok', session, displayName, known: knownBrowsers.remember(known, id) };
    },
  };
}

async function isTooMuch({ attempts, clock }: PasswordSignInParts, source: string): Promise<boolean> {
  const since = new Date(clock.now().getTime() - SOURCE_MS);
  return (await attempts.since('sign-in', source, since)).length >= MOST_WRONG_FROM_SOURCE;
}
