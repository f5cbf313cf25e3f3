import type { CaseState } from '../core/case.ts';
import type { Language } from '../core/language.ts';

/** A case as the helpdesk's channel shows it: no more of the employee than the queue tells. */
export interface CaseCard {
  readonly caseId: string;
  readonly reference: string;
  readonly state: CaseState;
  readonly urgent: boolean;
  readonly verified: boolean;
  /** Of the employee. */
  readonly language: Language;
  readonly openedAt: Date;
  readonly agent: string | undefined;
  /** The case in the console. */
  readonly url: string;
}

/**
 * The helpdesk's channel. What may pass throws `delivery-failed`, and the outbox tries again.
 */
export interface ChannelCards {
  /** Gives where the card stands; `undefined` where the channel took it and did not say. */
  post(card: CaseCard): Promise<{ readonly posted: string | undefined } | { readonly refused: string }>;
  /** `gone` when there is no such card any more, or it cannot be changed: a new one is posted. */
  update(posted: string, card: CaseCard): Promise<'updated' | 'gone'>;
}

/** Which card belongs to which case. */
export interface CardStore {
  /** Takes the card of a case until then; `undefined` while somebody else has it. */
  take(caseId: string, until: Date): Promise<{ readonly posted: string | undefined } | undefined>;
  keep(caseId: string, posted: string | undefined): Promise<void>;
}
