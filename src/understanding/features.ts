// oxlint-disable typescript/no-non-null-assertion -- indices stay within the arrays by construction
import { feature, pair } from './hash.ts';
import { KIND, type Word, type WordBook } from './words.ts';

/** Two words count as seen together when their stems are at most this many apart. */
const TOGETHER = 12;

/**
 * The features of a text, by block: words and their sequences, characters within words, pairs of
 * words anywhere near each other, and what an extension adds. Each block is weighted on its own.
 */
export type Blocks = readonly (readonly number[])[];

/** More features, for one subject, as a block of their own. */
export type Extension = (text: string, tokens: readonly string[]) => number[];

export function extract(text: string, tokens: readonly string[], book: WordBook, extension?: Extension): Blocks {
  const words: Word[] = [];
  for (const token of tokens) words.push(book.read(token));
  const blocks = [sequences(words), characters(words), together(words)];
  if (extension !== undefined) blocks.push(extension(text, tokens));
  return blocks;
}

/** Words, their stems, pairs in order (adjacent and one apart) and both ends of the text. */
function sequences(words: readonly Word[]): number[] {
  const found: number[] = [];
  const count = words.length;
  for (let i = 0; i < count; i++) {
    const { hash, self } = words[i]!;
    for (const own of self) found.push(own);
    if (i + 1 < count) found.push(feature(KIND.bigram, pair(hash, words[i + 1]!.hash)));
    if (i + 2 < count) found.push(feature(KIND.skip, pair(hash, words[i + 2]!.hash)));
  }
  if (count === 0) return found;
  const first = words[0]!.hash;
  const last = words[count - 1]!.hash;
  found.push(feature(KIND.first, first), feature(KIND.last, last));
  if (count === 1) return found;
  found.push(feature(KIND.opening, pair(first, words[1]!.hash)));
  found.push(feature(KIND.ending, pair(words[count - 2]!.hash, last)));
  return found;
}

function characters(words: readonly Word[]): number[] {
  const found: number[] = [];
  for (const { grams } of words) for (const gram of grams) found.push(gram);
  return found;
}

/** Pairs of different stems in any order, which catch what is apart in a sentence. */
function together(words: readonly Word[]): number[] {
  const stems: number[] = [];
  for (const { stem } of words) if (!stems.includes(stem)) stems.push(stem);
  const found: number[] = [];
  for (let i = 0; i < stems.length; i++) {
    const a = stems[i]!;
    const end = Math.min(stems.length, i + 1 + TOGETHER);
    for (let j = i + 1; j < end; j++) {
      const b = stems[j]!;
      found.push(feature(KIND.together, a < b ? pair(a, b) : pair(b, a)));
    }
  }
  return found;
}
