import type { Term } from './lexicon.ts';

/** From terms to the articles that have them, with how much finding each says, in a few long rows of numbers. */
export interface Postings {
  /** The row of a term. */
  readonly rows: ReadonlyMap<Term, number>;
  /** A row ends where the next one starts. */
  readonly starts: Int32Array;
  readonly articles: Int32Array;
  readonly impacts: Float32Array;
  /** By row: how much finding the term anywhere can say. */
  readonly rarities: Float32Array;
}

/**
 * BM25's k1 and b: the share of an average article at which saying the same again begins to count less, and how much
 * a long article is held back. As a share it holds for a shelf of short articles too.
 */
const SATURATION = 1 / 440;
const LENGTH_SHARE = 0.4;

/** Takes in articles term by term and weighs them as BM25 does. */
export class PostingsBuilder {
  readonly #rows = new Map<Term, number>();
  readonly #sums: number[] = [];
  /** One entry for every term of every article, article after article. */
  readonly #entryRows: number[] = [];
  readonly #entryValues: number[] = [];
  readonly #ends: number[] = [];
  readonly #lengths: number[] = [];
  #touched: number[] = [];

  /** A term of the article that is being taken in. */
  readonly add = (key: Term, weight: number): void => {
    let row = this.#rows.get(key);
    if (row === undefined) {
      row = this.#rows.size;
      this.#rows.set(key, row);
      this.#sums.push(0);
    }
    const sum = this.#sums[row] ?? 0;
    if (sum === 0) this.#touched.push(row);
    this.#sums[row] = sum + weight;
  };

  /** The article is complete; the next term belongs to the next one. */
  endArticle(): void {
    let length = 0;
    for (const row of this.#touched) {
      const value = this.#sums[row] ?? 0;
      length += value;
      this.#entryRows.push(row);
      this.#entryValues.push(value);
      this.#sums[row] = 0;
    }
    this.#lengths.push(length);
    this.#ends.push(this.#entryRows.length);
    this.#touched = [];
  }

  build(): Postings {
    const count = this.#lengths.length;
    const average = this.#lengths.reduce((sum, length) => sum + length, 0) / Math.max(count, 1);
    const brakes = this.#lengths.map((length) => SATURATION * ((1 - LENGTH_SHARE) * average + LENGTH_SHARE * length));
    const starts = new Int32Array(this.#rows.size + 1);
    for (const row of this.#entryRows) starts[row + 1] = (starts[row + 1] ?? 0) + 1;
    const rarities = Float32Array.from(starts.subarray(1), (having) => rarityOf(having, count));
    for (let row = 0; row < this.#rows.size; row++) starts[row + 1] = (starts[row + 1] ?? 0) + (starts[row] ?? 0);
    const next = starts.slice();
    const articles = new Int32Array(this.#entryRows.length);
    const impacts = new Float32Array(this.#entryRows.length);
    let entry = 0;
    for (const [article, end] of this.#ends.entries()) {
      for (; entry < end; entry++) {
        const row = this.#entryRows[entry] ?? 0;
        const value = this.#entryValues[entry] ?? 0;
        const place = next[row] ?? 0;
        next[row] = place + 1;
        articles[place] = article;
        impacts[place] = ((rarities[row] ?? 0) * value) / (value + (brakes[article] ?? 0));
      }
    }
    return { rows: this.#rows, starts, articles, impacts, rarities };
  }
}

/** Little when many of the articles have it; the most when none has. */
export const rarityOf = (having: number, all: number): number => Math.log(1 + (all - having + 0.5) / (having + 0.5));
