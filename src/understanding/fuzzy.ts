// oxlint-disable typescript/no-non-null-assertion -- indices stay within the arrays by construction
/** Lines of the table that `isWithin` fills; longer words are compared with nothing. */
const WIDTH = 64;
const LINES = [new Uint8Array(WIDTH), new Uint8Array(WIDTH), new Uint8Array(WIDTH)] as const;

/**
 * Whether two words differ by at most `limit` insertions, deletions, replacements or swaps of
 * neighbours (restricted Damerau-Levenshtein). It gives up as soon as the limit is passed.
 */
export function isWithin(a: string, b: string, limit: number): boolean {
  if (Math.abs(a.length - b.length) > limit || b.length >= WIDTH) return false;
  let [beforePrevious, previous, current] = LINES;
  for (let j = 0; j <= b.length; j++) previous[j] = j;
  for (let i = 1; i <= a.length; i++) {
    const letter = a.charCodeAt(i - 1);
    const before = a.charCodeAt(i - 2);
    current[0] = i;
    let lowest = i;
    for (let j = 1; j <= b.length; j++) {
      const other = b.charCodeAt(j - 1);
      let cost = Math.min(previous[j]! + 1, current[j - 1]! + 1, previous[j - 1]! + (letter === other ? 0 : 1));
      if (i > 1 && j > 1 && letter === b.charCodeAt(j - 2) && before === other) {
        cost = Math.min(cost, beforePrevious[j - 2]! + 1);
      }
      current[j] = cost;
      lowest = Math.min(lowest, cost);
    }
    if (lowest > limit) return false;
    [beforePrevious, previous, current] = [previous, current, beforePrevious];
  }
  return previous[b.length]! <= limit;
}

/** Slips allowed in a word: none in short ones, where a slip makes another word. */
export function slipsAllowed(length: number): number {
  if (length < 5) return 0;
  return length < 8 ? 1 : 2;
}

/** A bit for each letter that occurs; words one slip apart differ in at most two bits. */
export function letters(word: string): number {
  let bits = 0;
  for (let i = 0; i < word.length; i++) bits |= 1 << (word.charCodeAt(i) & 31);
  return bits;
}

export function bitCount(bits: number): number {
  let n = bits - ((bits >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
