import { TurnContext, type Activity, type ConversationState } from 'botbuilder';
import { proactive } from '../../dialogs/say.ts';
import type { TextKey } from '../../dialogs/texts/texts.ts';
import { languageOf } from '../core/language.ts';
import { redact } from '../core/redact.ts';
import type { Clock, Random } from '../ports/clock.ts';
import type { SleutelBot } from './bot.ts';
import { CLIENT_ID, knownIdOf } from './middleware/dedupe.ts';
import { CONVERSATION } from './middleware/language.ts';
import type { Conversation, ConversationLog, News, StoredActivity, Topics } from './needs.ts';
import { signalled, type Signal } from './signal.ts';
import { talkOf, type TalkAccessor } from './talk.ts';
import { createTurns, type Logic, type TurnParts } from './turns.ts';
import { sentIn, type WebAdapter } from './web-adapter.ts';

export interface WebChatParts extends TurnParts {
  readonly adapter: WebAdapter;
  readonly bot: SleutelBot;
  readonly log: ConversationLog;
  readonly state: ConversationState;
  readonly talk: TalkAccessor;
  readonly clock: Clock;
  readonly random: Random;
  /** By conversation. */
  readonly news: Topics;
}

/** Whom a conversation belongs to; see the channel. */
interface Grant extends Omit<Conversation, 'id' | 'channel' | 'locale'> {
  readonly conversationId: string;
}

/** What a client may say. */
interface Incoming {
  readonly type: 'message' | 'event' | 'typing';
  readonly text?: string | undefined;
  readonly displayText?: string | undefined;
  readonly value?: unknown;
  readonly name?: string | undefined;
  readonly locale?: string | undefined;
  readonly files?: readonly string[] | undefined;
  readonly clientActivityId?: string | undefined;
}

/** Prompts go on with messages alone. */
const NOTHING_SAID = { type: 'message', text: '' } as const;

const BOT = { id: 'sleutel', name: 'Sleutel', role: 'bot' } as const;

/**
 * The web chat's side of the bot: turns of one conversation one after another, and everything of a
 * turn, what was said on both sides included, in one commit.
 */
export function createWebChat(parts: WebChatParts) {
  const turns = createTurns(parts);
  const { news } = parts;

  async function open(grant: Grant, locale: string | undefined): Promise<void> {
    await turns.inLine(grant.conversationId, async () => {
      if ((await parts.log.find(grant.conversationId)) !== undefined) return;
      const { conversationId, ...rest } = grant;
      const conversation: Conversation = { id: conversationId, channel: 'web', locale, ...rest };
      await parts.log.open(conversation);
      const members = { membersAdded: [{ id: grant.userId, name: '' }] };
      const context = contextFor(parts, conversation, { type: 'conversationUpdate', ...members });
      await parts.adapter.process(context, (current) => parts.bot.run(current));
      await append(conversation.id, botSide(conversation, sentIn(context)));
    });
  }

  async function receive(grant: Grant, incoming: Incoming): Promise<{ id: string }> {
    if ((await parts.log.find(grant.conversationId)) === undefined) await open(grant, incoming.locale);
    return turns.take(grant.conversationId, (logic) => turn(grant, incoming, logic));
  }

  async function turn(grant: Grant, incoming: Incoming, logic: Logic): Promise<{ id: string }> {
    const conversation = await parts.log.find(grant.conversationId);
    if (conversation === undefined) throw new Error('A turn in a conversation that is not open.');
    const id = parts.random.bytes(12).toString('base64url');
    const context = contextFor(parts, conversation, {
      type: incoming.type,
      id,
      text: incoming.text ?? '',
      ...(incoming.value === undefined ? {} : { value: incoming.value }),
      ...(incoming.name === undefined ? {} : { name: incoming.name }),
    });
    context.turnState.set(CLIENT_ID, incoming.clientActivityId);
    await parts.adapter.process(context, logic);
    const known = knownIdOf(context);
    if (known !== undefined) return { id: known };
    const said = incoming.type === 'message' ? [echo(context.activity, incoming)] : [];
    await append(conversation.id, [...said, ...botSide(conversation, sentIn(context), id)]);
    return { id };
  }

  async function append(conversationId: string, stored: readonly StoredActivity[]): Promise<void> {
    await parts.log.append(conversationId, stored);
    parts.work.afterCommit(() => news.tell(conversationId));
  }

  return {
    open,
    receive,
    async read(conversationId: string, after: number) {
      const { activities, watermark } = await parts.log.read(conversationId, after);
      return { activities: activities.map((activity, index) => numbered(activity, after + index + 1)), watermark };
    },
    subscribe(conversationId: string, listener: () => void): () => void {
      return news.subscribe(conversationId, listener);
    },
    /** Says something that nobody asked for just now, as part of the unit of work around it. */
    async tell({ conversationId, key, params, resumes = false }: News): Promise<void> {
      const conversation = await parts.log.find(conversationId);
      if (conversation === undefined) return;
      const context = contextFor(parts, conversation, resumes ? NOTHING_SAID : { type: 'event', name: 'tell' });
      const { language } = await talkOf(parts.talk, context, languageOf(conversation.locale));
      await parts.adapter.sendActivities(context, [proactive(key as TextKey, language, params)]);
      if (resumes) await parts.adapter.process(context, (current) => parts.bot.resume(current));
      await append(conversationId, botSide(conversation, sentIn(context)));
    },
    /** The same for programs. */
    async signal(conversationId: string, signal: Signal): Promise<void> {
      const conversation = await parts.log.find(conversationId);
      if (conversation?.channel !== 'web') return;
      const context = contextFor(parts, conversation, { type: 'event', name: 'tell' });
      await parts.adapter.sendActivities(context, [signalled(signal)]);
      await append(conversationId, botSide(conversation, sentIn(context)));
    },
  };
}

