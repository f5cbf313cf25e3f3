import type { Contacts, Role } from '../../../src/core/account.ts';
import type { DirectoryAbilities } from '../../../src/core/diagnosis.ts';
import type { Directory, PasswordCheck, PasswordPolicy } from '../../../src/ports/directory.ts';

/** How an account can stand before anybody helps. */
export type State =
  | 'disabled'
  | 'account-expired'
  | 'must-change'
  | 'password-expired'
  /** The password belongs to another organisation. */
  | 'guest'
  /** The password belongs to a directory that the adapter cannot reach. */
  | 'managed-elsewhere'
  /** Found, and not to be touched by the adapter. */
  | 'out-of-reach';

export interface Person {
  /** What every name of theirs begins with; nobody else in the run has it. */
  readonly name: string;
  readonly displayName?: string;
  readonly password?: string;
  /** More mail addresses of the account itself. */
  readonly aliases?: readonly string[];
  readonly contacts?: Contacts;
  /** User ID of somebody who is there. */
  readonly manager?: string;
  readonly roles?: readonly Role[];
  readonly state?: State;
  readonly passwordAgeDays?: number;
  readonly passwordNeverExpires?: boolean;
}

export interface Added {
  readonly id: string;
  readonly userId: string;
}

/** An adapter with the directory behind it, and the hands of that directory's own administrator. */
export interface Peer {
  readonly directory: Directory;
  readonly domain: string;
  now(): Date;
  add(person: Person): Promise<Added>;
  /** Signs in past the adapter, as any other program would. Wrong ones count. */
  signIn(userId: string, password: string): Promise<Exclude<PasswordCheck, 'not-supported'>>;
  /** A name that two accounts have. */
  twins(): Promise<string>;
  /** Makes the time of a lock pass. */
  endLock?(added: Added): Promise<void>;
  /** Nothing answers any more, until what it gives is called. */
  cutOff?(): Promise<() => Promise<void>>;
  /** The next change is carried out, and its answer is lost. */
  loseNextAnswer?(): Promise<void>;
  /** Whether sessions from before now are over. */
  sessionsEnded?(added: Added): Promise<boolean>;
  close(): Promise<void>;
}

/** One kind of directory: what it declares, and how to get a fresh one. */
export interface Harness {
  readonly name: string;
  /** What the adapter must declare for an ordinary account. */
  readonly abilities: DirectoryAbilities;
  /** The rules at which it opens. */
  readonly policy: PasswordPolicy & { readonly lockoutThreshold: number };
  readonly states: readonly State[];
  /** In which roles people can be. */
  readonly roles: readonly Role[];
  readonly can: {
    /** Changes with the current password, and checks one. */
    readonly change: boolean;
    readonly verify: boolean;
    /** Takes letters beyond ASCII in a password. */
    readonly unicode: boolean;
    /** `DOMAIN\name`: the DOMAIN, in lower case. */
    readonly downLevel: string | undefined;
    /** Wrong sign-ins lock. */
    readonly lock: boolean;
    /** `open` takes other rules. */
    readonly otherPolicy: boolean;
    /** `cutOff` and `loseNextAnswer` are there. */
    readonly faults: boolean;
  };
  open(policy?: Partial<PasswordPolicy>): Promise<Peer>;
}

export const FIRST = 'Begin-2026-sleutel!';
export const SECOND = 'Tweede-2026-fietsen!';
export const THIRD = 'Derde-2026-peren!';

let count = 0;
/** A name that nobody has had in this run. */
export const fresh = (name: string): string => `${name}${++count}x`;
