import { LOCALES } from '../../core/language.ts';
import { language, must, texts } from '../page.ts';

export const t = texts.helpdesk;

const timeZone = must('#console', HTMLElement).dataset['timeZone'] ?? 'Europe/Amsterdam';
const format = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(LOCALES[language], { timeZone, ...options });
const clock = format({ hour: '2-digit', minute: '2-digit' });
const day = format({ day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
const date = format({ dateStyle: 'medium' });
const DAY = 86_400_000;

/** A time today, else with its day. */
export function moment(at: string): string {
  const then = new Date(at);
  return Math.abs(Date.now() - then.getTime()) < DAY / 2 ? clock.format(then) : day.format(then);
}

export const dayOf = (at: string): string => date.format(new Date(at));

/** How long, in the largest whole unit that says enough. */
export function howLong(ms: number): string {
  const minutes = Math.round(Math.abs(ms) / 60_000);
  if (minutes < 1) return t.minutes(1);
  if (minutes < 90) return t.minutes(minutes);
  if (minutes < 36 * 60) return t.hours(Math.round(minutes / 60));
  return t.days(Math.round(minutes / (24 * 60)));
}

export const ago = (at: string): string => {
  const ms = Date.now() - Date.parse(at);
  return ms < 60_000 ? t.now : howLong(ms);
};
