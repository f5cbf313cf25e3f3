// oxlint-disable typescript/no-non-null-assertion -- indices stay within the arrays by construction
import type { Blocks } from './features.ts';
import { SCALES, type SparseModel } from './shrink.ts';
import { Vectoriser, type Vector } from './vectoriser.ts';

/** Scores texts against the targets of a model; all on typed arrays that are used again. */
export class Scorer {
  readonly model: SparseModel;
  readonly vectoriser: Vectoriser;
  readonly #scores: Float32Array;
  readonly #scale: Float32Array;

  constructor(model: SparseModel) {
    this.model = commonFirst(model);
    this.vectoriser = new Vectoriser(this.model.features, this.model.rarity);
    this.#scores = new Float32Array(model.targets.length);
    this.#scale = Float32Array.from(this.model.scale, (index) => SCALES[index]!);
  }

  /** A score for each target and the vector it came from; both valid until the next call. */
  score(blocks: Blocks): { scores: Float32Array; vector: Vector } {
    const { start, target, weight, bias } = this.model;
    const scores = this.#scores;
    const vector = this.vectoriser.vectorise(blocks);
    const { rows, values, length } = vector;
    scores.set(bias);
    for (let p = 0; p < length; p++) {
      const row = rows[p]!;
      const value = values[p]! * this.#scale[row]!;
      const end = start[row + 1]!;
      for (let q = start[row]!; q < end; q++) scores[target[q]!]! += value * weight[q]!;
    }
    return { scores, vector };
  }
}

/** The same model with its common features first: what is needed together lies together in memory. */
function commonFirst(model: SparseModel): SparseModel {
  const { features, rarity, scale, start, target, weight } = model;
  const order = Int32Array.from(features.keys()).toSorted((a, b) => rarity[a]! - rarity[b]! || a - b);
  const ordered = {
    ...model,
    features: new Int32Array(features.length),
    rarity: new Float32Array(features.length),
    scale: new Uint8Array(features.length),
    start: new Int32Array(features.length + 1),
    target: new Uint16Array(target.length),
    weight: new Int8Array(weight.length),
  };
  let end = 0;
  order.forEach((from, row) => {
    ordered.features[row] = features[from]!;
    ordered.rarity[row] = rarity[from]!;
    ordered.scale[row] = scale[from]!;
    for (let p = start[from]!; p < start[from + 1]!; p++) {
      ordered.target[end] = target[p]!;
      ordered.weight[end++] = weight[p]!;
    }
    ordered.start[row + 1] = end;
  });
  return ordered;
}
