import type { Recovery } from '../../core/recovery.ts';
import type { Policy } from '../../core/policy.ts';
import type { Clock } from '../../ports/clock.ts';
import type { AttemptStore } from '../../ports/stores.ts';
import type { Throttle } from '../throttle.ts';

const DAY = 86_400_000;
/** Wrong ones within a day; the same for everything that is not sent. */
const MOST = 5;

/** Who tries. */
export type Trier = Pick<Recovery, 'subjects' | 'source' | 'conversationId'>;

/**
 * A budget of wrong tries. What an anonymous person gets to see of it depends on the user ID as typed
 * and on the conversation; what counts in the end is the account.
 */
export interface Tries {
  /** Whether some are left, as far as may be shown. */
  left(who: Trier): Promise<boolean>;
  /** Whether a right one may still count. */
  accepts(who: Trier): Promise<boolean>;
  /** Counts a wrong one. */
  count(who: Trier): Promise<Counted>;
}

/** How many wrong ones there are now within a day. */
export interface Counted {
  readonly shown: number;
  readonly held: number;
  /** Whether some are left, as far as may be shown. */
  readonly left: boolean;
  /** This was the last that the account had: from now on nothing counts for it. */
  readonly burnt: boolean;
}

/** For codes that were sent; see the throttle. */
export const sentTries = (throttle: Throttle, policy: Policy): Tries => ({
  left: ({ subjects }) => throttle.hasTries(subjects),
  accepts: ({ subjects }) => throttle.accepts(subjects),
  async count({ subjects }) {
    const counted = await throttle.countFailure(subjects);
    const most = subjects.anonymous ? policy.failures.anonymousPerDay : policy.failures.perDay;
    return { ...counted, left: counted.shown < most };
  },
});

/** Of an account, and of nothing else: other budgets neither use it up nor are used up by it. */
export function accountTries(attempts: AttemptStore, clock: Clock, budget: string): Tries {
  const kind = `failure.${budget}` as const;
  const wrong = async (subject: string) => (await attempts.since(kind, subject, dayBefore(clock))).length;
  return {
    left: async ({ subjects }) => (await wrong(subjects.shown)) < MOST,
    accepts: async ({ subjects: { shown, held } }) => (await wrong(held)) < MOST && (await wrong(shown)) < MOST,
    async count({ subjects: { shown, held }, source }) {
      const counts = new Map<string, number>();
      for (const subject of new Set([shown, held])) {
        counts.set(subject, (await wrong(subject)) + 1);
        await attempts.add(kind, subject);
      }
      await attempts.add('send', source);
      const [seen, real] = [counts.get(shown) ?? 0, counts.get(held) ?? 0];
      return { shown: seen, held: real, left: seen < MOST, burnt: real === MOST };
    },
  };
}

/**
 * Of a conversation, and by the address it comes from: a stranger cannot use up the last way in of
 * somebody else. It is counted for the account too, only so that its owner is told.
 */
export function conversationTries(attempts: AttemptStore, clock: Clock, budget: string): Tries {
  const kind = `failure.${budget}` as const;
  const wrong = async (subject: string) => (await attempts.since(kind, subject, dayBefore(clock))).length;
  const subjectOf = ({ conversationId }: Trier) => `conversation ${conversationId}`;
  const left = async (who: Trier) => (await wrong(subjectOf(who))) < MOST;
  return {
    left,
    accepts: left,
    async count(who) {
      const seen = (await wrong(subjectOf(who))) + 1;
      const held = (await wrong(who.subjects.held)) + 1;
      await attempts.add(kind, subjectOf(who));
      await attempts.add(kind, who.subjects.held);
      await attempts.add('send', who.source);
      return { shown: seen, held, left: seen < MOST, burnt: false };
    },
  };
}

const dayBefore = (clock: Clock): Date => new Date(clock.now().getTime() - DAY);
