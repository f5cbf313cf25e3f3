import type { ServiceLevel } from '../../core/service-level.ts';
import { after, isOpenAt, type WorkingHours } from '../../core/working-hours.ts';
import type { PresenceStore } from '../../ports/cases.ts';
import type { Clock } from '../../ports/clock.ts';

/** When somebody will answer. */
export type Outlook =
  /** Somebody is there now. */
  | { readonly kind: 'soon'; readonly minutes: number }
  /** Open, and nobody is looking; or closed. */
  | { readonly kind: 'later'; readonly open: boolean; readonly at: Date | undefined };

/** The console says that it is there twice a minute. */
export const THERE_MS = 90_000;
const MINUTE = 60_000;

export interface OutlookParts {
  readonly presence: Pick<PresenceStore, 'count'>;
  readonly level: ServiceLevel;
  readonly hours: WorkingHours;
  readonly clock: Clock;
}

export async function outlook(parts: OutlookParts, urgent: boolean): Promise<Outlook> {
  const { level, hours, clock } = parts;
  const now = clock.now();
  const minutes = urgent ? level.answerWithin.urgent : level.answerWithin.normal;
  if (await isSomebodyThere(parts)) return { kind: 'soon', minutes };
  return { kind: 'later', open: isOpenAt(hours, now), at: after(hours, now, minutes * MINUTE) };
}

/** The helpdesk is open, and somebody has the console before them. */
export async function isSomebodyThere({ presence, hours, clock }: OutlookParts): Promise<boolean> {
  const now = clock.now();
  return isOpenAt(hours, now) && (await presence.count(new Date(now.getTime() - THERE_MS))) > 0;
}
