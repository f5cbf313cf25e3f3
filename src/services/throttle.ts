import type { Policy } from '../core/policy.ts';
import type { Clock } from '../ports/clock.ts';
import type { AttemptKind, AttemptStore } from '../ports/stores.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Who or what is counted. `shown` decides what an anonymous person sees, `held` what really happens. */
export interface Subjects {
  /** The user ID as typed and normalised, or the signed-in account. */
  readonly shown: string;
  /** The account itself, whatever name was typed; a stand-in where there is none. */
  readonly held: string;
  readonly anonymous: boolean;
}

export type SendVerdict =
  | { readonly kind: 'send' }
  /** The account's own budget is used up: the path goes on, nothing is sent. */
  | { readonly kind: 'pretend' }
  | { readonly kind: 'wait'; readonly seconds: number }
  | { readonly kind: 'stop' }
  | { readonly kind: 'robot-check' };

/** Where a request comes from. */
export interface Origin {
  readonly source: string;
  readonly conversationId: string;
}

export interface Throttle {
  /** Whether this person has tries left, as far as may be shown. */
  hasTries(subjects: Subjects): Promise<boolean>;
  /** Whether a right code of this account may still count. */
  accepts(subjects: Subjects): Promise<boolean>;
  /** Counts a wrong code; gives how many there are now within a day, and whether the account has none left by it. */
  countFailure(subjects: Subjects): Promise<{ readonly shown: number; readonly held: number; readonly burnt: boolean }>;
  maySend(subjects: Subjects, method: string, from: Origin): Promise<SendVerdict>;
  countSend(subjects: Subjects, method: string, from: Origin): Promise<void>;
  /** Whether so much comes from this address that an anonymous person is asked to show being one. */
  needsRobotCheck(subjects: Subjects, from: Origin): Promise<boolean>;
  /** Room for one more to this destination; counted when there is. */
  takeDestination(destination: string): Promise<boolean>;
}

/** The limits of the policy, counted in the database, so that restarts and other conversations change nothing. */
export function createThrottle(attempts: AttemptStore, policy: Policy, clock: Clock): Throttle {
  const ago = (ms: number) => new Date(clock.now().getTime() - ms);
  const count = async (kind: AttemptKind, subject: string, ms: number) =>
    (await attempts.since(kind, subject, ago(ms))).length;

  const withinFailures = async (subject: string, anonymous: boolean): Promise<boolean> => {
    const all = await count('failure', subject, DAY);
    if (all >= policy.failures.perDay) return false;
    if (!anonymous) return true;
    return (await count('failure', `anonymous ${subject}`, DAY)) < policy.failures.anonymousPerDay;
  };

  /** Seconds until a method may be used again by a subject. */
  const waitFor = async (subject: string, method: string): Promise<number> => {
    const sent = await attempts.since(`send.${method}`, subject, ago(DAY));
    const last = sent.at(-1);
    if (last === undefined) return 0;
    const { firstWaitSeconds, longestWaitSeconds } = policy.sends;
    const wait = Math.min(firstWaitSeconds * 2 ** (sent.length - 1), longestWaitSeconds);
    return Math.max(0, Math.ceil(wait - (clock.now().getTime() - last.getTime()) / 1000));
  };

  const verdict = async (subject: string, method: string): Promise<SendVerdict> => {
    const sends = await attempts.since('send', subject, ago(DAY));
    if (sends.length >= policy.sends.perDay) return { kind: 'stop' };
    const burst = sends.filter((at) => at > ago(10 * MINUTE));
    const oldest = burst.at(-policy.sends.perTenMinutes);
    const room = oldest === undefined ? 0 : Math.ceil((oldest.getTime() + 10 * MINUTE - clock.now().getTime()) / 1000);
    const seconds = Math.max(room, await waitFor(subject, method));
    return seconds > 0 ? { kind: 'wait', seconds } : { kind: 'send' };
  };

  /** A whole office has one address: above its limit a person is asked again, never refused. */
  const needsRobotCheck = async ({ anonymous }: Subjects, { source, conversationId }: Origin): Promise<boolean> => {
    if (!anonymous) return false;
    if ((await count('send', source, 60 * MINUTE)) < policy.sends.perSourcePerHour) return false;
    return (await count('robot-check', conversationId, 10 * MINUTE)) === 0;
  };

  return {
    needsRobotCheck,
    hasTries: ({ shown, anonymous }) => withinFailures(shown, anonymous),
    async accepts({ shown, held, anonymous }) {
      return (await withinFailures(held, anonymous)) && (await withinFailures(shown, anonymous));
    },
    async countFailure({ shown, held, anonymous }) {
      const add = async (subject: string): Promise<number> => {
        const before = await count('failure', subject, DAY);
        await attempts.add('failure', subject);
        return before + 1;
      };
      const counts = new Map<string, number>();
      const strangers = new Map<string, number>();
      for (const subject of new Set([shown, held])) {
        counts.set(subject, await add(subject));
        if (anonymous) strangers.set(subject, await add(`anonymous ${subject}`));
      }
      const { anonymousPerDay, perDay } = policy.failures;
      const burnt = counts.get(held) === perDay || strangers.get(held) === anonymousPerDay;
      return { shown: counts.get(shown) ?? 0, held: counts.get(held) ?? 0, burnt };
    },
    async maySend(subjects, method, from) {
      const seen = await verdict(subjects.shown, method);
      if (seen.kind !== 'send') return seen;
      if (await needsRobotCheck(subjects, from)) return { kind: 'robot-check' };
      const real = await verdict(subjects.held, method);
      return real.kind === 'send' ? real : { kind: 'pretend' };
    },
    async countSend({ shown, held }, method, { source }) {
      for (const subject of new Set([shown, held])) {
        await attempts.add('send', subject);
        await attempts.add(`send.${method}`, subject);
      }
      await attempts.add('send', source);
    },
    async takeDestination(destination) {
      if ((await count('send', destination, 60 * MINUTE)) >= policy.sends.perDestinationPerHour) return false;
      await attempts.add('send', destination);
      return true;
    },
  };
}
