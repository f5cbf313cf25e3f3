// oxlint-disable typescript/no-non-null-assertion -- indices stay within the arrays by construction
import type { RowWeights } from './row-weights.ts';
import type { WordFeatures } from './words.ts';

/** Where a word's rows begin, how many it has once, how many more often, and how many features it has. */
export const PLACE = { rows: 0, once: 1, often: 2, features: 3, width: 4 } as const;

/**
 * What remembered words add to their block, the same in every text they stand in. The words lie one
 * after another in a few arrays, because reaching for memory is what takes the time.
 */
export class Shares {
  /** `PLACE.width` numbers a word. */
  places = new Int32Array(0);
  /** Of each word first the rows it has once, then those it has more often, each so many times. */
  rows = new Int32Array(1_024);
  /** The sums by target over the rows that a word has once, before the block is scaled. */
  sums = new Float32Array(0);
  /** The sum of the squared values of the same rows. */
  squares = new Float32Array(0);

  readonly #weights: RowWeights;
  /** Another book of words may give the same number to another word. */
  readonly #owners: WordFeatures[] = [];
  #used = 0;

  constructor(weights: RowWeights) {
    this.#weights = weights;
  }

  /** Works out the share of a remembered word, unless it is there. */
  prepare(word: WordFeatures): void {
    if (this.#owners[word.id] !== word) this.#workOut(word);
  }

  #workOut(word: WordFeatures): void {
    const { table, targets: width } = this.#weights;
    this.#makeRoom(word);
    const found = word.features.map((feature) => table.row(feature)).filter((row) => row >= 0);
    const isOnce = (row: number): boolean => found.indexOf(row) === found.lastIndexOf(row);
    const once = found.filter(isOnce);
    const sums = new Float64Array(width);
    let squares = 0;
    for (const row of once) {
      const rarity = this.#weights.rarity(row);
      this.#weights.add(sums, row, rarity);
      squares += rarity * rarity;
    }
    this.#owners[word.id] = word;
    this.sums.set(sums, word.id * width);
    this.squares[word.id] = squares;
    this.places.set([this.#used, once.length, found.length - once.length, word.features.length], word.id * PLACE.width);
    this.rows.set([...once, ...found.filter((row) => !isOnce(row))], this.#used);
    this.#used += found.length;
  }

  #makeRoom({ id, features }: WordFeatures): void {
    if (this.squares.length <= id) {
      const words = Math.max(256, 2 * id);
      this.places = copied(Int32Array, this.places, words * PLACE.width);
      this.sums = copied(Float32Array, this.sums, words * this.#weights.targets);
      this.squares = copied(Float32Array, this.squares, words);
    }
    if (this.rows.length < this.#used + features.length) {
      this.rows = copied(Int32Array, this.rows, 2 * (this.#used + features.length));
    }
  }
}

function copied<T extends Int32Array | Float32Array>(kind: new (length: number) => T, old: T, length: number): T {
  const larger = new kind(length);
  larger.set(old);
  return larger;
}
