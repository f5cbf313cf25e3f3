import type { Activity } from 'botbuilder';
import type { CaseCard } from '../../ports/channel-cards.ts';
import type { Address } from './connector.ts';

/** Where a person can be reached in Teams, as a channel's request said. */
export interface TeamsReference extends Address {
  /** Our own id of the conversation. */
  readonly id: string;
  readonly botId: string;
  readonly userId: string;
  readonly aadObjectId: string | undefined;
  readonly tenantId: string | undefined;
  /** Directory identifier of the person, once known. */
  readonly accountId: string | undefined;
  readonly isPersonal: boolean;
}

export interface TeamsReferenceStore {
  find(id: string): Promise<TeamsReference | undefined>;
  /** The latest personal conversation of somebody. */
  personalOf(accountId: string): Promise<TeamsReference | undefined>;
  save(reference: TeamsReference): Promise<void>;
}

/** What is on its way to Teams: posted in order, each once. */
export interface TeamsPost {
  readonly kind: 'teams';
  /** Our own id of the conversation. */
  readonly conversationId: string;
  readonly to: Address;
  readonly activities: readonly Partial<Activity>[];
}

/** The outbox, for posts that leave at once. */
export interface PostBox {
  add(id: string, post: TeamsPost, givesUpAt: Date, heldUntil: Date): Promise<void>;
  /** It was posted. */
  settle(id: string): Promise<void>;
  /** Whether one waits whose id sorts from there, up to but not including there. */
  waits(from: string, to: string): Promise<boolean>;
}

export interface TeamsPeople {
  /** The directory account of a person in an allowed tenant; absent when there is none, or more than one. */
  accountOf(person: {
    readonly aadObjectId: string;
    readonly userPrincipalName: () => Promise<string | undefined>;
  }): Promise<string | undefined>;
}

/** Where the channel's service answers for a tenant, as it said itself. */
export interface TeamsServiceStore {
  find(tenantId: string): Promise<string | undefined>;
  save(tenantId: string, serviceUrl: string): Promise<void>;
}

export type CaseOutcome =
  | { readonly kind: 'done' | 'not-found' }
  | { readonly kind: 'taken'; readonly by: string }
  | { readonly kind: 'refused'; readonly why: string };

/** The helpdesk, for who presses a button on the card of a case. */
export interface CardDesk {
  /** Whether somebody works there, as the directory has them now. */
  isStaff(accountId: string): Promise<boolean>;
  /** Once a key. */
  act(accountId: string, caseId: string, action: 'claim' | 'resolve', key: string): Promise<CaseOutcome>;
  /** How the case stands; absent when there is none. */
  card(caseId: string): Promise<CaseCard | undefined>;
  /** On record: somebody pressed who may not. */
  refused(accountId: string | undefined, why: string): Promise<void>;
}
