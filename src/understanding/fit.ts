// oxlint-disable typescript/no-non-null-assertion -- indices stay within the arrays by construction
import { allFeatures, type Blocks } from './features.ts';
import { sidesOf } from './labels.ts';
import { separate, squaredNorms, SVM_DEFAULTS, type SparseRows, type SvmOptions } from './svm.ts';
import { roundRarity, Vectoriser } from './vectoriser.ts';

/** What the targets are told apart by, before it is made small. */
export interface FittedModel {
  readonly targets: readonly string[];
  /** Ascending; `rarity` and the rows of `weights` are in the same order. */
  readonly features: Int32Array;
  readonly rarity: Float32Array;
  /** Row by feature, column by target. */
  readonly weights: Float32Array;
  readonly bias: Float32Array;
}

/** A linear separator for each target, over all features or only over those given. */
export function fit(
  examples: readonly Blocks[],
  labels: readonly string[],
  targets: readonly string[],
  options: SvmOptions = SVM_DEFAULTS,
  only?: ReadonlySet<number>,
): FittedModel {
  const { features, rarity } = vocabulary(examples, only);
  const rows = toRows(examples, new Vectoriser(features, rarity));
  const norms = squaredNorms(rows);
  const weights = new Float32Array(features.length * targets.length);
  const bias = new Float32Array(targets.length);
  targets.forEach((target, column) => {
    const separator = separate(rows, norms, sidesOf(target, labels), options);
    bias[column] = separator.bias;
    for (let row = 0; row < features.length; row++) {
      weights[row * targets.length + column] = separator.weights[row]!;
    }
  });
  return { targets, features, rarity, weights, bias };
}

/** All features, ascending, and how rare each is: the root of its inverse document frequency. */
function vocabulary(
  examples: readonly Blocks[],
  only?: ReadonlySet<number>,
): { features: Int32Array; rarity: Float32Array } {
  const seen = new Map<number, number>();
  for (const blocks of examples) {
    for (const feature of allFeatures(blocks)) {
      if (only === undefined || only.has(feature)) seen.set(feature, (seen.get(feature) ?? 0) + 1);
    }
  }
  const features = Int32Array.from(seen.keys()).toSorted();
  const rarity = Float32Array.from(features, (feature) =>
    roundRarity(Math.sqrt(Math.log((1 + examples.length) / (1 + seen.get(feature)!)) + 1)),
  );
  return { features, rarity };
}

function toRows(examples: readonly Blocks[], vectoriser: Vectoriser): SparseRows {
  const start = new Int32Array(examples.length + 1);
  const column: number[] = [];
  const value: number[] = [];
  examples.forEach((blocks, i) => {
    const vector = vectoriser.vectorise(blocks);
    for (let p = 0; p < vector.length; p++) {
      column.push(vector.rows[p]!);
      value.push(vector.values[p]!);
    }
    start[i + 1] = column.length;
  });
  return {
    count: examples.length,
    width: vectoriser.table.size,
    start,
    column: Int32Array.from(column),
    value: Float32Array.from(value),
  };
}
