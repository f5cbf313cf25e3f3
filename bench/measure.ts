/** A quantile of figures in milliseconds. */
export function quantile(figures: readonly number[], share: number): number {
  const sorted = figures.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Times each of many runs of something, one after another. */
export async function timed(rounds: number, work: (round: number) => Promise<unknown>): Promise<number[]> {
  const figures: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const before = performance.now();
    await work(round);
    figures.push(performance.now() - before);
  }
  return figures;
}

export const report = (figures: Record<string, number>): void =>
  void process.stdout.write(`${JSON.stringify(figures)}\n`);

export const sum = (figures: readonly number[]): number => figures.reduce((total, figure) => total + figure, 0);
