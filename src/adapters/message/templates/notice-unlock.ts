import type { InEveryLanguage, Template } from '../letter.ts';
import { notice, type NoticeWords } from './notice.ts';

/** The lock was cleared; the password stayed. */
export const noticeUnlock: Template<'notice.unlock'> = (model, setting) =>
  notice(WORDS[setting.language](setting.sender), model, setting);

const WORDS: InEveryLanguage<(sender: string) => NoticeWords> = {
  nl: (sender) => ({
    subject: `Je account bij ${sender} is ontgrendeld`,
    happened: `Je account bij ${sender} is ontgrendeld. Het wachtwoord is niet veranderd.`,
    ifYou: 'Was jij dit? Dan is het goed. Log in met je eigen wachtwoord.',
    short: 'je account is ontgrendeld',
  }),
  en: (sender) => ({
    subject: `Your account at ${sender} was unlocked`,
    happened: `Your account at ${sender} was unlocked. The password did not change.`,
    ifYou: 'Was this you? Then all is well. Sign in with your own password.',
    short: 'your account was unlocked',
  }),
};
