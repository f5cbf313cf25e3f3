// oxlint-disable typescript/no-non-null-assertion -- indices stay within the arrays by construction
/**
 * The head turns scores into probabilities. Whether a text is out of scope is a logistic function of
 * a few signals and their products; which intent it is, a softmax over the scores.
 */
export interface Head {
  /** Weights of `signals` and last the constant; absent when training knew nothing out of scope. */
  readonly reject: readonly number[] | undefined;
  /** Log odds from which a text counts as out of scope. */
  readonly threshold: number;
  /** What scores are multiplied by before the softmax. */
  readonly sharpness: number;
}

/** What one text looked like to the scorer, with the intents in scope and apart from them. */
export interface Impression {
  /** Best and second-best score of an intent in scope. */
  readonly best: number;
  readonly second: number;
  /** Score of the out-of-scope class; 0 without one. */
  readonly outOfScope: number;
  /** Shares of the features known to the model: words and their sequences, characters. */
  readonly knownWords: number;
  readonly knownCharacters: number;
}

const plainSignals = (seen: Impression): number[] => [
  seen.best,
  seen.best - seen.second,
  seen.outOfScope,
  seen.knownWords,
  seen.knownCharacters,
];

function signals(seen: Impression): number[] {
  const plain = plainSignals(seen);
  return [...plain, ...plain.flatMap((a, i) => plain.slice(i).map((b) => a * b)), 1];
}

/** Log odds that a text is out of scope. */
export function oddsOutOfScope({ reject }: Head, seen: Impression): number {
  if (reject === undefined) return -seen.best;
  const plain = plainSignals(seen);
  let odds = 0;
  for (let i = 0; i < plain.length; i++) odds += reject[i]! * plain[i]!;
  let next = plain.length;
  for (let i = 0; i < plain.length; i++) {
    for (let j = i; j < plain.length; j++) odds += reject[next++]! * plain[i]! * plain[j]!;
  }
  return odds + reject[next]!;
}

export interface Judged {
  readonly impression: Impression;
  readonly isOutOfScope: boolean;
}

const ROUNDS = 25;
const RIDGE = 1e-3;

/**
 * Fits the rejection by penalised logistic regression with Newton's method. Both sides weigh the
 * same, `balance` moving it: data sets hold very different shares of what is out of scope.
 */
export function fitRejection(judged: readonly Judged[], balance = 0.1): readonly number[] | undefined {
  const outside = judged.filter(({ isOutOfScope }) => isOutOfScope).length;
  if (outside === 0 || outside === judged.length) return undefined;
  const rows = judged.map(({ impression }) => signals(impression));
  const weightOutside = (balance * (judged.length - outside)) / outside;
  const weights = rows[0]!.map(() => 0);
  for (let round = 0; round < ROUNDS; round++) {
    const { gradient, curvature } = derivatives(rows, judged, weights, Math.max(1, weightOutside));
    const stepBy = solve(curvature, gradient);
    stepBy.forEach((step, i) => {
      weights[i]! -= step;
    });
  }
  return weights.map((weight) => Math.round(weight * 1e6) / 1e6);
}

function derivatives(
  rows: readonly number[][],
  judged: readonly Judged[],
  weights: readonly number[],
  weightOutside: number,
): { gradient: number[]; curvature: number[][] } {
  const size = weights.length;
  const gradient = weights.map((weight) => RIDGE * rows.length * weight);
  const curvature = weights.map((_, i) => weights.map((__, j) => (i === j ? RIDGE * rows.length : 0)));
  rows.forEach((row, n) => {
    const isOutside = judged[n]!.isOutOfScope;
    const weight = isOutside ? weightOutside : 1;
    let odds = 0;
    for (let i = 0; i < size; i++) odds += weights[i]! * row[i]!;
    const p = 1 / (1 + Math.exp(-odds));
    const error = weight * (p - (isOutside ? 1 : 0));
    const bend = weight * p * (1 - p);
    for (let i = 0; i < size; i++) {
      gradient[i]! += error * row[i]!;
      for (let j = 0; j <= i; j++) curvature[i]![j]! += bend * row[i]! * row[j]!;
    }
  });
  for (let i = 0; i < size; i++) for (let j = 0; j < i; j++) curvature[j]![i] = curvature[i]![j]!;
  return { gradient, curvature };
}

/** Gaussian elimination with pivoting; the ridge keeps the matrix regular. */
function solve(matrix: number[][], right: number[]): number[] {
  const a = matrix.map((row, i) => [...row, right[i]!]);
  const size = right.length;
  for (let k = 0; k < size; k++) {
    let pivot = k;
    for (let i = k + 1; i < size; i++) if (Math.abs(a[i]![k]!) > Math.abs(a[pivot]![k]!)) pivot = i;
    [a[k], a[pivot]] = [a[pivot]!, a[k]!];
    for (let i = k + 1; i < size; i++) {
      const factor = a[i]![k]! / a[k]![k]!;
      for (let j = k; j <= size; j++) a[i]![j]! -= factor * a[k]![j]!;
    }
  }
  const found = right.map(() => 0);
  for (let k = size - 1; k >= 0; k--) {
    let sum = a[k]![size]!;
    for (let j = k + 1; j < size; j++) sum -= a[k]![j]! * found[j]!;
    found[k] = sum / a[k]![k]!;
  }
  return found;
}

/** The log odds that the given share of texts in scope exceeds. */
export function thresholdFor(oddsInScope: readonly number[], falseRejects: number): number {
  const sorted = oddsInScope.toSorted((a, b) => b - a);
  const allowed = Math.floor(falseRejects * sorted.length);
  return sorted.length === 0 ? Infinity : sorted[Math.min(allowed, sorted.length - 1)]!;
}
