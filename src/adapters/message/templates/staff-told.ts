import { inert } from '../inert.ts';
import type { InEveryLanguage, Template } from '../letter.ts';
import { factLines } from './staff-facts.ts';

/** Administrators hear of every reset by staff. */
export const staffTold: Template<'staff.told'> = (model, setting) => {
  const words = WORDS[setting.language];
  const what = words[model.what];
  const title = `${words.title} ${inert(model.reference)}`;
  return {
    subject: title,
    mail: [what, { lines: [...factLines(model, setting), `${words.when}: ${setting.when(model.at)}`] }, words.odd],
    sms: `${setting.sender}: ${title}. ${what}`,
    voice: [words.speaking(setting.sender), what],
  };
};

const NL = {
  title: 'Herstel door een medewerker',
  speaking: (sender: string) => `Hallo. Dit is de wachtwoordhulp van ${sender}.`,
  sent: 'Een medewerker heeft herstel gevraagd. De persoon zelf kreeg een link, en bewijst eerst wie hij is.',
  done: 'De persoon zelf heeft bewezen wie hij is, en is weer binnen.',
  declined: 'Een tweede medewerker heeft dit herstel niet goedgekeurd. Er is niets gewijzigd.',
  when: 'Wanneer',
  odd: 'Klopt hier iets niet? Meld het dan bij de beheerder.',
};

const EN: typeof NL = {
  title: 'Reset by staff',
  speaking: (sender) => `Hello. This is the password help of ${sender}.`,
  sent: 'A member of staff has asked for a reset. The person got a link, and first proves who they are.',
  done: 'The person has proved who they are, and is back in.',
  declined: 'A second member of staff did not approve this reset. Nothing has changed.',
  when: 'When',
  odd: 'Is something wrong here? Then tell the administrator.',
};

const WORDS: InEveryLanguage<typeof NL> = { nl: NL, en: EN };
