import type { CaseState } from '../src/core/case.ts';
import type { Diagnosis, FindingNote, WayOn, Wish } from '../src/core/diagnosis.ts';
import type { Language } from '../src/core/language.ts';
import type { Organisation } from '../src/core/organisation.ts';
import type { MethodId } from '../src/core/policy.ts';
import type { Role } from '../src/core/account.ts';
import type { StaffReason, StaffRefusal } from '../src/core/staff-reset.ts';

/** What is wrong, what can be done about it, and what else there is to say. */
export interface Finding {
  readonly diagnosis: Diagnosis;
  readonly way: WayOn;
  readonly note?: FindingNote | undefined;
}

/** What the person must do to prove who they are. */
export interface Task {
  /** Digits, a saved code, an answer in words, or a yes that somebody else gives elsewhere. */
  readonly expects: 'code' | 'recovery-code' | 'answer' | 'nothing';
  /** Whether it can be sent once more. */
  readonly again: boolean;
  /** What the sentence names, such as the number of digits. */
  readonly params: Readonly<Record<string, string | number>>;
}

/** What the dialogs need of recoveries; every call names the row by its id. */
export interface RecoveryNeeds {
  begin(request: {
    /** What the proofs are for; to recover when nothing is said. */
    readonly purpose?: 'inform' | 'freeze' | undefined;
    readonly wish: Wish;
    readonly language: Language;
    readonly conversationId: string;
    readonly browser: string | undefined;
    readonly source: string;
    readonly who: { readonly accountId: string } | { readonly typedId: string };
  }): Promise<{ readonly kind: 'begun'; readonly recoveryId: string } | { readonly kind: 'stopped' }>;
  methods(recoveryId: string): Promise<MethodId[]>;
  start(
    recoveryId: string,
    method: MethodId,
  ): Promise<
    | { readonly kind: 'started'; readonly task: Task }
    | { readonly kind: 'wait'; readonly seconds: number }
    | { readonly kind: 'stop' | 'robot-check' | 'gone' }
  >;
  check(
    recoveryId: string,
    typed: string,
  ): Promise<{ readonly kind: 'wrong' | 'expired' | 'stopped' | 'next-gate' | 'verified' | 'gone' }>;
  /** How far it is, where something has to happen elsewhere. */
  progress(recoveryId: string): Promise<'waiting' | 'next-gate' | 'verified' | 'choose' | 'gone'>;
  finding(recoveryId: string): Promise<Finding | undefined>;
  carryOut(recoveryId: string): Promise<
    | {
        readonly kind: 'link';
        readonly effect: 'reset' | 'change';
        readonly url: string;
        readonly matchCode: string;
        /** A picture of the url, as a data URL. */
        readonly qrCode: string;
        readonly expiresAt: Date;
      }
    | { readonly kind: 'under-way' | 'gone' }
    | { readonly kind: 'hand-over'; readonly finding: Finding }
  >;
  /** Whether it can still lead to anything. */
  isOpen(recoveryId: string): Promise<boolean>;
  /** Ends one that changes nothing at the account; whose gates were passed. */
  conclude(recoveryId: string): Promise<string | undefined>;
  cancel(recoveryId: string): Promise<void>;
}

/** What they need to find a person who helps. */
export interface HelpNeeds {
  open(request: {
    readonly conversationId: string;
    readonly language: Language;
    readonly urgent: boolean;
    readonly about: 'asked' | 'stuck' | 'not-done' | 'out-of-tries' | 'staff' | 'not-me';
    readonly recoveryId?: string | undefined;
    readonly accountId?: string | undefined;
  }): Promise<{ readonly reference: string; readonly outlook: Outlook }>;
  /** The person of an open case wants to be called; `false` when there is none. */
  callBack(conversationId: string): Promise<boolean>;
  /** How the newest case of a conversation stands, or else an open one of whoever is signed in. */
  standing(conversationId: string, accountId: string | undefined): Promise<CaseStanding | undefined>;
}

/** A case as its own employee may see it. */
export interface CaseStanding {
  readonly reference: string;
  readonly state: CaseState;
  /** They will be called. */
  readonly callBack: boolean;
  /** It was asked in this conversation. */
  readonly here: boolean;
  /** While it waits for its first answer. */
  readonly outlook: Outlook | { readonly kind: 'late' } | undefined;
}

