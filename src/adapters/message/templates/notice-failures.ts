import type { InEveryLanguage, Template } from '../letter.ts';
import { notice, type NoticeWords } from './notice.ts';

/** Somebody entered wrong codes. */
export const noticeFailures: Template<'notice.failures'> = (model, setting) =>
  notice(WORDS[setting.language](setting.sender), model, setting);

const WORDS: InEveryLanguage<(sender: string) => NoticeWords> = {
  nl: (sender) => ({
    subject: `Foute codes voor je account bij ${sender}`,
    happened: `Iemand vulde een paar keer een foute code in voor je account bij ${sender}. Je wachtwoord is niet veranderd.`,
    ifYou: 'Was jij dit? Dan is het goed. Vraag in de chat een nieuwe code om verder te gaan.',
    short: 'foute codes ingevuld voor je account',
  }),
  en: (sender) => ({
    subject: `Wrong codes for your account at ${sender}`,
    happened: `Somebody entered a wrong code a few times for your account at ${sender}. Your password did not change.`,
    ifYou: 'Was this you? Then all is well. Ask for a new code in the chat to go on.',
    short: 'wrong codes were entered for your account',
  }),
};
