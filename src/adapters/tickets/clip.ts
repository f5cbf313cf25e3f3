import type { Language } from '../../core/language.ts';

const CUT: Readonly<Record<Language, { readonly short: string; readonly rest: (url: string) => string }>> = {
  nl: { short: '… (ingekort)', rest: (url) => `… (Ingekort. De rest staat op ${url})` },
  en: { short: '… (cut short)', rest: (url) => `… (Cut short. The rest is at ${url})` },
};

const characters = new Intl.Segmenter('nl', { granularity: 'grapheme' });

/** At most so many UTF-16 units, never a part of a character, and a word that it was cut. */
function clip(text: string, most: number, tail: string): string {
  if (text.length <= most) return text;
  let kept = '';
  for (const { segment } of characters.segment(text.slice(0, most))) {
    if (kept.length + segment.length + tail.length > most) break;
    kept += segment;
  }
  return kept.trimEnd() + tail;
}

export const clipLine = (text: string, most: number, language: Language): string =>
  clip(text, most, CUT[language].short);

/** With where the rest can be read. */
export const clipText = (text: string, most: number, language: Language, url: string): string =>
  clip(text, most, CUT[language].rest(url));
