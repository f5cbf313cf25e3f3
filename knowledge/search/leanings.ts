import type { Article } from '../article.ts';
import type { Field } from './field.ts';

/**
 * Whether a question is ours to answer. The field was learnt before; an article on a new subject widens it, because
 * its own questions are what a question is held against.
 */
export class Leanings {
  readonly #field: Field;
  readonly #articles: ReadonlyMap<string, readonly Article[]>;
  readonly #own = new Map<string, number>();

  constructor(articles: readonly Article[], field: Field) {
    this.#field = field;
    this.#articles = Map.groupBy(articles, ({ id }) => id);
  }

  read(question: string): number {
    return this.#field.lean(question);
  }

  /** How a question leans, beside the questions of an article where those lean away. */
  beside(lean: number, id: string): number {
    let own = this.#own.get(id);
    if (own === undefined) this.#own.set(id, (own = this.#leanOf(id)));
    return lean - Math.min(0, own);
  }

  /** Of its titles and first questions, on average. */
  #leanOf(id: string): number {
    const texts = (this.#articles.get(id) ?? []).flatMap(({ title, questions }) => [title, ...questions.slice(0, 3)]);
    return texts.reduce((sum, text) => sum + this.#field.lean(text), 0) / Math.max(1, texts.length);
  }
}
