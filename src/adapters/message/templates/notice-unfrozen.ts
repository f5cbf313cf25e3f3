import type { InEveryLanguage, Template } from '../letter.ts';
import { notice, type NoticeWords } from './notice.ts';

/** Two members of staff let recovery go on after "this was not me". */
export const noticeUnfrozen: Template<'notice.unfrozen'> = (model, setting) =>
  notice(WORDS[setting.language](setting.sender), model, setting);

const WORDS: InEveryLanguage<(sender: string) => NoticeWords> = {
  nl: (sender) => ({
    subject: `Je account bij ${sender} kan weer worden hersteld`,
    happened: `Het herstel van je account bij ${sender} stond stil. De helpdesk heeft het weer aangezet.`,
    ifYou: 'Heb jij hierom gevraagd? Dan is het goed. Je kunt je wachtwoord weer herstellen.',
    short: 'je account kan weer worden hersteld',
  }),
  en: (sender) => ({
    subject: `Your account at ${sender} can be recovered again`,
    happened: `The recovery of your account at ${sender} was stopped. The helpdesk switched it on again.`,
    ifYou: 'Did you ask for this? Then all is well. You can recover your password again.',
    short: 'your account can be recovered again',
  }),
};
