import { eachFeature } from './features.ts';
import type { Index } from './index.ts';
import { raise } from './lexicon.ts';
import type { Term } from './lexicon.ts';
import { rarityOf } from './postings.ts';
import { questionWords } from './words.ts';

/** What the terms of a question say of every article; a term of its own that no article has says 1. */
export interface Match {
  /** By article number. */
  readonly scores: Float32Array;
  /** The score of an article that would have all of it. */
  readonly best: number;
}

/** Adds up, for every article, how much the terms of the question say for it. */
export function match(question: readonly string[], index: Index): Match {
  const scores = new Float32Array(index.ids.length);
  const unknown = rarityOf(0, index.ids.length);
  let best = 0;
  const { rows, starts, articles, impacts, rarities } = index.postings;
  for (const [key, weight] of termsOf(question, index)) {
    const row = rows.get(key);
    const weighed = weight / unknown;
    best += weighed * (row === undefined ? unknown : (rarities[row] ?? 0));
    if (row === undefined) continue;
    const end = starts[row + 1] ?? 0;
    for (let at = starts[row] ?? 0; at < end; at++) {
      const article = articles[at] ?? 0;
      scores[article] = (scores[article] ?? 0) + weighed * (impacts[at] ?? 0);
    }
  }
  return { scores, best };
}

function termsOf(question: readonly string[], index: Index): Map<Term, number> {
  const terms = new Map<Term, number>();
  eachFeature(index.lexicon.read(question), (key, weight) => raise(terms, key, weight));
  return terms;
}

/** The words of a question; an unknown one is taken for the known one that it may be a slip of. */
export const readQuestion = (question: string, index: Index): string[] =>
  questionWords(question).map((word) => (isKnown(word, index) ? word : (index.correct(word)[0]?.word ?? word)));

const isKnown = (word: string, index: Index): boolean =>
  index.isKnown(word) || index.lexicon.word(word).readings.some(([key]) => index.postings.rows.has(key));
