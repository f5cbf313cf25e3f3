// oxlint-disable typescript/no-non-null-assertion -- indices stay within the arrays by construction
import type { FittedModel } from './fit.ts';

/** How much of a model is kept: features by their largest weight, then single weights. */
export interface Budget {
  readonly features: number;
  readonly weights: number;
}

export const BUDGET: Budget = { features: 120_000, weights: 900_000 };

/** Weights are kept in this many bits, sign included, relative to the largest of their row. */
export const WEIGHT_BITS = 4;
export const LARGEST_WEIGHT = 2 ** (WEIGHT_BITS - 1) - 1;
export const SCALE_BITS = 6;
/** Scales are powers of the fourth root of two, from 4 downward. */
export const SCALES: Float32Array = scales();

/** A model whose weights are few and small; row `i` has the entries `start[i]` to `start[i + 1]`. */
export interface SparseModel {
  readonly targets: readonly string[];
  readonly features: Int32Array;
  readonly rarity: Float32Array;
  readonly bias: Float32Array;
  readonly start: Int32Array;
  readonly target: Uint16Array;
  readonly weight: Int8Array;
  /** Index in `SCALES` of what a row's weights are multiplied by. */
  readonly scale: Uint8Array;
}

/** The features worth keeping: those with the largest weights. */
export function worthKeeping(
  { features, rarity, weights, targets }: FittedModel,
  count: number,
): Set<number> | undefined {
  if (features.length <= count) return undefined;
  const width = targets.length;
  const worth = Float32Array.from(features, (_, row) => {
    let largest = 0;
    for (let c = 0; c < width; c++) largest = Math.max(largest, Math.abs(weights[row * width + c]!));
    return largest * rarity[row]!;
  });
  const least = worth.slice().toSorted()[features.length - count]!;
  return new Set(features.filter((_, row) => worth[row]! >= least));
}

/** Drops the smallest weights and stores the others in few bits. */
export function shrink(model: FittedModel, budget: number): SparseModel {
  const { features, rarity, weights, targets, bias } = model;
  const width = targets.length;
  const least = smallestKept(model, budget);
  const start = new Int32Array(features.length + 1);
  const scale = new Uint8Array(features.length);
  const target: number[] = [];
  const weight: number[] = [];
  for (let row = 0; row < features.length; row++) {
    const kept: number[] = [];
    let largest = 0;
    for (let c = 0; c < width; c++) {
      const size = Math.abs(weights[row * width + c]!);
      if (size * rarity[row]! < least) continue;
      kept.push(c);
      largest = Math.max(largest, size);
    }
    const index = scaleFor(largest);
    for (const c of kept) {
      const rounded = Math.round(weights[row * width + c]! / SCALES[index]!);
      if (rounded === 0) continue;
      target.push(c);
      weight.push(Math.max(-LARGEST_WEIGHT, Math.min(LARGEST_WEIGHT, rounded)));
    }
    scale[row] = index;
    start[row + 1] = target.length;
  }
  return {
    targets,
    features,
    rarity,
    scale,
    start,
    bias: bias.map((value) => Math.round(value * 10_000) / 10_000),
    target: Uint16Array.from(target),
    weight: Int8Array.from(weight),
  };
}

function smallestKept({ weights, rarity, targets }: FittedModel, budget: number): number {
  const sizes = weights.map((weight, p) => Math.abs(weight) * rarity[Math.floor(p / targets.length)]!).toSorted();
  return Math.max(Number.MIN_VALUE, sizes[Math.max(0, sizes.length - budget)] ?? 0);
}

/** The finest scale in which the largest weight of a row still fits. */
function scaleFor(largest: number): number {
  let index = 0;
  while (index + 1 < SCALES.length && SCALES[index + 1]! * (LARGEST_WEIGHT + 0.5) >= largest) index++;
  return index;
}

function scales(): Float32Array {
  const found = new Float32Array(2 ** SCALE_BITS);
  let scale = 4;
  for (let i = 0; i < found.length; i++) {
    found[i] = scale;
    scale *= 0.8408964152537145;
  }
  return found;
}
