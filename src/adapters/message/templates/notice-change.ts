import type { InEveryLanguage, Template } from '../letter.ts';
import { notice, type NoticeWords } from './notice.ts';

/** The password was changed by somebody who knew the old one. */
export const noticeChange: Template<'notice.change'> = (model, setting) =>
  notice(WORDS[setting.language](setting.sender), model, setting);

const WORDS: InEveryLanguage<(sender: string) => NoticeWords> = {
  nl: (sender) => ({
    subject: `Je wachtwoord bij ${sender} is gewijzigd`,
    happened: `Het wachtwoord van je account bij ${sender} is gewijzigd.`,
    ifYou: 'Was jij dit? Dan is het goed. Gebruik het nieuwe wachtwoord ook op je telefoon en laptop.',
    short: 'je wachtwoord is gewijzigd',
  }),
  en: (sender) => ({
    subject: `Your password at ${sender} was changed`,
    happened: `The password of your account at ${sender} was changed.`,
    ifYou: 'Was this you? Then all is well. Use the new password on your phone and laptop too.',
    short: 'your password was changed',
  }),
};
