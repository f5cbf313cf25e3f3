import type { Language } from './language.ts';

/** When somebody is there: for each day of the week, Monday first, from and until in minutes of the local day. */
export interface WorkingHours {
  readonly timeZone: string;
  readonly days: readonly (Span | undefined)[];
  /** Local days, as YYYY-MM-DD, on which nobody is there. */
  readonly holidays: ReadonlySet<string>;
}

interface Span {
  readonly from: number;
  readonly until: number;
}

const DAY = 86_400_000;
const MINUTE = 60_000;
const LONGEST_DAYS = 400;

const NAMES: readonly (readonly string[])[] = [
  ['ma', 'mo', 'mon', 'maandag', 'monday'],
  ['di', 'tu', 'tue', 'dinsdag', 'tuesday'],
  ['wo', 'we', 'wed', 'woensdag', 'wednesday'],
  ['do', 'th', 'thu', 'donderdag', 'thursday'],
  ['vr', 'fr', 'fri', 'vrijdag', 'friday'],
  ['za', 'sa', 'sat', 'zaterdag', 'saturday'],
  ['zo', 'su', 'sun', 'zondag', 'sunday'],
];
const PART = /^(?<first>[a-z]+)(?:\s*[-–]\s*(?<last>[a-z]+))?\s+(?<from>[\d:.]+)\s*[-–]\s*(?<until>[\d:.]+)$/u;

/**
 * Hours as people write them, such as `ma-vr 08:00-17:30, za 10:00-14:00`, in Dutch or English, or `24/7`.
 * `undefined` when they cannot be read.
 */
export function readHours(text: string): WorkingHours['days'] | undefined {
  if (text.trim() === '24/7') return NAMES.map(() => ({ from: 0, until: 24 * 60 }));
  const days: (Span | undefined)[] = NAMES.map(() => undefined);
  for (const part of text.toLowerCase().split(/[,;]/u)) {
    const { first = '', last = first, from = '', until = '' } = PART.exec(part.trim())?.groups ?? {};
    const [begin, end] = [dayOf(first), dayOf(last)];
    const span = { from: minutesOf(from), until: minutesOf(until) };
    if (begin === -1 || end < begin || !(span.from < span.until)) return undefined;
    for (let day = begin; day <= end; day++) days[day] = span;
  }
  return days;
}

/** Index of the short name of each day in `NAMES`. */
const SHORT: Readonly<Record<Language, number>> = { nl: 0, en: 2 };

/** The same hours with the days in another language; words that cannot be read stay as they are. */
export function hoursIn(text: string, language: Language): string {
  if (readHours(text) === undefined) return text;
  const named = text.replace(/[a-z]+/giu, (name) => NAMES[dayOf(name.toLowerCase())]?.[SHORT[language]] ?? name);
  return language === 'en' ? named.replace(/\b[a-z]/gu, (letter) => letter.toUpperCase()) : named;
}

const dayOf = (name: string): number => NAMES.findIndex((names) => names.includes(name));

function minutesOf(time: string): number {
  const [, hours, minutes] = /^(\d{1,2})(?:[:.](\d{2}))?$/u.exec(time) ?? [];
  const total = Number(hours) * 60 + Number(minutes ?? 0);
  return total <= 24 * 60 && Number(minutes ?? 0) < 60 ? total : Number.NaN;
}

export const isOpenAt = (hours: WorkingHours, at: Date): boolean =>
  openings(hours, at).some(({ from, until }) => from <= at.getTime() && at.getTime() < until);

/** Milliseconds between two moments in which somebody was there. */
export function workingMs(hours: WorkingHours, from: Date, until: Date): number {
  let total = 0;
  for (const span of openings(hours, from)) {
    if (span.from >= until.getTime()) break;
    total += Math.max(0, Math.min(span.until, until.getTime()) - Math.max(span.from, from.getTime()));
  }
  return total;
}

/** The moment at which somebody will have been there for so long. */
export function after(hours: WorkingHours, from: Date, workMs: number): Date | undefined {
  let left = workMs;
  for (const span of openings(hours, from)) {
    const begin = Math.max(span.from, from.getTime());
    if (span.until - begin >= left) return new Date(begin + left);
    left -= Math.max(0, span.until - begin);
  }
  return undefined;
}

/** From the day before a moment on, day by day. */
function* openings({ timeZone, days, holidays }: WorkingHours, at: Date): Generator<Span> {
  const first = Date.parse(`${localDay(at, timeZone)}T00:00:00Z`) - DAY;
  for (let count = 0; count < LONGEST_DAYS; count++) {
    const day = new Date(first + count * DAY);
    const span = days[(day.getUTCDay() + 6) % 7];
    if (span === undefined || holidays.has(day.toISOString().slice(0, 10))) continue;
    yield { from: instantOf(day, span.from, timeZone), until: instantOf(day, span.until, timeZone) };
  }
}

/** A local wall clock time as a moment; found twice, for the days on which the clock changes. */
function instantOf(day: Date, minutes: number, timeZone: string): number {
  const wall = day.getTime() + minutes * MINUTE;
  const guess = wall - offsetAt(wall, timeZone);
  return wall - offsetAt(guess, timeZone);
}

const formats = new Map<string, Intl.DateTimeFormat>();

function partsAt(at: number, timeZone: string): Record<string, string> {
  let format = formats.get(timeZone);
  if (format === undefined) {
    const digits = '2-digit';
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: digits,
      day: digits,
      hour: digits,
      minute: digits,
      second: digits,
    });
    formats.set(timeZone, format);
  }
  return Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
}

/** How far the local clock is ahead of UTC. */
function offsetAt(at: number, timeZone: string): number {
  const { year, month, day, hour, minute, second } = partsAt(at, timeZone);
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`) - Math.floor(at / 1000) * 1000;
}

/** The local day of a moment, as YYYY-MM-DD. */
export function localDay(at: Date, timeZone: string): string {
  const { year, month, day } = partsAt(at.getTime(), timeZone);
  return `${year}-${month}-${day}`;
}
