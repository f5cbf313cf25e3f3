// oxlint-disable typescript/no-non-null-assertion -- indices stay within the arrays by construction
import { createRandom } from './random.ts';

/** Sparse rows: the entries of row `i` are `start[i]` up to `start[i + 1]`. */
export interface SparseRows {
  readonly count: number;
  readonly width: number;
  readonly start: Int32Array;
  readonly column: Int32Array;
  readonly value: Float32Array;
}

export interface SvmOptions {
  /** Cost of an error; larger fits the training data more closely. */
  readonly cost: number;
  /** How much more an error inside the target costs, as a power of how much smaller that side is; 0 for no more. */
  readonly balance: number;
  readonly tolerance: number;
  readonly maxRounds: number;
}

export const SVM_DEFAULTS: SvmOptions = { cost: 1, balance: 0.25, tolerance: 0.1, maxRounds: 60 };

export interface Separator {
  readonly weights: Float64Array;
  readonly bias: number;
}

export function squaredNorms(rows: SparseRows): Float64Array {
  const norms = new Float64Array(rows.count);
  for (let i = 0; i < rows.count; i++) {
    let sum = 0;
    for (let p = rows.start[i]!; p < rows.start[i + 1]!; p++) sum += rows.value[p]! ** 2;
    norms[i] = sum;
  }
  return norms;
}

/**
 * A linear separator of the rows marked 1 from those marked -1 (0 takes no part): support vector machine with squared
 * hinge loss and L2 regularisation, solved in the dual one coordinate at a time with shrinking
 * (Hsieh et al., "A Dual Coordinate Descent Method for Large-scale Linear SVM", 2008). The bias is
 * one more, constant feature. The same input gives the same output on every machine.
 */
export function separate(
  rows: SparseRows,
  norms: Float64Array,
  side: Int8Array,
  { cost, balance, tolerance, maxRounds }: SvmOptions = SVM_DEFAULTS,
): Separator {
  const { start, column, value } = rows;
  const weights = new Float64Array(rows.width);
  const alpha = new Float64Array(rows.count);
  const order = Int32Array.from({ length: rows.count }, (_, i) => i).filter((i) => side[i] !== 0);
  const random = createRandom(12_345);
  const larger = Math.max(1, countOf(side, -1) / Math.max(1, countOf(side, 1)));
  const ridgeInside = 0.5 / (cost * larger ** balance);
  const ridgeOutside = 0.5 / cost;
  let bias = 0;
  let active = order.length;
  let previousHighest = Infinity;

  for (let round = 0; round < maxRounds; round++) {
    let highest = -Infinity;
    let lowest = Infinity;
    shuffle(order, active, random);
    for (let s = 0; s < active; s++) {
      const i = order[s]!;
      const y = side[i]!;
      const ridge = y > 0 ? ridgeInside : ridgeOutside;
      const from = start[i]!;
      const to = start[i + 1]!;
      const a = alpha[i]!;
      let dot = bias;
      for (let p = from; p < to; p++) dot += weights[column[p]!]! * value[p]!;
      const gradient = y * dot - 1 + a * ridge;
      let projected = gradient;
      if (a === 0) {
        if (gradient > previousHighest) {
          active--;
          swap(order, s, active);
          s--;
          continue;
        }
        projected = Math.min(gradient, 0);
      }
      highest = Math.max(highest, projected);
      lowest = Math.min(lowest, projected);
      if (Math.abs(projected) < 1e-12) continue;
      const next = Math.max(a - gradient / (norms[i]! + 1 + ridge), 0);
      const change = (next - a) * y;
      alpha[i] = next;
      bias += change;
      for (let p = from; p < to; p++) {
        const c = column[p]!;
        weights[c] = weights[c]! + change * value[p]!;
      }
    }
    if (highest - lowest <= tolerance) {
      if (active === order.length) break;
      active = order.length;
      previousHighest = Infinity;
    } else {
      previousHighest = highest <= 0 ? Infinity : highest;
    }
  }
  return { weights, bias };
}

function countOf(side: Int8Array, which: number): number {
  let count = 0;
  for (const one of side) if (one === which) count++;
  return count;
}

function shuffle(order: Int32Array, count: number, random: () => number): void {
  for (let s = 0; s < count; s++) swap(order, s, s + Math.floor(random() * (count - s)));
}

function swap(order: Int32Array, a: number, b: number): void {
  const held = order[a]!;
  order[a] = order[b]!;
  order[b] = held;
}
