import { ActivityHandler, ConversationState, MemoryStorage, TurnContext, type Activity } from 'botbuilder';
import { strongRandom } from '../src/adapters/crypto/random.ts';
import { WebAdapter } from '../src/bot/web-adapter.ts';
import { quantile, report, sum, timed } from './measure.ts';

/** The least a bot can do on the same in-process adapter: echo, and keep its state in memory. */
const state = new ConversationState(new MemoryStorage());
const seen = state.createProperty<number>('seen');
class Echo extends ActivityHandler {
  constructor() {
    super();
    this.onMessage(async (context, next) => {
      await seen.set(context, (await seen.get(context, 0)) + 1);
      await context.sendActivity(`Echo: ${context.activity.text}`);
      await next();
    });
  }
}

const adapter = new WebAdapter({ now: () => new Date() }, strongRandom);
const bot = new Echo();

async function turn(round: number): Promise<void> {
  const context = new TurnContext(adapter, {
    type: 'message',
    id: String(round),
    text: 'hallo daar',
    channelId: 'directline',
    serviceUrl: 'in-process',
    conversation: { id: 'c1' },
    from: { id: 'u1' },
    recipient: { id: 'bot' },
  } as Activity);
  await adapter.process(context, async (current) => {
    await bot.run(current);
    await state.saveChanges(current);
  });
}

await timed(3_000, turn);
const figures = await timed(20_000, turn);
report({
  turnsPerSecond: (1_000 * figures.length) / sum(figures),
  p50: quantile(figures, 0.5),
  p99: quantile(figures, 0.99),
});
