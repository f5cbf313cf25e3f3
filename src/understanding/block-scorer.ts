// oxlint-disable typescript/no-non-null-assertion -- indices stay within the arrays by construction
import type { Block } from './features.ts';
import type { RowWeights } from './row-weights.ts';
import { PLACE, Shares } from './shares.ts';
import { dampened } from './vectoriser.ts';

/** How often a row was met in words whose share holds it; above these bits, how often elsewhere. */
const SHARED_BITS = 8;
const IN_SHARES = 2 ** SHARED_BITS - 1;
const ELSEWHERE = 2 ** SHARED_BITS;

/**
 * Sums up one block: first the shares of its remembered words, then single rows. Those that several
 * words have are put right, because counts are dampened.
 */
export class BlockScorer {
  /** By target, before the block is scaled. */
  readonly sums: Float64Array;
  /** The squared length of the block, and the share of its features that the model knows. */
  squares = 0;
  known = 0;

  readonly #weights: RowWeights;
  readonly #shares: Shares;
  readonly #met: Int32Array;
  /** Rows that no share accounts for, or more than one. */
  #loose = new Int32Array(256);
  #looseCount = 0;

  constructor(weights: RowWeights) {
    this.#weights = weights;
    this.#shares = new Shares(weights);
    this.sums = new Float64Array(weights.targets);
    this.#met = new Int32Array(weights.rows);
  }

  add({ words, own }: Block): void {
    this.sums.fill(0);
    this.#looseCount = 0;
    let squares = 0;
    let all = own.length;
    let known = this.#meet(own);
    for (let w = 0; w < words.length; w++) {
      const word = words[w]!;
      if (word.id < 0) {
        all += word.features.length;
        known += this.#meet(word.features);
        continue;
      }
      this.#shares.prepare(word);
      const { places } = this.#shares;
      const at = word.id * PLACE.width;
      all += places[at + PLACE.features]!;
      known += places[at + PLACE.once]! + places[at + PLACE.often]!;
      squares += this.#addShare(word.id);
    }
    this.squares = squares + this.#addLoose();
    for (let w = 0; w < words.length; w++) this.#forget(words[w]!.id);
    this.known = all === 0 ? 0 : known / all;
  }

  /** What the squares grow by. */
  #addShare(id: number): number {
    const { places, rows, sums, squares } = this.#shares;
    const width = this.sums.length;
    const own = this.sums;
    const from = id * width;
    for (let t = 0; t < width; t++) own[t]! += sums[from + t]!;
    const met = this.#met;
    const at = id * PLACE.width;
    const begin = places[at + PLACE.rows]!;
    const once = begin + places[at + PLACE.once]!;
    for (let i = begin; i < once; i++) {
      const row = rows[i]!;
      const before = met[row]!;
      met[row] = before + 1;
      if (before === 1) this.#keepLoose(row);
    }
    const often = once + places[at + PLACE.often]!;
    for (let i = once; i < often; i++) this.#meetRow(rows[i]!);
    return squares[id]!;
  }

  /** How many of the features the model knows. */
  #meet(features: readonly number[]): number {
    const { table } = this.#weights;
    let known = 0;
    for (let i = 0; i < features.length; i++) {
      const row = table.row(features[i]!);
      if (row < 0) continue;
      known++;
      this.#meetRow(row);
    }
    return known;
  }

  #meetRow(row: number): void {
    const before = this.#met[row]!;
    this.#met[row] = before + ELSEWHERE;
    if (before < 2) this.#keepLoose(row);
  }

  #keepLoose(row: number): void {
    if (this.#looseCount === this.#loose.length) {
      const larger = new Int32Array(2 * this.#loose.length);
      larger.set(this.#loose);
      this.#loose = larger;
    }
    this.#loose[this.#looseCount++] = row;
  }

  /** Makes up what the shares lack, or have too much of; what the squares grow by. */
  #addLoose(): number {
    const weights = this.#weights;
    const loose = this.#loose;
    const met = this.#met;
    let squares = 0;
    for (let i = 0; i < this.#looseCount; i++) {
      const row = loose[i]!;
      const times = met[row]!;
      const shared = times & IN_SHARES;
      const rare = weights.rarity(row);
      const value = dampened(shared + (times >>> SHARED_BITS)) * rare;
      squares += value * value - shared * rare * rare;
      weights.add(this.sums, row, value - shared * rare);
      met[row] = 0;
    }
    return squares;
  }

  #forget(id: number): void {
    if (id < 0) return;
    const { places, rows } = this.#shares;
    const begin = places[id * PLACE.width + PLACE.rows]!;
    const end = begin + places[id * PLACE.width + PLACE.once]!;
    for (let i = begin; i < end; i++) this.#met[rows[i]!] = 0;
  }
}