/** Clients sort by this number; moments can be equal. */
const numbered = (activity: Partial<Activity>, seq: number): Partial<Activity> => ({
  ...activity,
  channelData: { ...(activity.channelData as object | undefined), 'webchat:sequence-id': seq },
});

function contextFor(parts: WebChatParts, conversation: Conversation, activity: Partial<Activity>): TurnContext {
  const context = new TurnContext(parts.adapter, {
    channelId: 'directline',
    conversation: { id: conversation.id, isGroup: false, conversationType: 'personal', name: '' },
    from: { id: conversation.userId, name: '' },
    recipient: { id: BOT.id, name: BOT.name },
    serviceUrl: 'in-process',
    timestamp: parts.clock.now(),
    ...activity,
  });
  context.turnState.set(CONVERSATION, conversation);
  return context;
}

/** What the person said, as it may be kept, in the form by which the client knows its own message again. */
function echo(
  { id = '', text: kept, from, conversation, channelId, timestamp }: Activity,
  incoming: Incoming,
): StoredActivity {
  const shown =
    incoming.displayText === undefined ? {} : { messageBack: { displayText: redact(incoming.displayText).text } };
  const channelData = { clientActivityID: incoming.clientActivityId, ...shown };
  const files = (incoming.files ?? []).map((name) => ({ contentType: 'text/plain', name: redact(name).text }));
  const activity: Partial<Activity> = {
    type: 'message',
    id,
    ...(files.length === 0 ? {} : { attachments: files }),
    text: kept,
    from: { ...from, role: 'user' },
    conversation,
    channelId,
    ...(timestamp === undefined ? {} : { timestamp }),
    channelData,
  };
  return { id, clientId: incoming.clientActivityId, role: 'user', activity };
}

const botSide = (
  conversation: Conversation,
  sent: readonly Partial<Activity>[],
  replyToId?: string,
): StoredActivity[] =>
  sent.map((activity) => ({
    id: activity.id ?? '',
    clientId: undefined,
    role: 'bot',
    activity: {
      ...activity,
      from: BOT,
      conversation: { id: conversation.id } as Activity['conversation'],
      channelId: 'directline',
      ...(replyToId === undefined ? {} : { replyToId }),
    },
  }));
