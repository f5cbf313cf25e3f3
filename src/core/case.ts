import type { DiagnosisKind } from './diagnosis.ts';
import type { Language } from './language.ts';
import type { MethodId } from './policy.ts';

/** Where a case stands with the helpdesk; `failed` when nothing that is said arrives in the conversation any more. */
export const CASE_STATES = [
  'queued',
  'assigned',
  'active',
  'waiting',
  'resolved',
  'reopened',
  'expired',
  'withdrawn',
  'failed',
] as const;
export type CaseState = (typeof CASE_STATES)[number];

/** Every move there is; any other is refused. */
export const CASE_TRANSITIONS: Readonly<Record<CaseState, readonly CaseState[]>> = {
  queued: ['assigned', 'withdrawn', 'expired', 'failed'],
  assigned: ['active', 'queued', 'withdrawn', 'resolved', 'expired', 'failed'],
  active: ['waiting', 'queued', 'resolved', 'withdrawn', 'failed'],
  waiting: ['active', 'resolved', 'expired', 'withdrawn', 'failed'],
  resolved: ['reopened'],
  reopened: ['assigned', 'withdrawn', 'expired', 'failed'],
  expired: ['reopened'],
  withdrawn: [],
  failed: ['reopened', 'expired'],
};

/** Nobody has it yet, or no longer. */
export const isFree = (state: CaseState): boolean => state === 'queued' || state === 'reopened';
/** An agent has it: the assistant is silent, and what the person says is for the agent. */
export const isTaken = (state: CaseState): boolean => ['assigned', 'active', 'waiting'].includes(state);
export const isClosed = (state: CaseState): boolean => ['resolved', 'expired', 'withdrawn', 'failed'].includes(state);

/** What is told of a case that takes long: at 75 % of the time, and when the time is over. */
export const LEVEL_MARKS = ['answer-soon', 'answer-late', 'solve-soon', 'solve-late'] as const;
export type LevelMark = (typeof LEVEL_MARKS)[number];

/** Time that does not count for the helpdesk: it waits for the employee, or it was done. */
export interface Pause {
  readonly from: Date;
  readonly until: Date | undefined;
}

/** What staff get to see of somebody who needs a person. Everything in it is redacted. */
export interface Case {
  readonly id: string;
  readonly reference: string;
  readonly state: CaseState;
  readonly urgent: boolean;
  readonly conversationId: string;
  readonly language: Language;
  readonly openedAt: Date;
  /** Known and, when `proofs` is not empty, proven. */
  readonly accountId: string | undefined;
  /** As typed; a claim, nothing more. */
  readonly claimedId: string | undefined;
  /** Given to the assistant, before the case. */
  readonly proofs: readonly { readonly method: MethodId; readonly at: Date }[];
  readonly diagnosis: DiagnosisKind | undefined;
  readonly summary: string;
  /** What the person was busy with in the chat. */
  readonly recoveryId: string | undefined;
  /** Who has it now. */
  readonly agent: { readonly id: string; readonly name: string } | undefined;
  /** Passed on by an agent, to somebody who may do more. */
  readonly escalatedBy: string | undefined;
  /** The proof that was asked for in this case; a recovery with the purpose `case`. */
  readonly challengeId: string | undefined;
  /** The effect that was begun from here. */
  readonly effectId: string | undefined;
  readonly firstClaimedAt: Date | undefined;
  readonly closedAt: Date | undefined;
  readonly pauses: readonly Pause[];
  /** What was already told of the service level. */
  readonly told: readonly LevelMark[];
  /** The person wants to be called, on a number that is on record. */
  readonly callBack: boolean;
}

/** How a case begins. */
export const newCase = (
  begun: Omit<
    Case,
    | 'state'
    | 'agent'
    | 'escalatedBy'
    | 'challengeId'
    | 'effectId'
    | 'firstClaimedAt'
    | 'closedAt'
    | 'pauses'
    | 'told'
    | 'callBack'
  >,
): Case => ({
  ...begun,
  state: 'queued',
  agent: undefined,
  escalatedBy: undefined,
  challengeId: undefined,
  effectId: undefined,
  firstClaimedAt: undefined,
  closedAt: undefined,
  pauses: [],
  told: [],
  callBack: false,
});

type Changes = Partial<
  Pick<Case, 'agent' | 'escalatedBy' | 'challengeId' | 'effectId' | 'accountId' | 'claimedId' | 'told' | 'urgent'>
>;

/** The case in another state, or `undefined` where there is no such move. Keeps who has it and the pauses right. */
export function moved(opened: Case, state: CaseState, now: Date, changes: Changes = {}): Case | undefined {
  if (!CASE_TRANSITIONS[opened.state].includes(state)) return undefined;
  const isPaused = state === 'waiting' || isClosed(state);
  const pauses = ended(opened.pauses, now);
  return {
    ...opened,
    ...changes,
    state,
    agent: isFree(state) ? undefined : (changes.agent ?? opened.agent),
    firstClaimedAt: opened.firstClaimedAt ?? (state === 'assigned' ? now : undefined),
    closedAt: isClosed(state) ? now : undefined,
    pauses: isPaused ? [...pauses, { from: now, until: undefined }] : pauses,
    // Proofs of an earlier round are worth nothing in a new one.
    ...(state === 'reopened' ? { challengeId: undefined, effectId: undefined, told: [] } : {}),
  };
}

const ended = (pauses: readonly Pause[], now: Date): Pause[] =>
  pauses.map((pause) => (pause.until === undefined ? { ...pause, until: now } : pause));
