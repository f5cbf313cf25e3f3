import type { Article } from '../article.ts';
import type { Impression, Learnt } from './learnt.ts';

/** How far the questions of an article lean to our field that was learnt of them. */
const USUAL = 0.9;

/**
 * What was learnt beforehand, beside articles that are newer. One on a new subject widens the field: its own questions
 * are what a question is held against.
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

  /**
   * How a question leans; for an article that is newer beside the article's own questions, as far as it is like them.
   */
  beside({ lean, forArticle }: Impression, id: string, likeness: number): number {
    if (forArticle(id) !== undefined) return lean;
    let own = this.#own.get(id);
    if (own === undefined) this.#own.set(id, (own = this.#leanOf(id)));
    return lean + likeness * Math.max(0, USUAL - own);
  }

  /** Of its titles and first questions, on average. */
  #leanOf(id: string): number {
    const texts = (this.#articles.get(id) ?? []).flatMap(({ title, questions }) => [title, ...questions.slice(0, 3)]);
    return texts.reduce((sum, text) => sum + this.#learnt.read(text).lean, 0) / Math.max(1, texts.length);
  }
}
