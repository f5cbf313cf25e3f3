import { inert } from '../inert.ts';
import type { InEveryLanguage, Template } from '../letter.ts';

interface Facts {
  readonly sender: string;
  readonly person: string;
  readonly at: string;
  readonly until: string;
}
interface Words {
  readonly subject: string;
  readonly asks: string;
  readonly first: string;
  readonly after: string;
  readonly until: string;
  readonly careful: string;
  readonly short: string;
}

/** To a manager. The number is not in it: it is in the chat of the employee, who reads it out. */
export const vouchRequest: Template<'vouch.request'> = (model, { language, sender, when }) => {
  const facts = { sender, person: inert(model.person), at: when(model.at), until: when(model.until) };
  const words = WORDS[language](facts);
  return {
    subject: words.subject,
    mail: [words.asks, words.first, words.after, { link: model.url }, words.until, words.careful],
    sms: `${sender}: ${words.short} ${model.url}`,
    voice: [words.asks, words.first],
  };
};

const WORDS: InEveryLanguage<(facts: Facts) => Words> = {
  nl: ({ sender, person, at, until }) => ({
    subject: `${sender}: bevestig wie een medewerker is`,
    asks: `Hallo. Iemand vraagt hulp met het wachtwoord van ${person}, op ${at}. Volgens de gegevens van ${sender} ben jij de leidinggevende.`,
    first: `Spreek ${person} eerst zelf, liefst in beeld. Vraag naar het nummer van drie cijfers in de chat.`,
    after: 'Is het echt je medewerker? Open dan deze link, meld je aan en vul het nummer in:',
    until: `De link werkt één keer, tot ${until}.`,
    careful: 'Ken je de vraag niet, of twijfel je? Open de link en kies nee. Geef de link aan niemand.',
    short: 'bevestig wie een medewerker is, na een gesprek:',
  }),
  en: ({ sender, person, at, until }) => ({
    subject: `${sender}: confirm who an employee is`,
    asks: `Hello. Somebody asks for help with the password of ${person}, on ${at}. According to the data of ${sender} you are the manager.`,
    first: `First speak to ${person} yourself, preferably on video. Ask for the number of three digits in the chat.`,
    after: 'Is it really your employee? Then open this link, sign in and enter the number:',
    until: `The link works once, until ${until}.`,
    careful: 'Do you not know about this, or are you in doubt? Open the link and choose no. Give the link to nobody.',
    short: 'confirm who an employee is, after a talk:',
  }),
};
