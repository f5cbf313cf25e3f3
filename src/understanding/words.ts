// oxlint-disable typescript/no-non-null-assertion -- indices stay within the arrays by construction
import stemmerEn from 'natural/lib/natural/stemmers/porter_stemmer.js';
import stemmerNl from 'natural/lib/natural/stemmers/porter_stemmer_nl.js';
import { feature, hashText, step } from './hash.ts';
import { MAX_TOKEN_LENGTH } from './tokens.ts';

/** The kinds of feature; each has its own numbers. */
export const KIND = {
  word: 0,
  stemEn: 1,
  stemNl: 2,
  bigram: 3,
  skip: 4,
  first: 5,
  last: 6,
  opening: 7,
  ending: 8,
  characters: 9,
  together: 10,
  concept: 11,
  concepts: 12,
  conceptStep: 13,
  detector: 14,
} as const;

const LONGEST_NGRAM = 5;

/** Features that a word has wherever it stands; the same object whenever a remembered word comes back. */
export interface WordFeatures {
  readonly features: readonly number[];
  readonly isRemembered: boolean;
}

/** What a word contributes wherever it stands. */
export interface Word {
  readonly hash: number;
  readonly stem: number;
  /** The features of the word and of its stem in either language. */
  readonly self: WordFeatures;
  /** Its character 2- to 5-grams, with its ends marked. */
  readonly grams: WordFeatures;
}

function readWord(token: string, isRemembered: (wordFeature: number) => boolean): Word {
  const word = token.slice(0, MAX_TOKEN_LENGTH);
  const hash = hashText(word);
  const stem = hashText(stemmerEn.stem(word));
  const stemNl = hashText(stemmerNl.stem(word));
  const own = feature(KIND.word, hash);
  const kept = { isRemembered: token.length <= MAX_TOKEN_LENGTH && isRemembered(own) };
  return {
    hash,
    stem,
    self: { features: [own, feature(KIND.stemEn, stem), feature(KIND.stemNl, stemNl)], ...kept },
    grams: { features: characterGrams(` ${word} `), ...kept },
  };
}

function characterGrams(marked: string): number[] {
  const grams: number[] = [];
  for (let start = 0; start + 1 < marked.length; start++) {
    let hash = step(0x811c9dc5, marked.charCodeAt(start));
    const end = Math.min(marked.length, start + LONGEST_NGRAM);
    for (let i = start + 1; i < end; i++) {
      hash = step(hash, marked.charCodeAt(i));
      grams.push(feature(KIND.characters, hash));
    }
  }
  return grams;
}

/**
 * Remembers words, because stemming is the slow part of reading. Only words the model knows are
 * kept: what people type besides may be a secret, and would fill the memory.
 */
export class WordBook {
  readonly #words = new Map<string, Word>();
  readonly #isKnown: (wordFeature: number) => boolean;

  constructor(isKnown: (wordFeature: number) => boolean = () => true) {
    this.#isKnown = isKnown;
  }

  read(token: string): Word {
    const remembered = this.#words.get(token);
    if (remembered !== undefined) return remembered;
    const word = readWord(token, this.#isKnown);
    if (word.self.isRemembered) this.#words.set(token, word);
    return word;
  }
}
