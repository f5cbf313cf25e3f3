import type { Diagnosis, WayOn, Wish } from '../src/core/diagnosis.ts';
import type { Language } from '../src/core/language.ts';
import type { Organisation } from '../src/core/organisation.ts';
import type { MethodId } from '../src/core/policy.ts';
import type { Role } from '../src/core/account.ts';

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
  finding(recoveryId: string): Promise<{ readonly diagnosis: Diagnosis; readonly way: WayOn } | undefined>;
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
    | { readonly kind: 'hand-over'; readonly finding: { readonly diagnosis: Diagnosis } }
  >;
  cancel(recoveryId: string): Promise<void>;
}

/** What they need to find a person who helps. */
export interface HelpNeeds {
  open(request: {
    readonly conversationId: string;
    readonly language: Language;
    readonly urgent: boolean;
    readonly about: 'asked' | 'stuck' | 'not-done' | 'out-of-tries' | 'staff';
    readonly recoveryId?: string | undefined;
    readonly accountId?: string | undefined;
  }): Promise<{ readonly reference: string }>;
}

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

/** The person who is signed in, read live, and the rule on age. */
export interface PersonNeeds {
  roles(accountId: string): Promise<readonly Role[]>;
  /** What is wrong with the account now. */
  diagnosis(accountId: string): Promise<Diagnosis | undefined>;
  displayName(accountId: string): Promise<string | undefined>;
  /** "Will reset work for me?" */
  setup(accountId: string): Promise<Setup | undefined>;
  /** Days that a password is valid; absent: it does not expire. */
  maxAgeDays(): Promise<number | undefined>;
  passwordExpiresAt(accountId: string): Promise<Date | undefined>;
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
  readonly related: readonly { readonly article: string; readonly title: string }[];
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
  readonly people: PersonNeeds;
  readonly organisation: Organisation;
  /** Where people reach this application, without a slash at the end. */
  readonly address: () => string;
  readonly now: () => Date;
}
