import type { Case, CaseState } from '../core/case.ts';
import type { CaseEvent } from '../core/case-event.ts';

/** Cases and what happened in them. A save over somebody else's makes the unit of work run again. */
export interface CaseStore {
  read(id: string): Promise<Case | undefined>;
  /** The open case of a conversation. */
  openIn(conversationId: string): Promise<Case | undefined>;
  /** The newest case of a conversation, in whatever state. */
  lastIn(conversationId: string): Promise<Case | undefined>;
  /** The newest case about somebody that waits or that an agent has. */
  openOf(accountId: string): Promise<Case | undefined>;
  /** Urgent ones first, then the oldest. */
  inStates(states: readonly CaseState[], most: number): Promise<Case[]>;
  /** The latest that were closed. */
  lately(most: number): Promise<Case[]>;
  /** Whether no case has this reference. */
  isNew(reference: string): Promise<boolean>;
  save(opened: Case): Promise<void>;
  note(caseId: string, event: CaseEvent): Promise<void>;
  /** Oldest first. */
  events(caseId: string): Promise<CaseEvent[]>;
}

/** What was done under which key, so that an action that comes twice has one effect. */
export interface ActionStore {
  /** What was done; `undefined` for a key that is new. */
  find(key: string): Promise<string | undefined>;
  /** Another unit with the same key in between makes this one run again. */
  keep(key: string, caseId: string, what: string): Promise<void>;
}

export type Side = 'agent' | 'person';

/** Small signs of life in a conversation between two people; a late one is worth nothing. */
export interface SignStore {
  of(caseId: string, side: Side): Promise<{ readonly typingAt: Date; readonly seen: number }>;
  typing(caseId: string, side: Side): Promise<void>;
  /** What was typed is said. */
  still(caseId: string, side: Side): Promise<void>;
  /** How far this side has read, as a sequence number of the conversation. */
  seen(caseId: string, side: Side, seq: number): Promise<void>;
}

/** Which agents have the console open. */
export interface PresenceStore {
  here(accountId: string): Promise<void>;
  count(since: Date): Promise<number>;
}

/** A line of the conversation as staff may see it: no secrets, live or dead. */
export interface ChatLine {
  readonly seq: number;
  readonly at: Date;
  readonly from: 'person' | 'assistant' | 'agent';
  /** Of an agent. */
  readonly name: string | undefined;
  readonly text: string;
  /** Names only. */
  readonly files: readonly string[];
}

export interface ChatReader {
  /** After a sequence number, oldest first; `last` is where to go on. */
  since(conversationId: string, after: number, most: number): Promise<{ lines: ChatLine[]; last: number }>;
  /** Whether there is a conversation at all. */
  exists(conversationId: string): Promise<boolean>;
}

/** Tells whoever listens that something about a topic is new. */
export interface News {
  tell(topic: string): void;
  subscribe(topic: string, listener: () => void): () => void;
}
