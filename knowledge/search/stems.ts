import english from 'natural/lib/natural/stemmers/porter_stemmer.js';
import dutch from 'natural/lib/natural/stemmers/porter_stemmer_nl.js';

const MAX_CACHED = 50_000;
const cache = new Map<string, readonly string[]>();

/**
 * What a word is found by: its Dutch and its English stem, whichever language it stands in, because people mix
 * them (`gereset`, `de accounts`). The first is the Dutch one.
 */
export function stems(word: string): readonly string[] {
  const known = cache.get(word);
  if (known !== undefined) return known;
  if (cache.size >= MAX_CACHED) cache.clear();
  const found = /\d/u.test(word) || word.length < 3 ? [word] : [...new Set(allStems(word))];
  cache.set(word, found);
  return found;
}

function allStems(word: string): string[] {
  return [dutchStem(word), english.stem(word), ...verbForms(word).map(dutchStem)];
}

const SEPARABLE = 'aan|af|bij|door|in|mee|na|om|op|over|terug|toe|uit|voor';
const PARTICIPLE = new RegExp(`^((?:${SEPARABLE})?)ge([a-z]{3,}?)(d|t|en|)$`, 'u');

/** Dutch verb forms that the stemmer does not join: geblokkeerd, ingelogd, verloopt. */
function verbForms(word: string): string[] {
  const [, prefix = '', root = '', ending = ''] = PARTICIPLE.exec(word) ?? [];
  if (root !== '') return [prefix + root, prefix + root + ending];
  return /^[a-z]{4,}[^aeiout]t$/u.test(word) ? [word.slice(0, -1)] : [];
}

/** Writes long vowels and final consonants once, which joins `blokkeer` to `blokker` and `adress` to `adres`. */
const dutchStem = (word: string): string =>
  dutch
    .stem(word)
    .replace(/(?<=[^aeiou])([aeou])\1(?=[bcdfghjklmnpqrstvwxz]+$)/u, '$1')
    .replace(/([bdfgklmnprst])\1$/u, '$1');
