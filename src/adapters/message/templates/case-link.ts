import { inert } from '../inert.ts';
import type { InEveryLanguage, Template } from '../letter.ts';

/** To the employee's own contact: the page. Without the code from the chat it opens nothing. */
export const caseLink: Template<'case.link'> = (model, setting) => {
  const words = WORDS[setting.language]({ sender: setting.sender, minutes: model.minutes });
  return {
    subject: words.subject,
    mail: [
      words.hello,
      words.lead,
      { link: model.url },
      words.code,
      `${words.reference}: ${inert(model.reference)}`,
      words.notYou,
    ],
    sms: `${setting.sender}: ${words.short} ${model.url}`,
    voice: [words.lead, words.notYou],
  };
};

interface Words {
  readonly subject: string;
  readonly hello: string;
  readonly lead: string;
  readonly code: string;
  readonly reference: string;
  readonly notYou: string;
  readonly short: string;
}

const WORDS: InEveryLanguage<(facts: { sender: string; minutes: number }) => Words> = {
  nl: ({ sender, minutes }) => ({
    subject: `Kies een nieuw wachtwoord voor ${sender}`,
    hello: 'Hallo,',
    lead: `Je praat in de chat met de helpdesk van ${sender}. Kies hier je nieuwe wachtwoord. De link werkt ${minutes} minuten:`,
    code: 'De pagina vraagt om een code. Die staat in je chat. Geef de code aan niemand, ook niet aan de helpdesk.',
    reference: 'Nummer',
    notYou: 'Heb je dit niet gevraagd? Doe dan niets en meld het bij de helpdesk.',
    short: `kies je nieuwe wachtwoord. De code staat in je chat. Werkt ${minutes} minuten. Niet gevraagd? Doe niets.`,
  }),
  en: ({ sender, minutes }) => ({
    subject: `Choose a new password for ${sender}`,
    hello: 'Hello,',
    lead: `You are in a chat with the helpdesk of ${sender}. Choose your new password here. The link works for ${minutes} minutes:`,
    code: 'The page asks for a code. It is in your chat. Give the code to nobody, not even to the helpdesk.',
    reference: 'Reference',
    notYou: 'Did you not ask for this? Then do nothing, and tell the helpdesk.',
    short: `choose your new password. The code is in your chat. Works for ${minutes} minutes. Not you? Do nothing.`,
  }),
};
