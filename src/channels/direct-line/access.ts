import { HttpError } from '../http/http-error.ts';
import type { Call } from '../http/route.ts';
import type { Chat, Tokens } from './tokens.ts';

/** One answer for every reason, so that nothing can be told from it. */
export const forbidden = (): HttpError =>
  new HttpError(403, 'Forbidden', 'This token does not open this conversation.');

/** The chat of the bearer token. */
export function chatOf(call: Call, tokens: Tokens): Chat {
  const [, token = ''] = /^Bearer ([\w.-]{1,4096})$/iu.exec(call.headers.authorization ?? '') ?? [];
  const chat = tokens.readChat(token);
  if (chat === undefined) throw forbidden();
  return chat;
}

/** The same, for the conversation named in the path only. */
export function chatIn(call: Call, tokens: Tokens): Chat {
  const chat = chatOf(call, tokens);
  if (chat.grant.conversationId !== call.params['id']) throw forbidden();
  return chat;
}

/** Rows of the conversation seen so far. */
export function watermarkOf(text: string | null): number | undefined {
  if (text === null || text === '') return 0;
  return /^\d{1,15}$/u.test(text) ? Number(text) : undefined;
}
