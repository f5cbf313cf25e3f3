/** A case for fitting certainty: the features, what is true, and how much the case counts. */
export interface Sample {
  readonly features: readonly number[];
  readonly truth: 0 | 1;
  readonly weight: number;
}

/** A case for fitting order: the features of every candidate, and which of them is right. */
export interface Choice {
  readonly candidates: readonly (readonly number[])[];
  readonly right: number;
}

const RIDGE = 1e-3;
const NEWTON_STEPS = 25;

/** Logistic regression by Newton's method, held back a little so that useless features stay near 0. */
export function fitCertainty(samples: readonly Sample[], width: number): number[] {
  const weights = Array.from({ length: width }, () => 0);
  for (let step = 0; step < NEWTON_STEPS; step++) {
    const gradient = weights.map((weight) => -RIDGE * weight);
    const curvature: number[][] = weights.map((_, row) => weights.map((__, column) => (row === column ? RIDGE : 0)));
    for (const { features, truth, weight } of samples) {
      const likely = 1 / (1 + Math.exp(-dot(weights, features)));
      for (let row = 0; row < width; row++) {
        gradient[row] = at(gradient, row) + weight * (truth - likely) * at(features, row);
        const line = curvature[row] ?? [];
        for (let column = 0; column < width; column++) {
          line[column] = at(line, column) + weight * likely * (1 - likely) * at(features, row) * at(features, column);
        }
      }
    }
    const change = solve(curvature, gradient);
    for (let row = 0; row < width; row++) weights[row] = at(weights, row) + at(change, row);
  }
  return weights;
}

const ASCENT_STEPS = 300;
const PACE = 6;

/** Weights under which the right candidate is the likeliest of all (softmax), by gradient ascent. */
export function fitOrder(choices: readonly Choice[], width: number): number[] {
  const weights = Array.from({ length: width }, () => 3);
  for (let step = 0; step < ASCENT_STEPS; step++) {
    const gradient = weights.map(() => 0);
    for (const { candidates, right } of choices) {
      const likely = candidates.map((features) => Math.exp(dot(weights, features)));
      const total = likely.reduce((sum, value) => sum + value, 0);
      for (const [number, features] of candidates.entries()) {
        const error = (number === right ? 1 : 0) - at(likely, number) / total;
        for (let row = 0; row < width; row++) gradient[row] = at(gradient, row) + error * at(features, row);
      }
    }
    for (let row = 0; row < width; row++) weights[row] = at(weights, row) + (PACE * at(gradient, row)) / choices.length;
  }
  return weights;
}

/** Gaussian elimination with pivoting; the matrix is small and well-behaved. */
function solve(matrix: readonly (readonly number[])[], values: readonly number[]): number[] {
  const rows = matrix.map((row, index) => [...row, at(values, index)]);
  for (let pivot = 0; pivot < rows.length; pivot++) {
    const from = rows
      .slice(pivot)
      .reduce(
        (best, row, index) => (Math.abs(at(row, pivot)) > Math.abs(at(rows[best] ?? [], pivot)) ? pivot + index : best),
        pivot,
      );
    [rows[pivot], rows[from]] = [rows[from] ?? [], rows[pivot] ?? []];
    for (const [index, row] of rows.entries()) {
      if (index === pivot) continue;
      const factor = at(row, pivot) / at(rows[pivot] ?? [], pivot);
      for (let column = pivot; column < row.length; column++)
        row[column] = at(row, column) - factor * at(rows[pivot] ?? [], column);
    }
  }
  return rows.map((row, index) => at(row, rows.length) / at(row, index));
}

const at = (list: readonly number[], index: number): number => list[index] ?? 0;

const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, index) => sum + value * at(b, index), 0);
