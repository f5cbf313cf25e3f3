// oxlint-disable typescript/no-non-null-assertion -- indices stay within the arrays by construction
import { allFeatures, type Blocks } from './features.ts';
import { intentOf, sidesOf } from './labels.ts';
import { separate, squaredNorms, type SparseRows, type SvmOptions } from './svm.ts';
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
  options: SvmOptions,
  only?: ReadonlySet<number>,
): FittedModel {
  const { features, rarity } = vocabulary(examples, labels.map(intentOf), only);
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

/**
 * All features, ascending, and how much each counts: more when it is rare (the root of its inverse
 * document frequency), and up to twice as much when only one intent has it.
 */
function vocabulary(
  examples: readonly Blocks[],
  labels: readonly string[],
  only?: ReadonlySet<number>,
): { features: Int32Array; rarity: Float32Array } {
  const sets = examples.map((blocks) => [...allFeatures(blocks)].filter((feature) => only?.has(feature) ?? true));
  const seen = new Map<number, number>();
  for (const set of sets) for (const feature of set) seen.set(feature, (seen.get(feature) ?? 0) + 1);
  const telling = howTelling(sets, labels, seen);
  const features = Int32Array.from(seen.keys()).toSorted();
  const rarity = Float32Array.from(features, (feature) => {
    const rare = Math.sqrt(Math.log((1 + examples.length) / (1 + seen.get(feature)!)) + 1);
    return roundRarity(rare * (1 + telling(feature)));
  });
  return { features, rarity };
}

/** Examples taken to be spread over all intents, so that a feature seen once or twice tells little. */
const DOUBT = 2;

/** From 0, the same in every intent, to 1, only in one: what is missing from the largest entropy. */
function howTelling(
  sets: readonly (readonly number[])[],
  labels: readonly string[],
  seen: ReadonlyMap<number, number>,
): (feature: number) => number {
  const intents = [...new Set(labels)];
  const term = (count: number, total: number): number => {
    const share = (count + DOUBT / intents.length) / (total + DOUBT);
    return share * Math.log(share);
  };
  const spread = new Map<number, number>();
  for (const intent of intents) {
    const inside = new Map<number, number>();
    sets.forEach((set, i) => {
      if (labels[i] !== intent) return;
      for (const feature of set) inside.set(feature, (inside.get(feature) ?? 0) + 1);
    });
    for (const [feature, count] of inside) {
      const total = seen.get(feature)!;
      spread.set(feature, (spread.get(feature) ?? 0) + term(count, total) - term(0, total));
    }
  }
  const most = Math.log(Math.max(2, intents.length));
  return (feature) => 1 + ((spread.get(feature) ?? 0) + intents.length * term(0, seen.get(feature)!)) / most;
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
