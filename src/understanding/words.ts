// oxlint-disable typescript/no-non-null-assertion -- indices stay within the arrays by construction
import stemmerEn from 'natural/lib/natural/stemmers/porter_stemmer.js';
import stemmerNl from 'natural/lib/natural/stemmers/porter_stemmer_nl.js';
import type { Meaning } from './concepts.ts';
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
  /** Counts up from 0, for those of remembered words; -1 for all others. */
  readonly id: number;
}

/** What a word contributes wherever it stands. */
export interface Word {
  readonly hash: number;
  readonly stem: number;
  /** The features of the word and of its stem in either language. */
  readonly self: WordFeatures;
  /** Its character 2- to 5-grams, with its ends marked. */
  readonly grams: WordFeatures;
  /** Where a lexicon is used, what it has for the word. */
  readonly meaning: Meaning | undefined;
}

/** `nextId` is what a word to remember gets, and the number after it. */
function readWord(token: string, isKnown: (wordFeature: number) => boolean, nextId: number): Omit<Word, 'meaning'> {
  const word = token.slice(0, MAX_TOKEN_LENGTH);
  const hash = hashText(word);
  const stem = hashText(stemmerEn.stem(word));
  const stemNl = hashText(stemmerNl.stem(word));
  const own = feature(KIND.word, hash);
  const id = token.length <= MAX_TOKEN_LENGTH && isKnown(own) ? nextId : -1;
  return {
    hash,
    stem,
    self: { features: [own, feature(KIND.stemEn, stem), feature(KIND.stemNl, stemNl)], id },
    grams: { features: characterGrams(` ${word} `), id: id < 0 ? id : id + 1 },
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
  readonly #meaningOf: ((token: string) => Meaning) | undefined;

  constructor(isKnown: (wordFeature: number) => boolean = () => true, meaningOf?: (token: string) => Meaning) {
    this.#isKnown = isKnown;
    this.#meaningOf = meaningOf;
  }

  read(token: string): Word {
    const remembered = this.#words.get(token);
    if (remembered !== undefined) return remembered;
    const word = {
      ...readWord(token, this.#isKnown, 2 * this.#words.size),
      meaning: this.#meaningOf?.(token),
    };
    if (word.self.id >= 0) this.#words.set(token, word);
    return word;
  }
}
