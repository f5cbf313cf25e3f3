import { hashText, pair } from '../../src/understanding/hash.ts';
import { BY_STEM, PHRASES } from './concepts.ts';
import type { Phrase } from './concepts.ts';
import { stems } from './stems.ts';
import { isStopWord } from './stop-words.ts';

/** What a text can be found by, as a number: a stem, a concept, two of them together. */
export type Term = number;

/** A word with everything it contributes, worked out once. */
export interface Word {
  readonly stems: readonly string[];
  /** Stems, concepts, and at a discount those of its parts, with how much each says. */
  readonly readings: readonly (readonly [Term, number])[];
  /** Its concept or else its stem: what it is in a pair. */
  readonly sense: Term;
  /** Of grammar or politeness; it is in no pair. */
  readonly stop: boolean;
  /** Phrases that may begin here. */
  readonly phrases: readonly Phrase[];
}

/** The parts of a compound, or nothing when the word is not one. */
export type Splitter = (word: string) => readonly string[];

const WEIGHT = { stem: 1, concept: 1.6, part: 0.6, stopWord: 0.3 };

/** Small integers are the fastest keys there are, so the top bit is a sign. */
export const term = (text: string): Term => hashText(text) | 0;
export const pairOf = (first: Term, second: Term): Term => pair(first, second) | 0;

/** What words stand for. */
export class Lexicon {
  readonly #split: Splitter;
  readonly #words = new Map<string, Word>();

  constructor(split: Splitter) {
    this.#split = split;
  }

  word(text: string): Word {
    let found = this.#words.get(text);
    if (found === undefined) this.#words.set(text, (found = this.#workOut(text)));
    return found;
  }

  read(text: readonly string[]): Word[] {
    return text.map((word) => this.word(word));
  }

  #workOut(text: string): Word {
    const own = stems(text);
    const stop = isStopWord(text);
    const terms = readingsOf(text, stop ? WEIGHT.stopWord : 1);
    for (const part of this.#split(text))
      for (const [key, weight] of readingsOf(part, WEIGHT.part)) raise(terms, key, weight);
    return {
      stems: own,
      readings: [...terms],
      sense: term(conceptsOf(own)[0] ?? own[0] ?? text),
      stop,
      phrases: [...new Set(own.flatMap((stem) => PHRASES.get(stem) ?? []))],
    };
  }
}

/** The stems and concepts of a word by itself. */
export function readingsOf(word: string, weight: number): Map<Term, number> {
  const own = stems(word);
  const terms = new Map<Term, number>();
  for (const stem of own) raise(terms, term(stem), weight * WEIGHT.stem);
  for (const concept of conceptsOf(own)) raise(terms, term(concept), weight * WEIGHT.concept);
  return terms;
}

/** The concepts of more than one word that begin at a place in a text. */
export function phrasesAt(text: readonly Word[], at: number): readonly Phrase[] {
  const phrases = text[at]?.phrases ?? [];
  if (phrases.length === 0) return phrases;
  return phrases.filter(({ rest }) =>
    rest.every((wanted, offset) => text[at + 1 + offset]?.stems.some((stem) => wanted.includes(stem)) ?? false),
  );
}

export function raise(terms: Map<Term, number>, key: Term, weight: number): void {
  if ((terms.get(key) ?? 0) < weight) terms.set(key, weight);
}

const conceptsOf = (own: readonly string[]): string[] => [
  ...new Set(own.flatMap((stem) => [...(BY_STEM.get(stem) ?? [])])),
];
