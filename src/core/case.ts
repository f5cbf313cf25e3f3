import type { DiagnosisKind } from './diagnosis.ts';
import type { Language } from './language.ts';
import type { MethodId } from './policy.ts';

/** Where a case stands with the helpdesk. */
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
  assigned: ['active', 'queued', 'withdrawn', 'resolved', 'expired'],
  active: ['waiting', 'queued', 'resolved', 'withdrawn', 'failed'],
  waiting: ['active', 'resolved', 'expired', 'withdrawn'],
  resolved: ['reopened'],
  reopened: ['assigned', 'withdrawn', 'expired', 'failed'],
  expired: ['reopened'],
  withdrawn: [],
  failed: ['queued'],
};

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
  readonly proofs: readonly { readonly method: MethodId; readonly at: Date }[];
  readonly diagnosis: DiagnosisKind | undefined;
  readonly summary: string;
}
