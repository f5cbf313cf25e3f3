import type { Block, InEveryLanguage, Template } from '../letter.ts';

interface Words {
  readonly subject: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly sms: string;
  readonly saidBefore: readonly string[];
  readonly saidAfter: readonly string[];
}
interface Facts {
  readonly sender: string;
  readonly minutes: number;
}

/**
 * A code. It stands in the message once and as it is, where programs find it as the only run of 6 or 8
 * digits and the vault finds it to blank it; so a text message has it in the line that phones read, and
 * the helpdesk's phone number stays out.
 */
export const code: Template<'code'> = (model, { language, sender, host }) => {
  const words = WORDS[language]({ sender, minutes: model.minutes });
  const shown: Block = { code: model.code };
  return {
    subject: words.subject,
    mail: [...words.before, shown, ...words.after],
    sms: `${words.sms}\n@${host} #${model.code}`,
    voice: [...words.saidBefore, shown, ...words.saidAfter],
  };
};

const minutesNl = (minutes: number): string => (minutes === 1 ? '1 minuut' : `${minutes} minuten`);
const minutesEn = (minutes: number): string => (minutes === 1 ? '1 minute' : `${minutes} minutes`);

const WORDS: InEveryLanguage<(facts: Facts) => Words> = {
  nl: ({ sender, minutes }) => ({
    subject: `Je code van ${sender}`,
    before: ['Hallo,', `De wachtwoordhulp van ${sender} wil zeker weten dat jij het bent. Daarom krijg je deze code:`],
    after: [
      `Vul de code in waar je hem hebt gevraagd. Hij werkt ${minutesNl(minutes)}. Geef hem niet aan iemand anders.`,
      'Heb je dit niet gevraagd? Gebruik de code dan niet. Je wachtwoord blijft zoals het is.',
      `Krijg je vaker zo'n bericht? Meld het dan bij de helpdesk van ${sender}.`,
    ],
    sms: `${sender}: je code staat onderaan, na het #. Hij werkt ${minutesNl(minutes)}. Geef hem aan niemand. Niet gevraagd? Doe niets.`,
    saidBefore: [
      `Hallo. Dit is de wachtwoordhulp van ${sender}. Je krijgt een code. Pak pen en papier.`,
      'Je code is:',
    ],
    saidAfter: [
      `De code werkt ${minutesNl(minutes)}. Geef hem niet aan iemand anders.`,
      'Heb je dit niet gevraagd? Gebruik de code dan niet. Meld het bij de helpdesk.',
    ],
  }),
  en: ({ sender, minutes }) => ({
    subject: `Your code from ${sender}`,
    before: [
      'Hello,',
      `The password help of ${sender} wants to be sure that it is you. That is why you get this code:`,
    ],
    after: [
      `Enter the code where you asked for it. It works for ${minutesEn(minutes)}. Do not give it to anybody else.`,
      'Did you not ask for this? Then do not use the code. Your password stays as it is.',
      `Do you get such a message more often? Then tell the helpdesk of ${sender}.`,
    ],
    sms: `${sender}: your code is at the end, after the #. It works for ${minutesEn(minutes)}. Give it to nobody. Not asked for? Do nothing.`,
    saidBefore: [`Hello. This is the password help of ${sender}. You get a code. Take pen and paper.`, 'Your code is:'],
    saidAfter: [
      `The code works for ${minutesEn(minutes)}. Do not give it to anybody else.`,
      'Did you not ask for this? Then do not use the code. Tell the helpdesk.',
    ],
  }),
};
