import type { Activity } from 'botbuilder';
import { isFault } from '../../core/errors.ts';
import type { Clock } from '../../ports/clock.ts';
import type { UnitOfWork } from '../../ports/work.ts';
import { Mutex } from '../mutex.ts';
import type { Connector } from './connector.ts';
import type { PostBox, TeamsPost } from './needs.ts';
import type { Pace } from './pace.ts';
import { createPlaces } from './places.ts';

export interface PosterParts {
  readonly connector: Connector;
  readonly box: PostBox;
  readonly pace: Pace;
  readonly work: UnitOfWork;
  readonly clock: Clock;
  readonly fingerprint: (conversationId: string) => string;
  /** Has the outbox look when it is to go on. */
  readonly wake: () => void;
  /** The channel says that a conversation takes nothing any more: the bot was removed or blocked there. */
  readonly lost: (conversationId: string) => Promise<void>;
  /** Something was not posted, and will not be. */
  readonly report: (error: unknown) => void;
}

/** How long a turn's own process may take before the outbox takes its answer over. */
const HELD_MS = 30_000;
/** Begun after that, one more that hangs would still be under way when the outbox begins as well. */
const LAST_BEGIN_MS = 15_000;
/** How soon one that stands behind another looks again. */
const BEHIND_MS = 1_000;
const DAY = 86_400_000;
const LOST = new Set(['403', '404', '410']);

/**
 * Posts what the bot said. It is on record with its turn and goes out right after the commit; what could
 * not be posted waits in the outbox, what is said later in that conversation waits behind it, and nothing
 * that may have been posted is posted again.
 */
export function createPoster(parts: PosterParts) {
  const line = new Mutex();
  const underWay = new Set<Promise<void>>();
  const { clock, box, work } = parts;
  const places = createPlaces(parts);
  const after = (ms: number): Date => new Date(clock.now().getTime() + ms);

  /** Posts in order; gives what is left when the channel asks for patience, or takes too long. */
  async function deliver(
    id: string,
    { conversationId, to, activities }: TeamsPost,
    until = after(LAST_BEGIN_MS),
  ): Promise<{ rest: readonly Partial<Activity>[]; at: Date }> {
    // Whoever holds the earlier one, here or in another process.
    if (await box.waits(...places.before(id, conversationId))) return { rest: activities, at: after(BEHIND_MS) };
    for (const [index, activity] of activities.entries()) {
      if (clock.now() >= until) return { rest: activities.slice(index), at: clock.now() };
      try {
        await parts.pace.turn(to.conversationId);
        const result = await parts.connector.send(to, activity);
        if ('id' in result) continue;
        parts.report(new Error(`Teams: ${'refused' in result ? result.refused : result.unknown}`));
        // Apart: a case that changed in between must not have the rest posted again.
        if ('refused' in result && LOST.has(result.refused)) work.afterCommit(() => track(parts.lost(conversationId)));
      } catch (error) {
        if (!isFault(error, 'delivery-failed')) throw error;
        parts.report(error);
        return { rest: activities.slice(index), at: after(error.retryAfterMs ?? 1_000) };
      }
    }
    return { rest: [], at: clock.now() };
  }

  function track(sending: Promise<void>): void {
    const tracked = sending.catch(parts.report).finally(() => underWay.delete(tracked));
    underWay.add(tracked);
  }

  async function postNow(id: string, post: TeamsPost, until: Date): Promise<void> {
    const { rest, at } = await deliver(id, post, until);
    // After a crash before this it may be posted twice.
    if (rest.length === 0) return box.settle(id);
    await work.run(async () => {
      await box.settle(id);
      await box.add(`${id}+`, { ...post, activities: rest }, after(DAY), at);
      work.afterCommit(parts.wake);
    });
  }

  return {
    deliver,
    /** On the way out: lets what is on its way arrive, and be settled. */
    async stop(): Promise<void> {
      await Promise.allSettled(underWay);
    },
    /** As part of the unit of work around it. */
    async post(id: string, post: TeamsPost): Promise<void> {
      if (post.activities.length === 0) return;
      const place = places.take(id, post.conversationId);
      await box.add(place, post, after(DAY), after(HELD_MS));
      const until = after(LAST_BEGIN_MS);
      work.afterCommit(() => track(line.run(post.to.conversationId, () => postNow(place, post, until))));
    },
  };
}

export type Poster = ReturnType<typeof createPoster>;
