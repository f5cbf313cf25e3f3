import {
  ConversationState,
  MemoryStorage,
  TestAdapter,
  type Activity,
  type Middleware,
  type TurnContext,
} from 'botbuilder';
import type { Question } from '../../dialogs/ask.ts';
import { SleutelBot } from '../../src/bot/bot.ts';
import { createDialogs } from '../../src/bot/dialog-set.ts';
import type { LiveNeeds } from '../../src/bot/live.ts';
import { CLIENT_ID, dedupeMiddleware, knownIdOf } from '../../src/bot/middleware/dedupe.ts';
import { CONVERSATION, languageMiddleware } from '../../src/bot/middleware/language.ts';
import { redactMiddleware } from '../../src/bot/middleware/redact.ts';
import type { Conversation, ConversationLog } from '../../src/bot/needs.ts';
import { talkAccessor } from '../../src/bot/talk.ts';
import { doubles, type World } from '../dialogs/support.ts';
import { recogniserDouble } from './recogniser.ts';

export interface Opening {
  readonly locale?: string;
  readonly accountId?: string;
  readonly isGroup?: boolean;
  readonly conversationType?: string;
}

export interface Told {
  readonly label: string;
  readonly text: string;
  readonly locale: string;
  readonly choices: readonly unknown[];
  readonly value: unknown;
}

export interface Room {
  /** Lets somebody join, as a channel reports it. */
  join(...memberIds: readonly string[]): Promise<string[]>;
  say(text: string, more?: Partial<Activity>): Promise<string[]>;
  send(activity: Partial<Activity>): Promise<string[]>;
  /** What the bot said in the last turn. */
  readonly last: readonly Told[];
  /** All that was asked of the services. */
  readonly asked: readonly string[];
  /** The texts that the recogniser was given. */
  readonly read: readonly string[];
  /** Robot checks that were handed on. */
  readonly checks: readonly unknown[];
  /** Everything that the bot has stored, as text. */
  stored(): string;
  /** The dialogs that are open, the innermost last, and what is asked. */
  open(): Promise<{ readonly stack: readonly string[]; readonly question: Question | undefined }>;
  readonly dialogs: readonly string[];
}

const BOT = 'sleutel';
export const PERSON = 'dl_person';

/** The bot as a whole on the framework's test adapter, in the rooms of its middleware, on doubles. */
export function openRoom(world: World = {}, opening: Opening = {}): Room {
  const { needs, asked } = doubles(world);
  const memory: Record<string, string> = {};
  const state = new ConversationState(new MemoryStorage(memory));
  const talk = talkAccessor(state);
  const checks: unknown[] = [];
  const { recogniser, read } = recogniserDouble();
  const robotCheck = (_id: string, payload: unknown) => Promise.resolve(checks.push(payload) > 0);
  const bot = new SleutelBot({ needs, live: nobodyThere, recogniser, state, talk, robotCheck });
  let stack: { id: string; state: { options?: { question?: Question } } }[] = [];
  const seen = new Map<string, string>();
  const adapter = new TestAdapter(
    async (context: TurnContext) => {
      await bot.run(context);
      const kept = (await state.createProperty('dialogs').get(context)) as { dialogStack: typeof stack } | undefined;
      stack = kept?.dialogStack ?? [];
    },
    { from: { id: PERSON, name: '' }, recipient: { id: BOT, name: '' } },
  );
  adapter.use(
    channelDouble(opening, seen),
    redactMiddleware,
    dedupeMiddleware(logDouble(seen)),
    languageMiddleware(talk),
  );
  let last: Told[] = [];

  async function send(activity: Partial<Activity>): Promise<string[]> {
    await adapter.receiveActivity(activity);
    // Events are for programs.
    last = adapter.activityBuffer
      .splice(0)
      .filter(({ type }) => type !== 'event')
      .map(told);
    return last.map(({ label }) => label);
  }
  return {
    send,
    say: (text, more = {}) => send({ type: 'message', text, ...more }),
    join: (...memberIds) =>
      send({ type: 'conversationUpdate', membersAdded: memberIds.map((id) => ({ id, name: '' })) }),
    stored: () => JSON.stringify(memory),
    open: () => Promise.resolve({ stack: stack.map(({ id }) => id), question: stack.at(-1)?.state.options?.question }),
    get last() {
      return last;
    },
    asked,
    read,
    checks,
    dialogs: createDialogs(needs, state)
      .getDialogs()
      .map(({ id }) => id),
  };
}

const told = ({ label = '', text = '', locale = '', suggestedActions, value }: Partial<Activity>): Told => ({
  label,
  text,
  locale,
  choices: suggestedActions?.actions.map((action) => action.value as unknown) ?? [],
  value,
});

/** What a channel knows of a conversation, and whether it has delivered something before. */
const channelDouble = (
  { locale, accountId, isGroup, conversationType }: Opening,
  seen: Map<string, string>,
): Middleware => ({
  async onTurn(context: TurnContext, next: () => Promise<void>): Promise<void> {
    const { conversation, channelData, id } = context.activity;
    Object.assign(conversation, { isGroup: isGroup ?? false, conversationType: conversationType ?? 'personal' });
    const known: Conversation = {
      id: conversation.id,
      channel: 'web',
      userId: PERSON,
      accountId,
      browser: undefined,
      source: '127.0.0.1',
      locale: locale ?? 'nl-NL',
    };
    context.turnState.set(CONVERSATION, known);
    const clientId = (channelData as { clientActivityID?: string } | undefined)?.clientActivityID;
    context.turnState.set(CLIENT_ID, clientId);
    await next();
    if (clientId !== undefined && knownIdOf(context) === undefined) seen.set(clientId, id ?? '');
  },
});

/** No agent has this conversation. */
const nobodyThere: LiveNeeds = {
  agentIn: () => Promise.resolve(undefined),
  heard: () => Promise.resolve('nothing'),
  stop: () => Promise.resolve(),
  typing: () => Promise.resolve(),
  seen: () => Promise.resolve(),
};

const notUsed = () => Promise.reject(new Error('Not used here.'));
const logDouble = (seen: Map<string, string>): ConversationLog => ({
  find: notUsed,
  open: notUsed,
  append: notUsed,
  erase: notUsed,
  read: notUsed,
  idOf: (_conversationId, clientId) => Promise.resolve(seen.get(clientId)),
});

/** Says several things and gives the labels of the last answer. */
export async function walk(room: Room, said: readonly string[]): Promise<string[]> {
  let heard: string[] = [];
  for (const text of said) heard = await room.say(text);
  return heard;
}
