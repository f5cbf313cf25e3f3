// oxlint-disable typescript/no-non-null-assertion -- indices stay within the arrays by construction
import { feature, pair } from './hash.ts';
import { KIND, type Word, type WordBook, type WordFeatures } from './words.ts';

/** Two words count as seen together when their stems are at most this many apart. */
const TOGETHER = 12;

/** Features that are weighted together. */
export interface Block {
  /** What each word has of its own. */
  readonly words: readonly WordFeatures[];
  /** What the words make together, in this text. */
  readonly own: readonly number[];
}

/**
 * The features of a text: words and their sequences, characters within words, pairs of words
 * anywhere near each other, and what an extension adds.
 */
export type Blocks = readonly Block[];

export function allFeatures(blocks: Blocks): Set<number> {
  return new Set(blocks.flatMap(({ words, own }) => [...words.flatMap(({ features }) => features), ...own]));
}

const NONE: readonly never[] = [];

/** More features, for one subject, as a block of their own. */
export type Extension = (text: string, tokens: readonly string[], words: readonly Word[]) => number[];

export function extract(text: string, tokens: readonly string[], book: WordBook, extension?: Extension): Blocks {
  const words: Word[] = [];
  for (const token of tokens) words.push(book.read(token));
  const blocks: Block[] = [
    { words: words.map(({ self }) => self), own: sequences(words) },
    { words: words.map(({ grams }) => grams), own: NONE },
    { words: NONE, own: together(words) },
  ];
  if (extension !== undefined) blocks.push({ words: NONE, own: extension(text, tokens, words) });
  return blocks;
}

/** Pairs of words in order (adjacent and one apart) and both ends of the text. */
function sequences(words: readonly Word[]): number[] {
  const found: number[] = [];
  const count = words.length;
  for (let i = 0; i < count; i++) {
    const { hash } = words[i]!;
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
