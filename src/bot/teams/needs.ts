import type { Activity } from 'botbuilder';
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
  readonly to: Address;
  readonly activities: readonly Partial<Activity>[];
}

/** The outbox, for posts that leave at once. */
export interface PostBox {
  add(id: string, post: TeamsPost, givesUpAt: Date, heldUntil: Date): Promise<void>;
  /** It was posted. */
  settle(id: string): Promise<void>;
}

export interface TeamsPeople {
  /** The directory account of a person in an allowed tenant; absent when there is none, or more than one. */
  accountOf(person: {
    readonly aadObjectId: string;
    readonly userPrincipalName: () => Promise<string | undefined>;
  }): Promise<string | undefined>;
}
