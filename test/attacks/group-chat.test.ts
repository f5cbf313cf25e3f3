import { ConversationState, MemoryStorage, TestAdapter, type Activity } from 'botbuilder';
import { expect } from 'chai';
import { SleutelBot, type BotParts } from '../../src/bot/bot.ts';
import { CONVERSATION, languageMiddleware } from '../../src/bot/middleware/language.ts';
import { redactMiddleware } from '../../src/bot/middleware/redact.ts';
import { talkAccessor } from '../../src/bot/talk.ts';
import type { Conversation } from '../../src/bot/needs.ts';
import { Chat, labels } from '../support/chat.ts';
import { ANNA, useApp } from './support.ts';

/** Whatever is asked of it makes the test fail. */
const untouchable = (what: string): never =>
  new Proxy({} as never, {
    get(_target, name) {
      throw new Error(`${what}.${String(name)} was asked for`);
    },
  });

/** Needs that may be handed around but not used. */
const unusedNeeds = new Proxy({} as BotParts['needs'], { get: (_target, name) => untouchable(String(name)) });

const unusedLive = new Proxy({} as BotParts['live'], { get: (_target, name) => untouchable(String(name)) });

/** Whatever is said. */
const ABOUT_AN_ACCOUNT: BotParts['recogniser'] = {
  recognise: (text) => ({
    text,
    language: 'nl',
    intent: 'forgot_password',
    topic: undefined,
    confidence: 1,
    alternatives: [],
    decision: 'act',
  }),
};

describe('a group chat', () => {
  it('B5: gets no step, no code and no name, only the way to a private chat', async () => {
    // Fails without: `isGroup` in bot.ts.
    const state = new ConversationState(new MemoryStorage());
    const talk = talkAccessor(state);
    const bot = new SleutelBot({
      state,
      talk,
      needs: unusedNeeds,
      live: unusedLive,
      recogniser: ABOUT_AN_ACCOUNT,
      robotCheck: () => Promise.resolve(false),
    });
    for (const conversationType of ['groupChat', 'channel']) {
      const said: Partial<Activity>[] = [];
      const adapter = new TestAdapter((context) => bot.run(context), {
        conversation: { id: conversationType, isGroup: true, conversationType, name: '' },
      });
      adapter.use(
        redactMiddleware,
        {
          onTurn(context, next) {
            const conversation: Conversation = {
              id: conversationType,
              channel: 'teams',
              userId: 'u',
              accountId: 'anna',
              browser: undefined,
              source: '-',
              locale: 'nl',
            };
            context.turnState.set(CONVERSATION, conversation);
            return next();
          },
        },
        languageMiddleware(talk),
      );
      for (const text of ['wachtwoord vergeten', ANNA, 'ja']) {
        await adapter
          .send({ type: 'message', text })
          .assertReply((reply) => void said.push(reply))
          .startTest();
      }
      expect(said.map(({ label }) => label)).to.deep.equal(Array(3).fill('one-to-one'));
      expect(said.map(({ text }) => text).join(' ')).not.to.match(/password\/|\d{6}|anna/iu);
    }
  });
});

describe('a web chat that says it is a group', () => {
  const app = useApp();
  it('B5: is still the private chat that it is', async () => {
    // Fails without: the conversation from the server alone in `contextFor` of web-chat.ts.
    const chat = await Chat.open(app.url);
    await chat.post({
      type: 'message',
      text: 'wachtwoord vergeten',
      conversation: { id: 'x', isGroup: true, conversationType: 'channel' },
    });
    expect(labels(await chat.news())).to.deep.equal(['ask.user-id']);
  });
});
