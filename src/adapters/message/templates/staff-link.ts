import { inert } from '../inert.ts';
import type { InEveryLanguage, Template } from '../letter.ts';

/** The helpdesk asked for it; the page behind the link wants a code that went elsewhere. */
export const staffLink: Template<'staff.link'> = ({ url, reference, until }, setting) => {
  const { sender, language } = setting;
  const words = WORDS[language];
  const number = inert(reference);
  return {
    subject: words.subject(sender),
    mail: [
      words.hello,
      words.what(sender),
      { link: url },
      words.how,
      words.afterwards,
      { lines: [`${words.until}: ${setting.when(until)}`, `${words.reference}: ${number}`] },
      words.notAsked,
    ],
    sms: `${sender}: ${words.short} ${url}`,
    voice: [words.speaking(sender), words.notAsked],
  };
};

const NL = {
  hello: 'Hallo,',
  subject: (sender: string) => `De helpdesk van ${sender} helpt je met je wachtwoord`,
  what: (sender: string) =>
    `De helpdesk van ${sender} heeft hulp voor je gevraagd bij je wachtwoord. Open deze link zelf:`,
  how: 'De pagina stuurt een code naar een ander nummer of adres van je. Daarna kies je zelf een nieuw wachtwoord.',
  afterwards: 'De helpdesk ziet je wachtwoord nooit. Stuur deze mail ook niet door, en lees de code aan niemand voor.',
  until: 'De link werkt tot',
  reference: 'Nummer',
  notAsked: 'Heb je de helpdesk niet om hulp gevraagd? Open de link dan niet en bel de helpdesk.',
  short: 'hulp bij je wachtwoord, gevraagd door de helpdesk. Stuur dit niet door. Niet gevraagd? Bel de helpdesk.',
  speaking: (sender: string) =>
    `Hallo. Dit is de wachtwoordhulp van ${sender}. De helpdesk heeft hulp voor je gevraagd.`,
};

const EN: typeof NL = {
  hello: 'Hello,',
  subject: (sender) => `The helpdesk of ${sender} helps you with your password`,
  what: (sender) => `The helpdesk of ${sender} has asked for help with your password. Open this link yourself:`,
  how: 'The page sends a code to another number or address of yours. Then you choose a new password yourself.',
  afterwards: 'The helpdesk never sees your password. Do not forward this mail, and read the code to nobody.',
  until: 'The link works until',
  reference: 'Reference',
  notAsked: 'Did you not ask the helpdesk for help? Then do not open the link, and call the helpdesk.',
  short: 'help with your password, asked for by the helpdesk. Do not forward. Not asked for? Call the helpdesk.',
  speaking: (sender) => `Hello. This is the password help of ${sender}. The helpdesk has asked for help for you.`,
};

const WORDS: InEveryLanguage<typeof NL> = { nl: NL, en: EN };
