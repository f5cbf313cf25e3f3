import type { LevelMark } from './case.ts';
import type { DiagnosisKind } from './diagnosis.ts';
import type { Role } from './account.ts';
import type { Language } from './language.ts';
import type { StaffReason } from './staff-reset.ts';
import type { Effect } from './recovery.ts';

export const MESSAGE_CHANNELS = ['mail', 'sms', 'voice'] as const;
export type MessageChannel = (typeof MESSAGE_CHANNELS)[number];

/** What happened when; `notMeUrl` is the way to say "this was not me". */
export interface NoticeModel {
  readonly at: Date;
  readonly reference: string;
  readonly notMeUrl: string;
}

/** Who asked what for whom; typed words without secrets. */
export interface StaffFacts {
  readonly reference: string;
  readonly requester: string;
  readonly target: string;
  readonly approver: string | undefined;
  readonly reason: StaffReason;
  readonly words: string;
  readonly ticket: string | undefined;
}

/** Every message that leaves the house, with what its template needs. */
export interface MessageModels {
  /** A code; nothing else in it may look like one. */
  code: { readonly code: string; readonly minutes: number };
  /** To every registered contact after an effect. */
  'notice.reset': NoticeModel;
  'notice.change': NoticeModel;
  'notice.unlock': NoticeModel;
  'notice.pass': NoticeModel;
  /** Recovery works again after "this was not me". */
  'notice.unfrozen': NoticeModel;
  /** After several wrong codes. */
  'notice.failures': NoticeModel;
  /** Something was enrolled with which the password can be reset. */
  'notice.enrolled-totp': NoticeModel;
  'notice.enrolled-codes': NoticeModel;
  /** An app no longer resets the password. */
  'notice.removed-totp': NoticeModel;
  /** To a contact that is no longer the one of this account. */
  'notice.contact-changed': NoticeModel;
  /** To a manager: somebody who may be from their team asks to be vouched for. */
  'vouch.request': { readonly person: string; readonly at: Date; readonly until: Date; readonly url: string };
  /** The link was tried with too many wrong match codes. */
  'notice.link-burnt': NoticeModel;
  /** To the administrators: texts and calls stopped for today. `cost` in euros. */
  'alarm.spend': { readonly at: Date; readonly texts: number; readonly calls: number; readonly cost: number };
  /** To the administrators: many accounts have no tries left; `others` are names that nobody has. */
  'alarm.blocked': {
    readonly at: Date;
    readonly reference: string;
    readonly accounts: number;
    readonly others: number;
  };
  /** To the administrators: something happened to a privileged account. */
  'alarm.privileged': {
    readonly at: Date;
    readonly reference: string;
    readonly person: string;
    readonly roles: readonly Role[];
    readonly what: Effect | 'failures';
  };
  /** To the helpdesk, redacted. */
  'case.opened': {
    readonly reference: string;
    readonly at: Date;
    readonly urgent: boolean;
    readonly person: string | undefined;
    readonly verified: boolean;
    readonly diagnosis: DiagnosisKind | undefined;
    readonly summary: string;
    readonly transcript: readonly { readonly from: 'person' | 'assistant'; readonly text: string }[];
    /** The case in the console. */
    readonly url: string;
  };
  /** Before a password expires. */
  reminder: {
    readonly days: number;
    readonly expiresAt: Date;
    readonly changeUrl: string;
    /** No more reminders. */
    readonly stopUrl: string;
  };
  /** To the employee for whom staff asked; opens nothing by itself. */
  'staff.link': { readonly url: string; readonly reference: string; readonly until: Date };
  /** To staff: a second person decides, signed in, on the page behind the link. */
  'staff.approval': StaffFacts & { readonly url: string; readonly until: Date };
  /** To staff: what became of a reset that one of them asked for. */
  'staff.told': StaffFacts & { readonly what: 'sent' | 'done' | 'declined'; readonly at: Date };
  /** To the helpdesk: a case takes long, or was passed on. */
  'case.news': {
    readonly reference: string;
    readonly at: Date;
    readonly urgent: boolean;
    readonly what: CaseNews;
    readonly agent: string | undefined;
    readonly url: string;
  };
  /** To the employee's own contact, from a case: the page to choose a new password. The code for it stands in the chat. */
  'case.link': { readonly url: string; readonly minutes: number; readonly reference: string };
}
/** What the helpdesk hears of a case after its beginning. */
export type CaseNews = LevelMark | 'escalated' | 'reopened' | 'call-back' | 'failed' | 'urgent' | 'no-ticket';
export type MessageKind = keyof MessageModels;

/** A message before it is written out; `id` is stable over retries. */
export type OutboundMessage = {
  [K in MessageKind]: {
    readonly id: string;
    readonly kind: K;
    readonly channel: MessageChannel;
    readonly to: string;
    readonly language: Language;
    readonly model: MessageModels[K];
    /** Id of the first mail about the same thing. */
    readonly thread?: string | undefined;
  };
}[MessageKind];

/** A message as it goes out. For voice `spoken` is what is said; `text` is its written twin. */
export interface RenderedMessage {
  readonly id: string;
  readonly channel: MessageChannel;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly spoken?: string | undefined;
  readonly language: Language;
  /** Id of the message that this one follows in a mailbox. */
  readonly thread?: string | undefined;
}
