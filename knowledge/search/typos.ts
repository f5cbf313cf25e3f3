/** A known word near an unknown one, and how far: 1 or 2 strokes. */
export interface Correction {
  readonly word: string;
  readonly distance: number;
}

const SHORTEST = 4;
const MOST = 3;

/**
 * Finds known words within one stroke (two from eight letters on), a swap counting as one. Bounded: only words that
 * share their first letter, or whose first two are swapped, and are of about the same length are compared.
 */
export function typoFinder(known: Iterable<string>): (word: string) => readonly Correction[] {
  const shelves = new Map<string, string[]>();
  for (const word of known) {
    if (word.length < SHORTEST || /\d/u.test(word)) continue;
    const shelf = shelves.get(shelfOf(word, word.length));
    if (shelf === undefined) shelves.set(shelfOf(word, word.length), [word]);
    else shelf.push(word);
  }
  return (word) => (word.length < SHORTEST || word.length > 30 || /\d/u.test(word) ? [] : nearest(word, shelves));
}

const shelfOf = (word: string, length: number): string => `${word[0] ?? ''}${length}`;

function nearest(word: string, shelves: ReadonlyMap<string, readonly string[]>): readonly Correction[] {
  const reach = word.length >= 8 ? 2 : 1;
  const found: Correction[] = [];
  const firsts = new Set([word, word.slice(1)]);
  for (const first of firsts) {
    for (let length = word.length - reach; length <= word.length + reach; length++) {
      for (const candidate of shelves.get(shelfOf(first, length)) ?? []) {
        const distance = strokes(word, candidate, reach);
        if (distance <= reach) found.push({ word: candidate, distance });
      }
    }
  }
  const best = Math.min(...found.map(({ distance }) => distance));
  return found.filter(({ distance }) => distance === best).slice(0, MOST);
}

/** Damerau-Levenshtein distance (neighbours swapped count once), given up as soon as it passes `reach`. */
export function strokes(a: string, b: string, reach: number): number {
  if (Math.abs(a.length - b.length) > reach) return reach + 1;
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
      least = Math.min(least, cost);
    }
    if (least > reach) return reach + 1;
    before = above;
    above = row;
  }
  return above[b.length] ?? reach + 1;
}
