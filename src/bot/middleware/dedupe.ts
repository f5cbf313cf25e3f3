import type { Middleware, TurnContext } from 'botbuilder';
import type { Conversation, ConversationLog } from '../needs.ts';
import { CONVERSATION } from './language.ts';

const KNOWN = Symbol('known activity');
export const CLIENT_ID = Symbol('client activity id');

/** A channel may deliver an activity several times; it has one effect, and the first id is the answer. */
export const dedupeMiddleware = (log: ConversationLog): Middleware => ({
  async onTurn(context: TurnContext, next: () => Promise<void>): Promise<void> {
    const clientId = context.turnState.get<string | undefined>(CLIENT_ID);
    const { id } = context.turnState.get<Conversation>(CONVERSATION);
    const known = clientId === undefined ? undefined : await log.idOf(id, clientId);
    if (known === undefined) return next();
    context.turnState.set(KNOWN, known);
  },
});

/** The id under which this activity was taken before. */
export const knownIdOf = (context: TurnContext): string | undefined => context.turnState.get<string | undefined>(KNOWN);
