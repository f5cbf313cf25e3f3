// oxlint-disable typescript/no-non-null-assertion -- indices stay within the arrays by construction
import type { Block, Blocks } from './features.ts';
import { FeatureTable } from './feature-table.ts';
import type { WordFeatures } from './words.ts';

/**
 * How much each block of features counts: words, characters, pairs, extension. By how many blocks
 * there are: two tell languages, three are read of any data, four of our own subject.
 */
const BLOCK_WEIGHTS: Readonly<Record<number, readonly number[]>> = {
  2: [1, 1.2],
  3: [1, 1, 0.7],
  4: [1, 1.2, 0.7, 1],
};
export const MOST_BLOCKS = 4;

export function blockWeights(blocks: number): readonly number[] {
  return BLOCK_WEIGHTS[blocks] ?? [];
}

/** A text as the rows it touches; valid until the next call of the vectoriser that made it. */
export interface Vector {
  length: number;
  rows: Int32Array;
  values: Float32Array;
}

/** Rarity is kept in sixteenths, so that the stored model weighs exactly as the trained one. */
export const RARITY_STEPS = 16;
export const RARITY_BITS = 6;

export function roundRarity(rarity: number): number {
  const steps = Math.round((rarity - 1) * RARITY_STEPS);
  return 1 + Math.min(2 ** RARITY_BITS - 1, steps) / RARITY_STEPS;
}

const MOST_COUNTED = 255;
const LOGARITHMS = Float64Array.from({ length: MOST_COUNTED + 1 }, (_, count) => 1 + Math.log(Math.max(1, count)));

/** What a count weighs. */
export function dampened(count: number): number {
  return LOGARITHMS[Math.min(count, MOST_COUNTED)]!;
}

/**
 * Turns features into a vector to learn from: per block, counts dampened by their logarithm, times how
 * rare the feature is, scaled to the block's length.
 */
export class Vectoriser {
  readonly table: FeatureTable;
  readonly rarity: Float32Array;
  readonly #counts: Uint8Array;
  /** The known rows of words that are read often. */
  readonly #remembered = new Map<WordFeatures, readonly number[]>();
  readonly #vector: Vector = {
    length: 0,
    rows: new Int32Array(1_024),
    values: new Float32Array(1_024),
  };

  constructor(features: ArrayLike<number>, rarity: Float32Array) {
    this.table = new FeatureTable(features);
    this.rarity = rarity;
    this.#counts = new Uint8Array(features.length);
  }

  vectorise(blocks: Blocks): Vector {
    const vector = this.#vector;
    vector.length = 0;
    const weights = blockWeights(blocks.length);
    for (let block = 0; block < blocks.length; block++) {
      const from = vector.length;
      this.#count(blocks[block]!);
      this.#scale(from, weights[block] ?? 1);
    }
    return vector;
  }

  /** Counts how often each row occurs. */
  #count({ words, own }: Block): void {
    for (let w = 0; w < words.length; w++) {
      const word = words[w]!;
      const rows = this.#rowsOf(word);
      this.#makeRoom(rows.length);
      for (let i = 0; i < rows.length; i++) this.#add(rows[i]!);
    }
    this.#makeRoom(own.length);
    for (let i = 0; i < own.length; i++) {
      const row = this.table.row(own[i]!);
      if (row >= 0) this.#add(row);
    }
  }

  #add(row: number): void {
    const count = this.#counts[row]!;
    if (count === 0) this.#vector.rows[this.#vector.length++] = row;
    if (count < MOST_COUNTED) this.#counts[row] = count + 1;
  }

  #rowsOf(word: WordFeatures): readonly number[] {
    const remembered = word.id >= 0 ? this.#remembered.get(word) : undefined;
    if (remembered !== undefined) return remembered;
    const rows: number[] = [];
    for (let i = 0; i < word.features.length; i++) {
      const row = this.table.row(word.features[i]!);
      if (row >= 0) rows.push(row);
    }
    if (word.id >= 0) this.#remembered.set(word, rows);
    return rows;
  }

  /** Counts become values, and the counters are clean again. */
  #scale(from: number, weight: number): void {
    const { rows, values, length } = this.#vector;
    let sum = 0;
    for (let p = from; p < length; p++) {
      const row = rows[p]!;
      const value = dampened(this.#counts[row]!) * this.rarity[row]!;
      this.#counts[row] = 0;
      values[p] = value;
      sum += value * value;
    }
    const scale = sum === 0 ? 0 : weight / Math.sqrt(sum);
    for (let p = from; p < length; p++) values[p] = values[p]! * scale;
  }

  #makeRoom(more: number): void {
    const vector = this.#vector;
    if (vector.rows.length >= vector.length + more) return;
    const rows = new Int32Array((vector.length + more) * 2);
    const values = new Float32Array(rows.length);
    rows.set(vector.rows);
    values.set(vector.values);
    vector.rows = rows;
    vector.values = values;
  }
}
