import type { Activity } from 'botbuilder';

/** A conversation as the bot's channels keep it. */
export interface Conversation {
  readonly id: string;
  readonly channel: 'web' | 'teams';
  readonly userId: string;
  readonly accountId: string | undefined;
  readonly browser: string | undefined;
  readonly source: string;
  readonly locale: string | undefined;
}

/** One stored activity, as it will be sent again to whoever reconnects. */
export interface StoredActivity {
  readonly id: string;
  readonly clientId: string | undefined;
  readonly role: 'bot' | 'user';
  readonly activity: Partial<Activity>;
}

/** The log of conversations. Sequence numbers start at 1 and have no holes. */
export interface ConversationLog {
  find(conversationId: string): Promise<Conversation | undefined>;
  open(conversation: Conversation): Promise<void>;
  /** The id under which an activity of the client is already here. */
  idOf(conversationId: string, clientId: string): Promise<string | undefined>;
  /** Takes back what somebody said, from what is kept. */
  erase(conversationId: string, clientId: string): Promise<void>;
  /** Appends in order; another writer in between makes the unit run again. */
  append(conversationId: string, activities: readonly StoredActivity[]): Promise<void>;
  read(
    conversationId: string,
    after: number,
  ): Promise<{ readonly activities: Partial<Activity>[]; readonly watermark: number }>;
}

/** Tells whoever listens that something about a topic is new. */
export interface Topics {
  tell(topic: string): void;
  subscribe(topic: string, listener: () => void): () => void;
}

/** Something to say that nobody asked for just now; when it `resumes`, the open question goes on with it. */
export interface News {
  readonly conversationId: string;
  readonly key: string;
  readonly params: Readonly<Record<string, string>>;
  readonly resumes?: boolean | undefined;
}
