import type { InEveryLanguage, Template } from '../letter.ts';
import { notice, type NoticeWords } from './notice.ts';

/** A link to choose a password was tried with too many wrong match codes. */
export const noticeLinkBurnt: Template<'notice.link-burnt'> = (model, setting) =>
  notice(WORDS[setting.language](setting.sender), model, setting);

const WORDS: InEveryLanguage<(sender: string) => NoticeWords> = {
  nl: (sender) => ({
    subject: `Je wachtwoordlink van ${sender} werkt niet meer`,
    happened: `Iemand opende je link van ${sender} en vulde te vaak een foute code in. De link werkt nu niet meer. Je wachtwoord is niet veranderd.`,
    ifYou: 'Was jij dit? Dan is het goed. Vraag in de chat een nieuwe link om verder te gaan.',
    short: 'je link is geblokkeerd na foute codes',
  }),
  en: (sender) => ({
    subject: `Your password link from ${sender} no longer works`,
    happened: `Somebody opened your link from ${sender} and entered a wrong code too often. The link no longer works. Your password did not change.`,
    ifYou: 'Was this you? Then all is well. Ask for a new link in the chat to go on.',
    short: 'your link was blocked after wrong codes',
  }),
};
