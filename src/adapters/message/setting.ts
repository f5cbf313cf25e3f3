import type { Language } from '../../core/language.ts';
import type { Organisation } from '../../core/organisation.ts';
import { oneLine } from './inert.ts';
import type { Setting } from './letter.ts';

const LOCALES: Readonly<Record<Language, string>> = { nl: 'nl-NL', en: 'en-GB' };
const SENDER_LENGTH = 60;

export function settingOf(organisation: Organisation, language: Language, publicHost: string): Setting {
  const dates = (style: Intl.DateTimeFormatOptions) => {
    // Made when asked for: a code names no moment, and making one takes longer than all the rest.
    return (at: Date) =>
      oneLine(new Intl.DateTimeFormat(LOCALES[language], { timeZone: organisation.timeZone, ...style }).format(at));
  };
  return {
    language,
    sender: senderName(organisation.name),
    helpdesk: organisation.helpdesk,
    host: new URL(`https://${publicHost}`).hostname,
    when: dates({ dateStyle: 'full', timeStyle: 'short' }),
    whenShort: dates({ day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' }),
  };
}

const senderName = (name: string): string =>
  Array.from(oneLine(name.replace(/\p{Nd}{6,}/gu, '')))
    .slice(0, SENDER_LENGTH)
    .join('')
    .trim();
