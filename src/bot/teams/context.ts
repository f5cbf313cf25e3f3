import { TurnContext } from 'botbuilder';
import { languageOf } from '../../core/language.ts';
import type { Clock } from '../../ports/clock.ts';
import { CLIENT_ID } from '../middleware/dedupe.ts';
import { CONVERSATION } from '../middleware/language.ts';
import type { Conversation, ConversationLog } from '../needs.ts';
import { talkOf, type TalkAccessor } from '../talk.ts';
import type { WebAdapter } from '../web-adapter.ts';
import { choiceIn, isPersonal, plainText, tenantOf, type ChannelActivity } from './incoming.ts';
import type { TeamsReference, TeamsReferenceStore } from './needs.ts';
import { hasChoices } from './outgoing.ts';

export interface ContextParts {
  readonly adapter: WebAdapter;
  readonly log: ConversationLog;
  readonly talk: TalkAccessor;
  readonly references: TeamsReferenceStore;
  readonly clock: Clock;
}

const LONGEST_TEXT = 4_000;

/** What the bot is handed of an activity: nothing that a client could make up about itself. */
export function createContexts(parts: ContextParts) {
  async function conversationFor(activity: ChannelActivity, accountId: string | undefined): Promise<Conversation> {
    const id = idOf(activity);
    const found = await parts.log.find(id);
    const source = `teams ${activity.from.aadObjectId ?? activity.from.id}`;
    const conversation: Conversation = found ?? {
      id,
      channel: 'teams',
      userId: activity.from.id,
      accountId,
      browser: undefined,
      source,
      locale: activity.locale ?? undefined,
    };
    if (found === undefined) await parts.log.open(conversation);
    await remember(activity, accountId);
    // In a group nobody is signed in: others read along.
    return { ...conversation, accountId: isPersonal(activity) ? accountId : undefined, source };
  }

  /** Where the person can be reached later. */
  function remember(activity: ChannelActivity, accountId: string | undefined): Promise<void> {
    return parts.references.save({
      id: idOf(activity),
      serviceUrl: activity.serviceUrl,
      conversationId: activity.conversation.id,
      botId: activity.recipient.id,
      userId: activity.from.id,
      aadObjectId: activity.from.aadObjectId ?? undefined,
      tenantId: tenantOf(activity),
      accountId,
      isPersonal: isPersonal(activity),
    });
  }

  async function contextFor(activity: ChannelActivity, conversation: Conversation, card: string): Promise<TurnContext> {
    const choice = choiceIn(activity);
    const words = (choice?.choice ?? plainText(activity)).slice(0, LONGEST_TEXT);
    const context = new TurnContext(parts.adapter, {
      type: ['message', 'invoke', 'messageUpdate'].includes(activity.type) ? 'message' : 'conversationUpdate',
      id: activity.id ?? '',
      channelId: activity.channelId,
      serviceUrl: activity.serviceUrl,
      conversation: {
        id: activity.conversation.id,
        isGroup: activity.conversation.isGroup ?? false,
        conversationType: activity.conversation.conversationType ?? 'personal',
        name: '',
      },
      from: { id: activity.from.id, name: '' },
      recipient: { id: activity.recipient.id, name: '' },
      // Whoever installs the bot has joined it.
      membersAdded: [{ id: activity.from.id, name: '' }],
      timestamp: parts.clock.now(),
      text: words,
      ...(choice === undefined ? {} : { value: choice.choice }),
    });
    context.turnState.set(CONVERSATION, conversation);
    context.turnState.set(CLIENT_ID, activity.id ?? undefined);
    await bindCard(context, conversation, choice?.card, card);
    return context;
  }

  /** The buttons of the newest question work, once; those of another question, conversation or person do not. */
  async function bindCard(
    context: TurnContext,
    { locale }: Conversation,
    used: string | undefined,
    card: string,
  ): Promise<void> {
    const talk = await talkOf(parts.talk, context, languageOf(locale));
    if (used !== undefined && used !== talk.card) {
      context.activity.text = '';
      context.activity.value = {};
    }
    context.onSendActivities(async (_context, activities, next) => {
      if (activities.some(hasChoices)) talk.card = card;
      return next();
    });
  }

  /** For something that nobody asked for just now. */
  async function contextTo(to: TeamsReference, conversation: Conversation, card: string): Promise<TurnContext> {
    const [channelId = ''] = conversation.id.split(' ');
    const context = new TurnContext(parts.adapter, {
      type: 'message',
      text: '',
      channelId,
      serviceUrl: to.serviceUrl,
      conversation: { id: to.conversationId, isGroup: false, conversationType: 'personal', name: '' },
      from: { id: to.userId, name: '' },
      recipient: { id: to.botId, name: '' },
      timestamp: parts.clock.now(),
    });
    context.turnState.set(CONVERSATION, conversation);
    await bindCard(context, conversation, undefined, card);
    return context;
  }

  return { conversationFor, contextFor, contextTo };
}

/** Our own id of a conversation. */
export const idOf = ({ channelId, conversation }: ChannelActivity): string => `${channelId} ${conversation.id}`;
