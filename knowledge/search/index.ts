import type { Article } from '../article.ts';
import { compare } from '../problem.ts';
import { bareCode, digitsOf } from './codes.ts';
import { compoundSplitter } from './compounds.ts';
import { CONCEPT_WORDS } from './concepts.ts';
import { eachConnection, eachPhrase } from './features.ts';
import { fieldsOf } from './fields.ts';
import type { Field } from './fields.ts';
import { Lexicon } from './lexicon.ts';
import type { Word } from './lexicon.ts';
import { PostingsBuilder } from './postings.ts';
import type { Postings } from './postings.ts';
import { typoFinder } from './typos.ts';
import type { Correction } from './typos.ts';

export interface Index {
  /** Identifiers by article number. */
  readonly ids: readonly string[];
  /** Article numbers by identifier. */
  readonly numbers: ReadonlyMap<string, number>;
  readonly postings: Postings;
  readonly codes: ReadonlyMap<string, readonly number[]>;
  readonly codeByDigits: ReadonlyMap<string, string>;
  readonly lexicon: Lexicon;
  readonly isKnown: (word: string) => boolean;
  readonly correct: (word: string) => readonly Correction[];
}

/**
 * Builds the index of all articles in all languages together: an article is one number whatever its languages, so
 * a question finds it through either.
 */
export function buildIndex(articles: readonly Article[]): Index {
  const sorted = articles.toSorted((a, b) => compare(a.id, b.id) || compare(a.language, b.language));
  const ids = [...new Set(sorted.map(({ id }) => id))];
  const fields = new Map<string, Field[]>(ids.map((id) => [id, []]));
  for (const article of sorted) fields.get(article.id)?.push(...fieldsOf(article));
  const vocabulary = new Set(CONCEPT_WORDS);
  for (const field of [...fields.values()].flat()) for (const word of field.words) vocabulary.add(word);
  const isKnown = (word: string): boolean => vocabulary.has(word);
  const lexicon = new Lexicon(compoundSplitter(isKnown));
  const postings = postingsOf([...fields.values()], lexicon);
  const numbers = new Map(ids.map((id, number) => [id, number]));
  return { ids, numbers, postings, ...codeTables(sorted, numbers), lexicon, isKnown, correct: typoFinder(vocabulary) };
}

/** What every article is about: its terms, added up over its fields. */
function postingsOf(articles: readonly (readonly Field[])[], lexicon: Lexicon): Postings {
  const builder = new PostingsBuilder();
  for (const fields of articles) {
    const said = new Map<Word, number>();
    for (const { words, weight, kind } of fields) {
      const text = lexicon.read(words);
      for (const word of text) said.set(word, (said.get(word) ?? 0) + weight);
      const connected = kind === 'sentence' ? eachConnection : eachPhrase;
      connected(text, (key, value) => builder.add(key, weight * value));
    }
    for (const [{ readings }, weight] of said) for (const [key, value] of readings) builder.add(key, weight * value);
    builder.endArticle();
  }
  return builder.build();
}

function codeTables(
  articles: readonly Article[],
  numbers: ReadonlyMap<string, number>,
): Pick<Index, 'codes' | 'codeByDigits'> {
  const codes = new Map<string, number[]>();
  const codeByDigits = new Map<string, string>();
  for (const article of articles) {
    const number = numbers.get(article.id) ?? -1;
    for (const code of article.codes.map(bareCode)) {
      const holders = codes.get(code) ?? [];
      if (!holders.includes(number)) codes.set(code, [...holders, number]);
      if (digitsOf(code) !== '' && !codeByDigits.has(digitsOf(code))) codeByDigits.set(digitsOf(code), code);
    }
  }
  return { codes, codeByDigits };
}
