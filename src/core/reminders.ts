/** So many days before a password expires its owner hears of it. */
export const REMINDER_DAYS = [14, 7, 3, 1] as const;

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Monday to Friday, from nine to five. */
const WORKING_HOURS = { from: 9, until: 17 } as const;

/** How far a reminder is brought forward at most: from a Monday to the Friday before it. */
export const MOST_FORWARD_DAYS = 4;

/** Whether people are at work in a time zone. */
export function isWorkingTime(at: Date, timeZone: string): boolean {
  const { weekday, hour } = localTime(at, timeZone);
  return !['Sat', 'Sun'].includes(weekday) && hour >= WORKING_HOURS.from && hour < WORKING_HOURS.until;
}

/**
 * The reminder to send now, in days before the expiry, if any. Where one falls into a weekend or a night
 * with no working hour before the next is due, it goes out in the last working hour before.
 * @param told the reminders that this expiry has had
 */
export function reminderDue(
  expiresAt: Date,
  now: Date,
  timeZone: string,
  told: readonly number[],
): (typeof REMINDER_DAYS)[number] | undefined {
  if (now >= expiresAt || !isWorkingTime(now, timeZone)) return undefined;
  // The nearest first: whoever missed one needs no two at once.
  const due = REMINDER_DAYS.toReversed().find((days) => now >= sendableFrom(expiresAt, days, timeZone));
  return due === undefined || told.some((days) => days <= due) ? undefined : due;
}

function sendableFrom(expiresAt: Date, days: number, timeZone: string): Date {
  const due = expiresAt.getTime() - days * DAY;
  const next = REMINDER_DAYS.find((each) => each < days) ?? 0;
  const until = expiresAt.getTime() - next * DAY;
  for (let at = due; at < until; at += HOUR / 2) if (isWorkingTime(new Date(at), timeZone)) return new Date(due);
  let at = due;
  while (!isWorkingTime(new Date(at), timeZone)) at -= HOUR / 2;
  return new Date(at - HOUR / 2);
}

const formats = new Map<string, Intl.DateTimeFormat>();

function localTime(at: Date, timeZone: string): { weekday: string; hour: number } {
  const known =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'short', hour: '2-digit', hourCycle: 'h23' });
  formats.set(timeZone, known);
  const parts = known.formatToParts(at);
  const part = (type: string): string => parts.find((each) => each.type === type)?.value ?? '';
  return { weekday: part('weekday'), hour: Number(part('hour')) };
}
