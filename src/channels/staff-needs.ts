import type { Language } from '../core/language.ts';
import type { StaffReason } from '../core/staff-reset.ts';

/** "No more reminders": the page behind a reminder. */
export interface ReminderDesk {
  look(token: string): Promise<{ readonly kind: 'open' | 'done' | 'gone'; readonly language: Language }>;
  stop(token: string): Promise<{ readonly kind: 'done' | 'gone'; readonly language: Language }>;
}

/** What the page behind a link that staff asked for shows to the employee. */
export type InvitationState =
  | { readonly kind: 'gone'; readonly language: Language | undefined }
  | { readonly kind: 'stopped'; readonly language: Language }
  | { readonly kind: 'passed'; readonly language: Language; readonly url: string }
  | {
      /** Ways to send a code; a code that is on its way, was wrong, or is too old; or too early for another. */
      readonly kind: 'open' | 'code' | 'wrong' | 'expired' | 'wait';
      readonly language: Language;
      readonly methods: readonly string[];
      readonly seconds?: number | undefined;
    };

/** The employee's side of a reset that staff asked for. */
export interface InvitationDesk {
  look(token: string, browser: string | undefined): Promise<InvitationState>;
  send(token: string, method: string, browser: string): Promise<InvitationState>;
  check(token: string, code: string, browser: string | undefined): Promise<InvitationState>;
}

/** What a second member of staff decides about. */
export type ApprovalState =
  | {
      readonly kind: 'open';
      readonly facts: {
        readonly reference: string;
        readonly requester: string;
        readonly target: string;
        readonly reason: StaffReason;
        readonly words: string;
        readonly ticket: string | undefined;
      };
      readonly requestedAt: Date;
      readonly heldUntil: Date | undefined;
    }
  | { readonly kind: 'not-you'; readonly why: 'requester' | 'target' | 'role' | 'reciprocal' }
  | { readonly kind: 'gone' };

/** The second person's side; who it is comes from the session alone. */
export interface ApprovalDesk {
  look(id: string, accountId: string): Promise<ApprovalState>;
  decide(
    id: string,
    accountId: string,
    approves: boolean,
  ): Promise<
    | { readonly kind: 'approved'; readonly reference: string; readonly heldUntil: Date | undefined }
    | { readonly kind: 'declined'; readonly reference: string }
    | Exclude<ApprovalState, { readonly kind: 'open' }>
  >;
}
