import type { Language } from '../../core/language.ts';

const DIGITS: Readonly<Record<Language, readonly string[]>> = {
  nl: ['nul', 'één', 'twee', 'drie', 'vier', 'vijf', 'zes', 'zeven', 'acht', 'negen'],
  en: ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'],
};

/** Digit by digit as words. A full stop after each makes every voice pause, without markup. */
export const spokenDigits = (digits: string, language: Language): string =>
  Array.from(digits)
    .flatMap((sign) => (sign === '+' ? ['plus'] : /^\d$/u.test(sign) ? [DIGITS[language][Number(sign)]] : []))
    .map((word) => `${word}.`)
    .join(' ');
