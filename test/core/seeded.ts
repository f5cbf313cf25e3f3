/** The same numbers on every run (mulberry32), for samples that are drawn rather than written. */
export function seeded(seed: number) {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  const pick = <T>(list: readonly T[]): T => {
    const found = list[below(list.length)];
    if (found === undefined) throw new Error('There is nothing to pick from.');
    return found;
  };
  const char = (from: string): string => from.charAt(below(from.length));
  return { below, pick, char, times, chars: (count: number, from: string) => times(count, () => char(from)) };
}

const times = (count: number, make: () => string, between = ''): string =>
  Array.from({ length: count }, make).join(between);

export type Seeded = ReturnType<typeof seeded>;