/** When somebody will answer. */
export type Outlook =
  | { readonly kind: 'soon'; readonly minutes: number }
  | { readonly kind: 'later'; readonly open: boolean; readonly at: Date | undefined };

/** Whether resetting will work for somebody, and by which ways. */
export interface Setup {
  readonly verdict:
    | { readonly kind: 'ready' | 'more' | 'none' }
    | { readonly kind: 'soon'; readonly at: Date }
    | { readonly kind: 'blocked'; readonly diagnosis: Diagnosis };
  /** How many different ones a reset takes. */
  readonly needed: number;
  readonly ways: readonly { readonly method: MethodId; readonly kind: 'missing' | 'resting' | 'ready' }[];
}

/** Stops recovery of an account whose owner says that somebody else is at it. */
export interface ProtectNeeds {
  freeze(request: {
    readonly accountId: string;
    readonly conversationId: string;
    readonly language: Language;
  }): Promise<{ readonly reference: string }>;
}

/** What staff ask for somebody else; roles are read live in every call. */
export interface StaffNeeds {
  look(
    staffId: string,
    typed: string,
  ): Promise<
    | { readonly kind: 'found'; readonly targetId: string; readonly name: string }
    | { readonly kind: 'unknown' }
    | { readonly kind: 'refused'; readonly why: StaffRefusal }
  >;
  request(asked: {
    readonly staffId: string;
    readonly targetId: string;
    readonly conversationId: string;
    readonly reason: StaffReason;
    readonly words: string;
    readonly ticket: string | undefined;
  }): Promise<
    | { readonly kind: 'sent'; readonly reference: string }
    | { readonly kind: 'waiting'; readonly reference: string; readonly heldUntil: Date | undefined }
    | { readonly kind: 'refused'; readonly why: StaffRefusal }
  >;
}

/** The person who is signed in, read live, and the rule on age. */
export interface PersonNeeds {
  roles(accountId: string): Promise<readonly Role[]>;
  /** What is wrong with the account now. */
  diagnosis(accountId: string): Promise<Diagnosis | undefined>;
  displayName(accountId: string): Promise<string | undefined>;
  /** Whether a user name, as typed, is a name of this account. */
  isOwn(accountId: string, typed: string): Promise<boolean>;
  /** "Will reset work for me?" */
  setup(accountId: string): Promise<Setup | undefined>;
  /** Days that a password is valid; absent: it does not expire. */
  maxAgeDays(): Promise<number | undefined>;
  expiry(
    accountId: string,
  ): Promise<{ readonly kind: 'at'; readonly at: Date } | { readonly kind: 'never' | 'unknown' }>;
}

/** An article as it is shown. */
export interface ShownAnswer {
  readonly article: string;
  /** How surely it answers the question, 0 to 1. */
  readonly score: number;
  readonly title: string;
  /** The whole article; `short` and `steps` are the parts that a chat shows first. */
  readonly text: string;
  readonly short: string;
  readonly steps?: readonly string[];
  /** When a person last checked it, as YYYY-MM-DD. */
  readonly checked: string;
  readonly links: readonly { readonly title: string; readonly url: string }[];
  /** The wish whose dialog does it. */
  readonly action: string | undefined;
  /** Articles beside it. */
  readonly related: readonly string[];
  /** Error codes that it explains. */
  readonly codes: readonly string[];
}

/** The knowledge base. */
export interface KnowledgeNeeds {
  /** Best first; empty when nothing fits. */
  search(question: string, language: Language): readonly ShownAnswer[];
  byId(article: string, language: Language): ShownAnswer | undefined;
  byDiagnosis(kind: Diagnosis['kind'], language: Language): ShownAnswer | undefined;
  /** Keeps a question that nothing answered, without secrets, for whoever writes articles. */
  missed(question: string, language: Language): Promise<void>;
}

export interface DialogNeeds {
  readonly knowledge: KnowledgeNeeds;
  readonly recovery: RecoveryNeeds;
  readonly help: HelpNeeds;
  readonly protect: ProtectNeeds;
  readonly people: PersonNeeds;
  readonly staff: StaffNeeds;
  readonly organisation: Organisation;
  /** Where people reach this application, without a slash at the end. */
  readonly address: () => string;
  readonly now: () => Date;
}
