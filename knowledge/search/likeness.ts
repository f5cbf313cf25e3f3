import type { Article } from '../article.ts';
import { eachFeature } from './features.ts';
import type { Index } from './index.ts';
import { raise } from './lexicon.ts';
import type { Term } from './lexicon.ts';
import { rarityOf } from './postings.ts';
import { words } from './words.ts';

/** A sentence as a direction: its terms by how much they say, and the length of all of them together. */
export interface Direction {
  readonly terms: ReadonlyMap<Term, number>;
  readonly length: number;
}

/**
 * How like a question is to what an article says it answers: its title and example questions, each as a whole. Terms
 * beyond the question count against it, so `change my password` prefers the general article to the one for Windows.
 * The sentences of an article are read when it is first compared, so that starting stays fast.
 */
export class Likeness {
  readonly #index: Index;
  readonly #articles: ReadonlyMap<string, readonly Article[]>;
  readonly #sentences = new Map<string, Sentences>();

  constructor(articles: readonly Article[], index: Index) {
    this.#index = index;
    this.#articles = Map.groupBy(articles, ({ id }) => id);
  }

  /** The direction of a text. */
  read(text: readonly string[]): Direction {
    const { rows, rarities } = this.#index.postings;
    const unknown = rarityOf(0, this.#index.ids.length);
    const terms = new Map<Term, number>();
    eachFeature(this.#index.lexicon.read(text), (key, weight) => raise(terms, key, weight));
    let sum = 0;
    for (const [key, weight] of terms) {
      const value = weight * (rarities[rows.get(key) ?? -1] ?? unknown);
      terms.set(key, value);
      sum += value * value;
    }
    return { terms, length: Math.sqrt(sum) };
  }

  /** Of the question and the sentence nearest to it, 0 to 1. */
  nearest(question: Direction, id: string): number {
    let sentences = this.#sentences.get(id);
    if (sentences === undefined) this.#sentences.set(id, (sentences = this.#sentencesOf(id)));
    if (question.length === 0) return 0;
    const together = new Float64Array(sentences.count);
    for (const [key, value] of question.terms) {
      for (const { sentence, share } of sentences.having.get(key) ?? []) {
        together[sentence] = (together[sentence] ?? 0) + value * share;
      }
    }
    return Math.max(0, ...together) / question.length;
  }

  #sentencesOf(id: string): Sentences {
    const articles = this.#articles.get(id) ?? [];
    const texts = articles.flatMap(({ title, questions }) => [title, ...questions]);
    const having = new Map<Term, { sentence: number; share: number }[]>();
    for (const [sentence, text] of texts.entries()) {
      const { terms, length } = this.read(words(text));
      for (const [key, value] of terms) {
        const all = having.get(key);
        if (all === undefined) having.set(key, [{ sentence, share: value / length }]);
        else all.push({ sentence, share: value / length });
      }
    }
    return { count: texts.length, having };
  }
}

/** The sentences of an article by their terms: each with the term's share of the sentence. */
interface Sentences {
  readonly count: number;
  readonly having: ReadonlyMap<Term, readonly { readonly sentence: number; readonly share: number }[]>;
}
