// oxlint-disable typescript/no-non-null-assertion -- indices stay within the arrays by construction
import { FeatureTable } from './feature-table.ts';
import { SCALES, WEIGHT_BITS, type SparseModel } from './shrink.ts';

const WEIGHT_MASK = 2 ** WEIGHT_BITS - 1;
const WEIGHT_OFFSET = 2 ** (WEIGHT_BITS - 1);

/** The weights of a model by row, ready to add up; what is read together lies together. */
export class RowWeights {
  readonly table: FeatureTable;
  readonly targets: number;
  readonly rows: number;
  readonly #start: Int32Array;
  /** Rarity and scale of each row. */
  readonly #factors: Float32Array;
  /** Target and weight in one number. */
  readonly #entries: Int32Array;

  constructor({ targets, features, start, rarity, scale, target, weight }: SparseModel) {
    this.table = new FeatureTable(features);
    this.targets = targets.length;
    this.rows = features.length;
    this.#start = start;
    this.#factors = new Float32Array(2 * features.length);
    for (let row = 0; row < features.length; row++) {
      this.#factors[2 * row] = rarity[row]!;
      this.#factors[2 * row + 1] = SCALES[scale[row]!]!;
    }
    this.#entries = new Int32Array(target.length);
    for (let q = 0; q < target.length; q++) {
      this.#entries[q] = (target[q]! << WEIGHT_BITS) | (weight[q]! + WEIGHT_OFFSET);
    }
  }

  rarity(row: number): number {
    return this.#factors[2 * row]!;
  }

  /** Adds the weights of a row, times a factor, to the sums of the targets. */
  add(sums: Float64Array, row: number, factor: number): void {
    const entries = this.#entries;
    const scaled = factor * this.#factors[2 * row + 1]!;
    const end = this.#start[row + 1]!;
    for (let q = this.#start[row]!; q < end; q++) {
      const entry = entries[q]!;
      sums[entry >>> WEIGHT_BITS]! += scaled * ((entry & WEIGHT_MASK) - WEIGHT_OFFSET);
    }
  }
}
