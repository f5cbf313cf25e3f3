import type { Activity } from 'botbuilder';
import type { Role } from '../core/account.ts';
import type { Language } from '../core/language.ts';
import type { PasswordReason } from '../core/outcome.ts';

/** Whom a web chat conversation belongs to; fixed by its token, never by what the client says. */
export interface ChatGrant {
  readonly conversationId: string;
  /** Chosen by the server, `dl_...`. */
  readonly userId: string;
  /** Directory identifier of the person who was signed in when the token was made. */
  readonly accountId: string | undefined;
  /** Fingerprint of the browser that holds the chat. */
  readonly browser: string | undefined;
  /** Address bucket of the caller, for limits. */
  readonly source: string;
}

/** A message, event or typing from the client, already checked and stripped of all it may not say. */
export interface IncomingActivity {
  readonly type: 'message' | 'event' | 'typing';
  readonly text?: string | undefined;
  /** What the chat shows instead of the text of a chosen button. */
  readonly displayText?: string | undefined;
  readonly value?: unknown;
  readonly name?: string | undefined;
  readonly locale?: string | undefined;
  /** Names of files that somebody wanted to send; the files themselves are not taken. */
  readonly files?: readonly string[] | undefined;
  /** `channelData.clientActivityID`; the same one twice is the same activity. */
  readonly clientActivityId?: string | undefined;
}

/** The web chat side of the bot. */
export interface WebChat {
  /** Opens the conversation and says welcome, once; later calls change nothing. */
  open(grant: ChatGrant, locale: string | undefined): Promise<void>;
  /** One turn; resolves when everything of it is durable. Throws `storage-busy` when nothing was taken. */
  receive(grant: ChatGrant, activity: IncomingActivity): Promise<{ id: string }>;
  /** Activities after a watermark (0: all), oldest first; the watermark counts rows of this conversation. */
  read(conversationId: string, after: number): Promise<{ activities: Partial<Activity>[]; watermark: number }>;
  /** Calls back whenever activities of this conversation became durable; returns the way to stop. */
  subscribe(conversationId: string, listener: () => void): () => void;
}

/** What the password page shows for a link. */
export type PasswordPageState =
  | { readonly kind: 'gone'; readonly language: Language }
  | { readonly kind: 'match-code'; readonly language: Language }
  | {
      readonly kind: 'open';
      readonly language: Language;
      readonly effect: 'reset' | 'change';
      readonly userId: string;
      readonly expiresAt: Date;
      readonly mayExtend: boolean;
      /** Whether a temporary pass can be had in place of a password. */
      readonly mayHavePass: boolean;
      readonly rules: { readonly minLength: number; readonly maxLength: number };
    };

export interface PasswordForm {
  readonly newPassword: string;
  readonly confirmPassword: string;
  readonly matchCode: string;
  readonly currentPassword: string;
}

export type PasswordOutcome =
  | { readonly kind: 'done' }
  | { readonly kind: 'pending' }
  | { readonly kind: 'match-code' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'refused'; readonly reasons: readonly PasswordReason[] };

/** A pass in place of a password. */
export type PassOutcome =
  | { readonly kind: 'issued'; readonly language: Language; readonly pass: string; readonly validUntil: Date }
  | { readonly kind: 'no-pass' }
  | { readonly kind: 'match-code' | 'gone' | 'pending'; readonly language: Language };

/** The password page's side of a recovery. */
export interface PasswordDesk {
  look(token: string, browser: string | undefined): Promise<PasswordPageState>;
  /** Checks only a match code, and shows the page behind it. */
  match(token: string, matchCode: string): Promise<PasswordPageState>;
  submit(token: string, browser: string | undefined, form: PasswordForm): Promise<PasswordOutcome>;
  /** More time, once. */
  extend(token: string, browser: string | undefined, matchCode: string): Promise<PasswordPageState>;
  /** The rules a password breaks, by the same code that decides. */
  check(
    token: string,
    browser: string | undefined,
    matchCode: string,
    newPassword: string,
  ): Promise<readonly PasswordReason[] | undefined>;
  /** Shown to whoever asks, once; kept nowhere. */
  pass(token: string, browser: string | undefined, matchCode: string): Promise<PassOutcome>;
}

/** Who is behind a session cookie. */
export interface SignedInPerson {
  readonly accountId: string;
  readonly displayName: string;
  readonly userId: string;
  /** Proven at sign-in, and held now. */
  readonly roles: readonly Role[];
}

/** Signing in with the company's own password, in demo. */
export interface SignInDesk {
  /** @param former the browser's cookie until now, which is worth nothing afterwards */
  signIn(
    userId: string,
    password: string,
    former?: string,
  ): Promise<
    | { readonly kind: 'ok'; readonly session: string; readonly displayName: string; readonly isStaff?: boolean }
    | { readonly kind: 'wrong' | 'disabled' | 'expired' | 'must-change' | 'locked' }
  >;
  whoIs(session: string | undefined): Promise<SignedInPerson | undefined>;
  signOut(session: string): Promise<void>;
}

/** Signing in with a user name and a password of the company's directory. */
export interface PasswordSignInDesk {
  signIn(typed: {
    readonly userId: string;
    readonly password: string;
    readonly source: string;
    readonly former: string | undefined;
    /** What the browser shows of earlier times. */
    readonly known: string | undefined;
  }): Promise<
    | { readonly kind: 'ok'; readonly session: string; readonly displayName: string; readonly known: string }
    /** `failed` says no more than that; what else there is, is told only to who has the password. */
    | { readonly kind: 'failed' | 'busy' | 'disabled' | 'expired' | 'must-change' }
  >;
}

/** Why somebody is not signed in, of what a browser brings back from the company's own screen. */
export type CompanyRefusal = 'cancelled' | 'stale' | 'refused' | 'other-tenant' | 'guest' | 'unknown' | 'disabled';

/** Signing in on the company's own screen. */
export interface CompanySignInDesk {
  /** Where the browser signs out there as well. */
  leave(): string;
  /** Where to send the browser, and what it keeps meanwhile. */
  begin(returnTo: string | undefined): Promise<{ readonly location: string; readonly cookie: string }>;
  finish(
    cookie: string | undefined,
    answer: URLSearchParams,
    session: string | undefined,
  ): Promise<
    | { readonly kind: 'ok'; readonly session: string; readonly displayName: string; readonly returnTo: string }
    | { readonly kind: CompanyRefusal }
  >;
}

/** "This was not me": the page behind a notice. */
export interface NotMeDesk {
  look(token: string): Promise<{ readonly kind: 'open' | 'done' | 'gone'; readonly language: Language }>;
  freeze(token: string): Promise<{ readonly kind: 'done' | 'gone'; readonly language: Language }>;
}

/** One message in the development inbox. */
export interface InboxMessage {
  readonly id: string;
  readonly at: string;
  readonly channel: 'mail' | 'sms' | 'voice';
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** What is only there in demo. */
export interface DemoDesk {
  inbox(): Promise<readonly InboxMessage[]>;
  people(): Promise<
    readonly {
      readonly userId: string;
      readonly displayName: string;
      readonly password?: string;
      readonly try: { readonly nl: string; readonly en: string };
    }[]
  >;
}
