import type { InEveryLanguage, Template } from '../letter.ts';
import { notice, type NoticeWords } from './notice.ts';

/** A new password was chosen without the old one. */
export const noticeReset: Template<'notice.reset'> = (model, setting) =>
  notice(WORDS[setting.language](setting.sender), model, setting);

const WORDS: InEveryLanguage<(sender: string) => NoticeWords> = {
  nl: (sender) => ({
    subject: `Je wachtwoord bij ${sender} is vervangen`,
    happened: `Je account bij ${sender} heeft een nieuw wachtwoord gekregen.`,
    ifYou: 'Was jij dit? Dan is het goed. Gebruik het nieuwe wachtwoord ook op je telefoon en laptop.',
    short: 'je wachtwoord is vervangen',
  }),
  en: (sender) => ({
    subject: `Your password at ${sender} was replaced`,
    happened: `Your account at ${sender} was given a new password.`,
    ifYou: 'Was this you? Then all is well. Use the new password on your phone and laptop too.',
    short: 'your password was replaced',
  }),
};
