import { kept } from '../page.ts';
import { ChatProblem, problemOf } from './problem.ts';

/** A conversation and the key to it; kept for a reload of this tab only. */
export interface Conversation {
  readonly conversationId: string;
  readonly token: string;
}

const KEY = 'sleutel.chat';
const BASE = '/v3/directline';

/** A new conversation. A refused proof is given once more, because it may have become too old on the way. */
export async function begin(prove: (() => Promise<string>) | undefined): Promise<Conversation> {
  for (let attempt = 1; ; attempt++) {
    try {
      const robotCheck = await prove?.();
      const answer = await ask('POST', `${BASE}/tokens/generate`, { body: JSON.stringify({ robotCheck }) });
      return conversationIn(answer);
    } catch (error) {
      const isRefused = error instanceof ChatProblem && error.kind === 'refused';
      if (!isRefused || attempt > 1) throw error;
    }
  }
}

/** The same conversation with a fresh token, or `undefined` when it is over. */
export async function goOn({ conversationId, token }: Conversation): Promise<Conversation | undefined> {
  try {
    const headers = { authorization: `Bearer ${token}` };
    return conversationIn(await ask('GET', `${BASE}/conversations/${encodeURIComponent(conversationId)}`, { headers }));
  } catch (error) {
    if (error instanceof ChatProblem && (error.kind === 'refused' || error.kind === 'lost')) return undefined;
    throw error;
  }
}

async function ask(
  method: string,
  url: string,
  init: { body?: string; headers?: Record<string, string> },
): Promise<unknown> {
  const headers = { accept: 'application/json', 'content-type': 'application/json', ...init.headers };
  const response = await fetch(url, { method, ...init, headers }).catch(() => undefined);
  if (response === undefined) throw new ChatProblem('failed');
  if (!response.ok) throw problemOf(response.status);
  return response.json();
}

function conversationIn(answer: unknown): Conversation {
  const { conversationId, token } = answer as Partial<Conversation>;
  if (conversationId === undefined || token === undefined) throw new ChatProblem('failed');
  return { conversationId, token };
}

/** Owner: whoever was signed in when it began. */
export function keep(conversation: Conversation, owner: string): void {
  kept.set(KEY, JSON.stringify({ ...conversation, owner }));
}

export function keptConversation(owner: string): Conversation | undefined {
  try {
    const found = JSON.parse(kept.get(KEY) ?? '{}') as Partial<Conversation> & { owner?: string };
    return found.owner === owner ? conversationIn(found) : undefined;
  } catch {
    return undefined;
  }
}

export const forget = (): void => kept.set(KEY, undefined);
