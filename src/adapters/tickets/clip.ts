import type { Language } from '../../core/language.ts';

const CUT: Readonly<Record<Language, { readonly short: string; readonly rest: (url: string) => string }>> = {
  nl: { short: '… (ingekort)', rest: (url) => `… (Ingekort. De rest staat op ${url})` },
  en: { short: '… (cut short)', rest: (url) => `… (Cut short. The rest is at ${url})` },
};

const characters = new Intl.Segmenter('nl', { granularity: 'grapheme' });

type Size = (text: string) => number;
const units: Size = ({ length }) => length;
export const bytes: Size = (text) => Buffer.byteLength(text);

/** At most so many UTF-16 units or bytes, never a part of a character, and a word that it was cut. */
function clip(text: string, most: number, tail: string, size: Size): string {
  if (size(text) <= most) return text;
  let kept = '';
  let room = most - size(tail);
  for (const { segment } of characters.segment(text.slice(0, most))) {
    room -= size(segment);
    if (room < 0) break;
    kept += segment;
  }
  return kept.trimEnd() + tail;
}

export const clipLine = (text: string, most: number, language: Language, size: Size = units): string =>
  clip(text, most, CUT[language].short, size);

/** With where the rest can be read. */
export const clipText = (text: string, most: number, language: Language, url: string): string =>
  clip(text, most, CUT[language].rest(url), units);
