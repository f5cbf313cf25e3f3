import type { TurnContext } from 'botbuilder';
import { message } from '../../dialogs/say.ts';
import { isFault } from '../core/errors.ts';
import type { UnitOfWork } from '../ports/work.ts';
import { Mutex } from './mutex.ts';

export type Logic = (context: TurnContext) => Promise<void>;

export interface TurnParts {
  readonly bot: { run(context: TurnContext): Promise<void>; resume(context: TurnContext): Promise<void> };
  readonly work: UnitOfWork;
  /** A turn went wrong; gives the reference to name in the chat. */
  readonly report: (error: unknown) => string;
}

/** Turns of one conversation come one after another, each in one commit; one that breaks leaves nothing but a word. */
export function createTurns({ bot, work, report }: TurnParts) {
  const line = new Mutex();
  return {
    inLine: <T>(conversationId: string, run: () => Promise<T>): Promise<T> =>
      line.run(conversationId, () => work.run(run)),
    /** Throws `storage-busy` or `storage-broken` when not even the word could be kept. */
    take: <T>(conversationId: string, turn: (logic: Logic) => Promise<T>): Promise<T> =>
      line.run(conversationId, async () => {
        try {
          return await work.run(() => turn((context) => bot.run(context)));
        } catch (error) {
          if (isFault(error, 'storage-busy') || isFault(error, 'storage-broken')) throw error;
          const reference = report(error);
          // Nothing of the broken turn was kept: the open question is still open.
          return work.run(() =>
            turn(async (context) => void (await context.sendActivity(message(context, 'error', { reference })))),
          );
        }
      }),
  };
}
