import type { Diagnosis } from '../core/diagnosis.ts';
import type { Language } from '../core/language.ts';
import type { MethodId } from '../core/policy.ts';

/** An account whose recovery is stopped, as staff see it; see the service. */
export interface FrozenAccount {
  readonly reference: string;
  readonly person: string;
  readonly since: Date;
  readonly provenAt: Date | undefined;
  readonly methods: readonly MethodId[];
  readonly asked: boolean;
  readonly approvedBy: readonly string[];
}

export type UnfreezeResult =
  'sent' | 'wait' | 'wrong' | 'next-gate' | 'proven' | 'approved' | 'unfrozen' | 'refused' | 'not-proven' | 'gone';

/** The way back after "this was not me"; every call gives `undefined` to whoever is not staff. */
export interface FrozenDesk {
  list(staffId: string): Promise<readonly FrozenAccount[] | undefined>;
  ask(staffId: string, reference: string, method: string): Promise<UnfreezeResult | undefined>;
  check(staffId: string, reference: string, code: string): Promise<UnfreezeResult | undefined>;
  approve(staffId: string, reference: string): Promise<UnfreezeResult | undefined>;
}

/** Who is at a page about their own account. */
export interface Visitor {
  readonly accountId: string;
  /** Fingerprint of the session. */
  readonly session: string;
  readonly source: string;
}

/** Whether resetting will work for somebody, and by which ways. */
export interface SetupState {
  readonly verdict:
    | { readonly kind: 'ready' | 'more' | 'none' }
    | { readonly kind: 'soon'; readonly at: Date }
    | { readonly kind: 'blocked'; readonly diagnosis: Diagnosis };
  readonly needed: number;
  readonly ways: readonly {
    readonly method: MethodId;
    readonly kind: 'missing' | 'resting' | 'ready';
    readonly until?: Date | undefined;
    readonly left?: number | undefined;
    readonly contact?: string | undefined;
  }[];
}

/** What it takes to unlink the app: another proof than the app itself; and how resetting stands without it. */
export type AppRemoval =
  | { readonly kind: 'other-proof'; readonly methods: readonly MethodId[] }
  | { readonly kind: 'possible'; readonly without: SetupState['verdict'] };

/** The page on which somebody sees that and enrols what is missing. */
export interface SecurityState {
  readonly setup: SetupState;
  readonly shown:
    | { readonly kind: 'proven'; readonly removal: AppRemoval | undefined }
    | { readonly kind: 'under-way'; readonly method: MethodId; readonly methods: readonly MethodId[] }
    | { readonly kind: 'choosing'; readonly methods: readonly MethodId[] };
  /** An app that is being linked: its secret, and a picture of it as a data URL. */
  readonly pending: { readonly secret: string; readonly qrCode: string } | undefined;
  readonly restHours: number;
}

export interface EnrolmentDesk {
  look(visitor: Visitor): Promise<SecurityState | undefined>;
  start(
    visitor: Visitor,
    language: Language,
    method: MethodId,
  ): Promise<
    { readonly kind: 'started' | 'stop' | 'robot-check' | 'gone' } | { readonly kind: 'wait'; readonly seconds: number }
  >;
  check(
    visitor: Visitor,
    typed: string,
  ): Promise<{ readonly kind: 'wrong' | 'expired' | 'stopped' | 'next-gate' | 'verified' | 'gone' }>;
  newApp(visitor: Visitor): Promise<'shown' | 'not-proven'>;
  confirmApp(visitor: Visitor, code: string): Promise<'enrolled' | 'wrong' | 'not-proven'>;
  /** @param anyway also where resetting does not work without it */
  removeApp(visitor: Visitor, anyway: boolean): Promise<'removed' | 'other-proof' | 'too-few' | 'none' | 'not-proven'>;
  newCodes(visitor: Visitor): Promise<readonly string[] | 'not-proven'>;
}

/** What a manager's link comes to; looking changes nothing. */
export type VouchState =
  | { readonly kind: 'gone' | 'sign-in' | 'not-yours' | 'confirmed' | 'refused' }
  | { readonly kind: 'open' | 'wrong-number'; readonly person: string; readonly at: Date };

export interface VouchDesk {
  look(token: string, visitor: string | undefined): Promise<VouchState>;
  decide(token: string, visitor: string | undefined, answer: 'yes' | 'no', number: string): Promise<VouchState>;
}
