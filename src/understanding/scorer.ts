// oxlint-disable typescript/no-non-null-assertion -- indices stay within the arrays by construction
import { BlockScorer } from './block-scorer.ts';
import type { Blocks } from './features.ts';
import { RowWeights } from './row-weights.ts';
import type { SparseModel } from './shrink.ts';
import { blockWeights, MOST_BLOCKS } from './vectoriser.ts';

/** Scores by target, and for each block the share of its features that the model knows. */
export interface Scored {
  readonly scores: Float32Array;
  readonly known: Float32Array;
}

/** Scores texts against the targets of a model, with the same weights as in training; on arrays that are used again. */
export class Scorer {
  readonly model: SparseModel;
  readonly #weights: RowWeights;
  readonly #block: BlockScorer;
  readonly #scored: Scored;

  constructor(model: SparseModel) {
    this.model = model;
    this.#weights = new RowWeights(model);
    this.#block = new BlockScorer(this.#weights);
    this.#scored = { scores: new Float32Array(model.targets.length), known: new Float32Array(MOST_BLOCKS) };
  }

  knows(feature: number): boolean {
    return this.#weights.table.row(feature) >= 0;
  }

  /** Valid until the next call. */
  score(blocks: Blocks): Scored {
    const { scores, known } = this.#scored;
    scores.set(this.model.bias);
    known.fill(0);
    const weights = blockWeights(blocks.length);
    const block = this.#block;
    for (let b = 0; b < blocks.length; b++) {
      block.add(blocks[b]!);
      known[b] = block.known;
      if (block.squares <= 0) continue;
      const scale = (weights[b] ?? 1) / Math.sqrt(block.squares);
      for (let t = 0; t < scores.length; t++) scores[t]! += scale * block.sums[t]!;
    }
    return this.#scored;
  }
}
