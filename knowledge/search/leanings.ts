import type { Article } from '../article.ts';
import type { Impression, Learnt } from './learnt.ts';

/**
 * What was learnt beforehand, beside articles that may be newer. One on a new subject widens the field: its own
 * questions are what a question is held against.
 */
export class Leanings {
  readonly #learnt: Learnt;
  readonly #articles: ReadonlyMap<string, readonly Article[]>;
  readonly #own = new Map<string, number>();

  constructor(articles: readonly Article[], learnt: Learnt) {
    this.#learnt = learnt;
    this.#articles = Map.groupBy(articles, ({ id }) => id);
  }

  read(question: string): Impression {
    return this.#learnt.read(question);
  }

  /** How a question leans, beside the questions of an article where those lean away. */
  beside({ lean }: Impression, id: string): number {
    let own = this.#own.get(id);
    if (own === undefined) this.#own.set(id, (own = this.#leanOf(id)));
    return lean - Math.min(0, own);
  }

  /** Of its titles and first questions, on average. */
  #leanOf(id: string): number {
    const texts = (this.#articles.get(id) ?? []).flatMap(({ title, questions }) => [title, ...questions.slice(0, 3)]);
    return texts.reduce((sum, text) => sum + this.#learnt.read(text).lean, 0) / Math.max(1, texts.length);
  }
}
