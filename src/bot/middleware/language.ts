import type { Middleware, TurnContext } from 'botbuilder';
import { setTurn } from '../../../dialogs/turn.ts';
import { languageOf } from '../../core/language.ts';
import type { Conversation } from '../needs.ts';
import { talkOf, type TalkAccessor } from '../talk.ts';
import { rawTextOf } from './redact.ts';

export const CONVERSATION = Symbol('conversation');

/** Prepares what dialogs may know of the turn: the language first of all. */
export const languageMiddleware = (talk: TalkAccessor): Middleware => ({
  async onTurn(context: TurnContext, next: () => Promise<void>): Promise<void> {
    const conversation = context.turnState.get<Conversation>(CONVERSATION);
    const { language } = await talkOf(talk, context, languageOf(conversation.locale ?? context.activity.locale));
    setTurn(context, {
      language,
      rawText: rawTextOf(context),
      conversationId: conversation.id,
      accountId: conversation.accountId,
      browser: conversation.browser,
      source: conversation.source,
    });
    await next();
  },
});
