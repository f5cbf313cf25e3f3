// oxlint-disable typescript/no-non-null-assertion -- indices stay within the arrays by construction
/** From feature number to row, in one flat table: open addressing, at most half full. */
export class FeatureTable {
  readonly size: number;
  readonly #keys: Int32Array;
  readonly #rows: Int32Array;
  readonly #mask: number;

  /** Row `i` gets the feature `features[i]`; features are not negative and all different. */
  constructor(features: ArrayLike<number>) {
    let capacity = 16;
    while (capacity < features.length * 2) capacity *= 2;
    this.size = features.length;
    this.#mask = capacity - 1;
    this.#keys = new Int32Array(capacity).fill(-1);
    this.#rows = new Int32Array(capacity);
    for (let row = 0; row < features.length; row++) {
      const slot = this.#slot(features[row]!);
      this.#keys[slot] = features[row]!;
      this.#rows[slot] = row;
    }
  }

  /** The row of a feature, or -1. */
  row(feature: number): number {
    const slot = this.#slot(feature);
    return this.#keys[slot] === feature ? this.#rows[slot]! : -1;
  }

  #slot(feature: number): number {
    let slot = (Math.imul(feature, 0x9e3779b1) >>> 7) & this.#mask;
    while (this.#keys[slot] !== -1 && this.#keys[slot] !== feature) slot = (slot + 1) & this.#mask;
    return slot;
  }
}
