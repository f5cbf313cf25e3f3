import type { Role } from './account.ts';
import type { Wish } from './diagnosis.ts';
import type { Language } from './language.ts';
import type { MethodId } from './policy.ts';

/**
 * A recovery is a row, not a dialog: everything that was proven, sent and intended is here, and
 * whatever executes reads it again. Drawn in recovery.mermaid; the test compares the two.
 */
export type RecoveryState =
  'verifying' | 'verified' | 'linked' | 'executing' | 'uncertain' | 'done' | 'stopped' | 'cancelled' | 'expired';

export type RecoveryEvent =
  | 'send'
  | 'wrong'
  | 'pass'
  | 'verify'
  | 'link'
  | 'execute'
  | 'refuse'
  | 'lose'
  | 'finish'
  | 'conclude'
  | 'stop'
  | 'cancel'
  | 'expire';

/** Every move there is; any other is refused. */
export const TRANSITIONS: Readonly<Record<RecoveryState, Partial<Record<RecoveryEvent, RecoveryState>>>> = {
  verifying: {
    send: 'verifying',
    wrong: 'verifying',
    pass: 'verifying',
    verify: 'verified',
    stop: 'stopped',
    cancel: 'cancelled',
    expire: 'expired',
  },
  verified: {
    link: 'linked',
    execute: 'executing',
    conclude: 'done',
    stop: 'stopped',
    cancel: 'cancelled',
    expire: 'expired',
  },
  linked: { execute: 'executing', stop: 'stopped', cancel: 'cancelled', expire: 'expired' },
  executing: { finish: 'done', refuse: 'linked', stop: 'stopped', lose: 'uncertain' },
  uncertain: { finish: 'done', refuse: 'linked', stop: 'stopped' },
  done: {},
  stopped: {},
  cancelled: {},
  expired: {},
};

export const isOpen = (state: RecoveryState): boolean => Object.keys(TRANSITIONS[state]).length > 0;

/** What the person was asked for last. Without `destination` it was pretended: nothing is accepted. */
export interface Challenge {
  readonly id: string;
  readonly method: MethodId;
  /** Of a code that was sent; other proofs are compared with what is enrolled. */
  readonly codeHash: string | undefined;
  /** Fingerprint of the contact it went to, or what else it proves, so that two gates never prove the same. */
  readonly destination: string | undefined;
  readonly sentAt: Date;
  readonly expiresAt: Date;
  readonly wrong: number;
}

/** A proof that was given. */
export interface Gate {
  readonly method: MethodId;
  readonly destination: string;
  readonly passedAt: Date;
}

/**
 * What the gates are passed for; proofs for one purpose are worth nothing for another. `recover` and
 * `staff` (a reset that staff asked for) end in an effect on the account. The others conclude where they
 * are verified: to tell a person about their own account, to enrol a proof, to freeze or unfreeze, to
 * let an agent go on with a case.
 */
export const PURPOSES = ['recover', 'staff', 'inform', 'enrol', 'freeze', 'case'] as const;
export type Purpose = (typeof PURPOSES)[number];

export const endsInEffect = (purpose: Purpose): boolean => purpose === 'recover' || purpose === 'staff';

/** What will be done to the account. */
export type Effect = 'reset' | 'unlock' | 'change' | 'pass';

/** The one-time link to the page; only fingerprints of its secrets are kept. */
export interface Link {
  readonly effect: 'reset' | 'change';
  readonly tokenHash: string;
  readonly matchHash: string;
  readonly issuedAt: Date;
  readonly expiresAt: Date;
  readonly extended: boolean;
  readonly wrongMatches: number;
  /** As they were when the link was made: another reset or a raised role kills it. */
  readonly roles: readonly Role[];
  readonly passwordSetAt: Date | undefined;
}

/** On record before the directory is called, so that a crash leaves a question and not a riddle. */
export interface Intention {
  readonly effect: Effect;
  readonly startedAt: Date;
  readonly passwordSetAt: Date | undefined;
}

export interface Recovery {
  readonly id: string;
  /** Given to the person and to the helpdesk; random. */
  readonly reference: string;
  readonly state: RecoveryState;
  readonly purpose: Purpose;
  readonly wish: Wish;
  readonly conversationId: string;
  readonly language: Language;
  /** Normalised, as typed; absent for a person who is signed in. */
  readonly typedId: string | undefined;
  /** Absent while pretending: nobody is meant, yet the same path is walked. */
  readonly accountId: string | undefined;
  /** In whose name the directory is asked, where it resets only for a person. */
  readonly agentId?: string | undefined;
  readonly signedIn: boolean;
  /** Under which names tries and sends are counted; see the throttle. */
  readonly subjects: { readonly shown: string; readonly held: string; readonly anonymous: boolean };
  /** Address bucket of the person, for limits. */
  readonly source: string;
  /** Fingerprint of the browser that holds the chat. */
  readonly browser: string | undefined;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly gates: readonly Gate[];
  readonly challenge: Challenge | undefined;
  readonly link: Link | undefined;
  readonly intention: Intention | undefined;
}

type Changes = Partial<Pick<Recovery, 'gates' | 'challenge' | 'link' | 'intention' | 'expiresAt'>>;

/** The recovery after an event, or `undefined` when that event is not possible in its state. */
export function transition(recovery: Recovery, event: RecoveryEvent, changes: Changes = {}): Recovery | undefined {
  const state = TRANSITIONS[recovery.state][event];
  return state === undefined ? undefined : { ...recovery, ...changes, state };
}
