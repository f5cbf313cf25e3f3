import type { Block, InEveryLanguage, Setting } from '../letter.ts';

const WORDS: InEveryLanguage<(sender: string) => readonly string[]> = {
  nl: (sender) => [
    `Wachtwoordhulp van ${sender}`,
    'Dit bericht is automatisch gemaakt. Antwoorden worden niet gelezen.',
  ],
  en: (sender) => [`Password help of ${sender}`, 'This message was made automatically. Replies are not read.'],
};

/** Who sends it, under every mail. */
export const signature = ({ language, sender }: Setting): Block => ({ lines: WORDS[language](sender) });
