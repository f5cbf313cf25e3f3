import type { ChatGrant, IncomingActivity, WebChat } from '../../src/channels/needs.ts';

interface Row {
  readonly id: string;
  readonly [field: string]: unknown;
}

/** A bot that says welcome once and repeats every message, and remembers what reached it. */
export class MemoryWebChat implements WebChat {
  readonly opened: { grant: ChatGrant; locale: string | undefined }[] = [];
  readonly received: { grant: ChatGrant; activity: IncomingActivity }[] = [];
  readonly #rows = new Map<string, Row[]>();
  readonly #listeners = new Map<string, Set<() => void>>();
  /** Replaced by tests that need a turn to wait or to fail. */
  beforeTurn: () => Promise<void> = async () => {};
  beforeRead: () => Promise<void> = async () => {};

  rows(conversationId: string): Row[] {
    const rows = this.#rows.get(conversationId) ?? [];
    this.#rows.set(conversationId, rows);
    return rows;
  }

  async open(grant: ChatGrant, locale: string | undefined): Promise<void> {
    this.opened.push({ grant, locale });
    if (this.rows(grant.conversationId).length > 0) return;
    this.add(grant.conversationId, {
      type: 'message',
      from: { id: 'bot', role: 'bot' },
      text: 'Hallo',
      label: 'welcome',
    });
  }

  async receive(grant: ChatGrant, activity: IncomingActivity): Promise<{ id: string }> {
    await this.beforeTurn();
    this.received.push({ grant, activity });
    const id = this.add(grant.conversationId, {
      type: activity.type,
      from: { id: grant.userId, role: 'user' },
      ...(activity.text === undefined ? {} : { text: activity.text }),
      channelData: { clientActivityID: activity.clientActivityId },
    });
    if (activity.type === 'message') {
      const text = `Echo: ${activity.text ?? JSON.stringify(activity.value)}`;
      this.add(grant.conversationId, { type: 'message', from: { id: 'bot', role: 'bot' }, text, replyToId: id });
    }
    return { id };
  }

  async read(conversationId: string, after: number) {
    await this.beforeRead();
    const rows = this.rows(conversationId);
    return { activities: rows.slice(after), watermark: rows.length };
  }

  subscribe(conversationId: string, listener: () => void): () => void {
    const listeners = this.#listeners.get(conversationId) ?? new Set();
    this.#listeners.set(conversationId, listeners.add(listener));
    return () => void listeners.delete(listener);
  }

  add(conversationId: string, activity: object): string {
    const id = `${conversationId}|${this.rows(conversationId).length}`;
    this.rows(conversationId).push({ ...activity, id, timestamp: new Date().toISOString() });
    for (const listener of this.#listeners.get(conversationId) ?? []) listener();
    return id;
  }
}
