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
    this.model = model;
    this.vectoriser = new Vectoriser(model.features, model.rarity);
    this.#scores = new Float32Array(model.targets.length);
    this.#scale = new Float32Array(model.scale.length);
    for (let row = 0; row < model.scale.length; row++) this.#scale[row] = SCALES[model.scale[row]!]!;
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
