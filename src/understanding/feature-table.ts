// oxlint-disable typescript/no-non-null-assertion -- indices stay within the arrays by construction
/**
 * From feature number to row, in one flat table: open addressing, feature and row side by side. Most pairs
 * of words have no row; a small table of bits, which stays near the processor, tells that of nearly all.
 */
export class FeatureTable {
  readonly size: number;
  readonly #entries: Int32Array;
  readonly #mask: number;
  readonly #seen: Int32Array;
  readonly #seenMask: number;

  /** Row `i` gets the feature `features[i]`; features are not negative and all different. */
  constructor(features: ArrayLike<number>) {
    let capacity = 16;
    while (capacity < features.length * 1.5) capacity *= 2;
    this.size = features.length;
    this.#mask = capacity - 1;
    this.#entries = new Int32Array(2 * capacity).fill(-1);
    this.#seen = new Int32Array(capacity / 4);
    this.#seenMask = capacity / 4 - 1;
    for (let row = 0; row < features.length; row++) {
      const feature = features[row]!;
      const slot = this.#slot(feature);
      this.#entries[slot] = feature;
      this.#entries[slot + 1] = row;
      this.#seen[(feature >>> 5) & this.#seenMask]! |= 1 << feature;
    }
  }

  /** The row of a feature, or -1. */
  row(feature: number): number {
    if (((this.#seen[(feature >>> 5) & this.#seenMask]! >>> feature) & 1) === 0) return -1;
    return this.#entries[this.#slot(feature) + 1]!;
  }

  /** Where a feature is, or would be. */
  #slot(feature: number): number {
    const entries = this.#entries;
    let slot = (Math.imul(feature, 0x9e3779b1) >>> 7) & this.#mask;
    while (entries[2 * slot] !== -1 && entries[2 * slot] !== feature) slot = (slot + 1) & this.#mask;
    return 2 * slot;
  }
}
