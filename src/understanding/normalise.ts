/** Longer messages are read up to here; nobody needs more to say what is wrong. */
export const MAX_CHARACTERS = 2_000;

const ACCENTS = /\p{M}+/gu;
const INVISIBLE = /[\p{Cf}\p{Cc}]+/gu;
const APOSTROPHES = /[\u2018\u2019\u201b\u00b4\u0060\u2032]/gu;
const PLAIN = /^[\x20-\x7e]*$/u;

/**
 * Lower case without accents, control, zero-width and direction marks. Compatibility forms
 * (full-width letters, ligatures) become plain ones.
 */
export function normalise(text: string): string {
  const capped = text.slice(0, MAX_CHARACTERS);
  if (PLAIN.test(capped)) return capped.toLowerCase();
  return capped
    .replace(/[\t\n\r]+/gu, ' ')
    .normalize('NFKD')
    .slice(0, MAX_CHARACTERS)
    .replace(ACCENTS, '')
    .replace(INVISIBLE, '')
    .replace(APOSTROPHES, "'")
    .toLowerCase();
}
