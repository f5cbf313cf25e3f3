import { inert } from '../inert.ts';
import type { InEveryLanguage, Template } from '../letter.ts';
import { factLines } from './staff-facts.ts';

/** A second person decides; the page asks who is signed in, so that the link itself opens nothing. */
export const staffApproval: Template<'staff.approval'> = (model, setting) => {
  const words = WORDS[setting.language];
  const title = `${words.title} ${inert(model.reference)}`;
  return {
    subject: title,
    mail: [
      words.what,
      { lines: [...factLines(model, setting), `${words.until}: ${setting.when(model.until)}`] },
      words.how,
      { link: model.url },
      words.careful,
    ],
    sms: `${setting.sender}: ${title}. ${words.how} ${model.url}`,
    voice: [words.speaking(setting.sender), words.how],
  };
};

const NL = {
  title: 'Akkoord gevraagd',
  what: 'Een collega vraagt een nieuw wachtwoord voor iemand anders. Daarvoor is een tweede medewerker nodig.',
  until: 'Beslis vóór',
  how: 'Meld je aan, lees de aanvraag en beslis.',
  careful:
    'Ken je de aanvraag niet? Bel dan eerst de collega die hem deed. Zelf beslissen over je eigen aanvraag kan niet.',
  speaking: (sender: string) => `Hallo. Dit is de wachtwoordhulp van ${sender}. Een collega vraagt je akkoord.`,
};

const EN: typeof NL = {
  title: 'Approval asked',
  what: 'A colleague asks for a new password for somebody else. That takes a second member of staff.',
  until: 'Decide before',
  how: 'Sign in, read the request and decide.',
  careful: 'Do you not know this request? Then call the colleague who made it first. Nobody decides about their own.',
  speaking: (sender) => `Hello. This is the password help of ${sender}. A colleague asks for your approval.`,
};

const WORDS: InEveryLanguage<typeof NL> = { nl: NL, en: EN };
