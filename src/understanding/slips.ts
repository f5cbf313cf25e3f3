// oxlint-disable typescript/no-non-null-assertion -- indices stay within the arrays by construction
import { createRandom } from './random.ts';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const SHORTEST = 4;

/**
 * Makes the slips of hasty typing: one letter of one longer word left out, put in, doubled or swapped
 * with its neighbour. The same seed makes the same slips.
 */
export function createSlips(seed: number): (text: string) => string {
  const random = createRandom(seed);
  const below = (limit: number): number => Math.floor(random() * limit);
  return (text) => {
    const words = text.split(' ');
    const longer = [...words.keys()].filter((i) => words[i]!.length >= SHORTEST);
    if (longer.length === 0) return text;
    const i = longer[below(longer.length)]!;
    const word = words[i]!;
    const at = 1 + below(word.length - 2);
    const before = word.slice(0, at);
    const letter = word.charAt(at);
    const after = word.slice(at + 1);
    const changed = [
      before + after,
      before + LETTERS.charAt(below(LETTERS.length)) + letter + after,
      before + letter + letter + after,
      before + after.charAt(0) + letter + after.slice(1),
    ];
    words[i] = changed[below(changed.length)]!;
    return words.join(' ');
  };
}
