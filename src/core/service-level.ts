import { isFree, type Case, type LevelMark } from './case.ts';
import { after, workingMs, type WorkingHours } from './working-hours.ts';

/** What the helpdesk promises, in minutes of working hours. */
export interface ServiceLevel {
  /** Until somebody has taken the case. */
  readonly answerWithin: { readonly normal: number; readonly urgent: number };
  /** Until it is resolved. */
  readonly solveWithin: { readonly normal: number; readonly urgent: number };
}

const MINUTE = 60_000;
const SOON = 0.75;

/** How a case stands against the promise that counts now. */
export interface Standing {
  readonly promise: 'answer' | 'solve';
  /** Milliseconds of working time; below 0 when the promise is broken. */
  readonly leftMs: number;
  /** Waits for the employee, or is closed. */
  readonly paused: boolean;
  /** When the time will be over, if nothing happens. */
  readonly dueAt: Date | undefined;
  /** The furthest mark that was reached. */
  readonly mark: LevelMark | undefined;
}

export function standingOf(opened: Case, level: ServiceLevel, hours: WorkingHours, now: Date): Standing {
  const promise = opened.firstClaimedAt === undefined && isFree(opened.state) ? 'answer' : 'solve';
  const { normal, urgent } = promise === 'answer' ? level.answerWithin : level.solveWithin;
  const allowed = (opened.urgent ? urgent : normal) * MINUTE;
  const paused = opened.pauses.some(({ until }) => until === undefined);
  const rest = opened.pauses.reduce((sum, { from, until }) => sum + workingMs(hours, from, until ?? now), 0);
  const used = workingMs(hours, opened.openedAt, now) - rest;
  const leftMs = allowed - used;
  const reached = used >= allowed ? 'late' : used >= allowed * SOON ? 'soon' : undefined;
  return {
    promise,
    leftMs,
    paused,
    dueAt: paused || leftMs < 0 ? undefined : after(hours, now, leftMs),
    mark: reached && `${promise}-${reached}`,
  };
}
