import type { Language } from '../../core/language.ts';
import type { Organisation } from '../../core/organisation.ts';
import type { Clock, Random } from '../../ports/clock.ts';
import type { Log } from '../http/log.ts';
import type { CompanySignInDesk, DemoDesk, NotMeDesk, PasswordDesk, PasswordSignInDesk, SignInDesk } from '../needs.ts';
import type { EnrolmentDesk, FrozenDesk, VouchDesk } from '../proof-needs.ts';
import type { ApprovalDesk, InvitationDesk, ReminderDesk } from '../staff-needs.ts';

/** The built front end: its files by hashed name, and which of them an entry became. */
export interface WebAssets {
  /** Folder with the hashed files and, beside each, its `.br` and `.gz`. */
  readonly folder: string;
  /** From the source name, such as `chat.ts`, to the file name. */
  readonly entries: Readonly<Record<string, string>>;
}

/** What the pages need of the house. */
export interface PageNeeds {
  readonly organisation: Organisation;
  readonly password: PasswordDesk;
  readonly signIn: SignInDesk;
  readonly notMe: NotMeDesk;
  readonly invitation: InvitationDesk;
  readonly approvals: ApprovalDesk;
  readonly reminders: ReminderDesk;
  readonly frozen: FrozenDesk;
  readonly enrolment: EnrolmentDesk;
  readonly vouching: VouchDesk;
  /** Only in demo: with it come `/dev/*` and the banner. */
  readonly demo: DemoDesk | undefined;
  readonly assets: WebAssets;
  /** Absent in demo: the loopback name that was asked counts then. */
  readonly publicUrl: URL | undefined;
  /** The chat solves a challenge before it asks for a token. */
  readonly robotCheck: boolean;
  /** Absent in demo and where it is not set up. */
  readonly companySignIn?: CompanySignInDesk | undefined;
  /** Where the directory checks passwords, and has no screen of its own to sign in at. */
  readonly passwordSignIn?: PasswordSignInDesk | undefined;
  /** Programs that may show the password page inside them, such as Teams; none unless it is set up. */
  readonly framers?: readonly string[];
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
}

/** What every page shows around its own content. */
export interface Frame {
  readonly language: Language;
  readonly organisation: Organisation;
  readonly demo: boolean;
  readonly assets: WebAssets;
  /** Who is signed in, if anyone; absent on pages that are not about an account. */
  readonly account?: { readonly displayName: string | undefined; readonly isStaff?: boolean | undefined } | undefined;
  /** Address of this page in the other language; absent where switching would lose work. */
  readonly otherLanguage?: string | undefined;
}
