// oxlint-disable typescript/no-non-null-assertion -- indices stay within the arrays by construction
/** How one text was judged, and how it should have been. */
export interface Verdict {
  readonly gold: string;
  /** The best label in scope, whether or not the text was rejected. */
  readonly best: string;
  readonly isRejected: boolean;
  /** The higher, the more out of scope. */
  readonly odds: number;
}

/** Shares run from 0 to 1; absent where the test holds nothing to measure them on. */
export interface Figures {
  readonly texts: number;
  readonly accuracyInScope: number | undefined;
  readonly accuracyInScopeNoRejection: number | undefined;
  readonly outOfScopeRecall: number | undefined;
  readonly outOfScopePrecision: number | undefined;
  readonly falseRejects: number | undefined;
  readonly macroF1: number | undefined;
  readonly auroc: number | undefined;
}

export function measure(verdicts: readonly Verdict[], outOfScope: string): Figures {
  const inside = verdicts.filter(({ gold }) => gold !== outOfScope);
  const outside = verdicts.filter(({ gold }) => gold === outOfScope);
  const rejected = verdicts.filter(({ isRejected }) => isRejected);
  return {
    texts: verdicts.length,
    accuracyInScope: share(inside, ({ gold, best, isRejected }) => !isRejected && best === gold),
    accuracyInScopeNoRejection: share(inside, ({ gold, best }) => best === gold),
    outOfScopeRecall: share(outside, ({ isRejected }) => isRejected),
    outOfScopePrecision: share(outside.length === 0 ? [] : rejected, ({ gold }) => gold === outOfScope),
    falseRejects: share(inside, ({ isRejected }) => isRejected),
    macroF1: macroF1(verdicts.map(({ gold, best, isRejected }) => ({ gold, guess: isRejected ? outOfScope : best }))),
    auroc: auroc(
      inside.map(({ odds }) => odds),
      outside.map(({ odds }) => odds),
    ),
  };
}

export function share<T>(items: readonly T[], holds: (item: T) => boolean): number | undefined {
  return items.length === 0 ? undefined : items.filter(holds).length / items.length;
}

/** The mean over the labels that occur as gold of the harmonic mean of precision and recall. */
export function macroF1(pairs: readonly { gold: string; guess: string }[]): number | undefined {
  const right = new Map<string, number>();
  const golds = new Map<string, number>();
  const guesses = new Map<string, number>();
  const count = (map: Map<string, number>, key: string): unknown => map.set(key, (map.get(key) ?? 0) + 1);
  for (const { gold, guess } of pairs) {
    count(golds, gold);
    count(guesses, guess);
    if (gold === guess) count(right, gold);
  }
  if (golds.size === 0) return undefined;
  let sum = 0;
  for (const [label, total] of golds) {
    sum += (2 * (right.get(label) ?? 0)) / (total + (guesses.get(label) ?? 0));
  }
  return sum / golds.size;
}

/** The chance that a text out of scope scores above one in scope; ties count half. */
export function auroc(inside: readonly number[], outside: readonly number[]): number | undefined {
  if (inside.length === 0 || outside.length === 0) return undefined;
  const sorted = [
    ...inside.map((odds) => ({ odds, isOutside: false })),
    ...outside.map((odds) => ({ odds, isOutside: true })),
  ].toSorted((a, b) => a.odds - b.odds);
  let ranks = 0;
  for (let i = 0; i < sorted.length;) {
    let end = i;
    while (end < sorted.length && sorted[end]!.odds === sorted[i]!.odds) end++;
    const rank = (i + 1 + end) / 2;
    for (; i < end; i++) if (sorted[i]!.isOutside) ranks += rank;
  }
  const n = outside.length;
  return (ranks - (n * (n + 1)) / 2) / (n * inside.length);
}

export function percentile(values: readonly number[], fraction: number): number {
  const sorted = [...values].toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(fraction * sorted.length))] ?? 0;
}
