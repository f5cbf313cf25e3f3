import { inert } from '../inert.ts';
import type { InEveryLanguage, Letter, Setting } from '../letter.ts';

/** What differs between alarms. */
export interface AlarmWords {
  readonly title: string;
  readonly happened: string;
  /** What is known, a line each. */
  readonly facts: readonly string[];
  readonly next: string;
}

/** To the administrators, in one form. Names and addresses in it are made inert by whoever gives them. */
export function alarm({ title, happened, facts, next }: AlarmWords, at: Date, setting: Setting): Letter {
  const words = WORDS[setting.language];
  const subject = `${words.urgent}: ${title}`;
  return {
    subject,
    mail: [
      happened,
      { lines: [`${words.when}: ${inert(setting.when(at))}`, ...facts] },
      next,
      words.from(setting.sender),
    ],
    sms: `${setting.sender}: ${subject}. ${next}`,
    voice: [words.speaking(setting.sender), happened, next],
  };
}

const NL = {
  urgent: 'DRINGEND',
  when: 'Wanneer',
  from: (sender: string) => `Dit bericht komt van de wachtwoordhulp van ${sender}. Het gaat alleen naar de beheerders.`,
  speaking: (sender: string) => `Hallo. Dit is de wachtwoordhulp van ${sender}, met een bericht voor de beheerders.`,
};
const EN: typeof NL = {
  urgent: 'URGENT',
  when: 'When',
  from: (sender) => `This message comes from the password help of ${sender}. It goes to the administrators only.`,
  speaking: (sender) => `Hello. This is the password help of ${sender}, with a message for the administrators.`,
};
const WORDS: InEveryLanguage<typeof NL> = { nl: NL, en: EN };
