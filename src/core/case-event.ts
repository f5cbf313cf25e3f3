import type { MethodId } from './policy.ts';

/** What happened in a case, as its timeline shows it. */
export const CASE_EVENTS = [
  'opened',
  'claimed',
  'released',
  'waiting',
  'resumed',
  'escalated',
  'resolved',
  'reopened',
  'withdrawn',
  'expired',
  'failed',
  'note',
  'identified',
  'challenge-sent',
  'challenge-passed',
  'challenge-next',
  'challenge-wrong',
  'challenge-stopped',
  'unlock',
  'link-sent',
  'call-back',
  'late',
  'urgent',
] as const;
export type CaseEventKind = (typeof CASE_EVENTS)[number];

export interface CaseEvent {
  readonly at: Date;
  readonly kind: CaseEventKind;
  /** The agent who did it, by name; absent for the employee and the assistant. */
  readonly by: string | undefined;
  /** Of a note, without secrets. */
  readonly words?: string | undefined;
  readonly method?: MethodId | undefined;
}
