import type { InEveryLanguage, Template } from '../letter.ts';
import { notice, type NoticeWords } from './notice.ts';

/** To an address or number that an account no longer has. */
export const noticeContactChanged: Template<'notice.contact-changed'> = (model, setting) =>
  notice(WORDS[setting.language](setting.sender), model, setting);

const WORDS: InEveryLanguage<(sender: string) => NoticeWords> = {
  nl: (sender) => ({
    subject: `Je herstelgegevens bij ${sender} zijn veranderd`,
    happened: `Dit adres of nummer hoort niet meer bij je account bij ${sender}. Je kunt er je wachtwoord niet meer mee herstellen.`,
    ifYou: 'Heb je dit zelf veranderd? Dan is het goed.',
    short: 'dit nummer hoort niet meer bij je account',
  }),
  en: (sender) => ({
    subject: `Your recovery details at ${sender} were changed`,
    happened: `This address or number no longer belongs to your account at ${sender}. You can no longer reset your password with it.`,
    ifYou: 'Did you change this yourself? Then all is well.',
    short: 'this number no longer belongs to your account',
  }),
};
