import { pairOf } from './lexicon.ts';
import type { Lexicon, Term } from './lexicon.ts';

/** Takes a term of a text and how much it says. */
export type Take = (key: Term, weight: number) => void;

const WEIGHT = { phrase: 1.6, together: 1 };
/** How many senses further on another one still belongs to this one. */
const REACH = 2;

/** Everything that a sentence can be found by: its words under every reading, its phrases, and two senses together. */
export function eachFeature(sentence: readonly string[], lexicon: Lexicon, take: Take): void {
  for (const word of sentence) for (const [key, weight] of lexicon.word(word).readings) take(key, weight);
  eachConnection(sentence, lexicon, take);
}

/** What is more than the words by themselves: phrases, and two senses near each other in either order. */
export function eachConnection(sentence: readonly string[], lexicon: Lexicon, take: Take): void {
  const senses: Term[] = [];
  for (let at = 0; at < sentence.length; at++) {
    for (const { concept } of lexicon.phrasesAt(sentence, at)) {
      take(concept, WEIGHT.phrase);
      senses.push(concept);
    }
    const { stop, sense } = lexicon.word(sentence[at] ?? '');
    if (!stop) senses.push(sense);
  }
  eachPair(senses, take);
}

/** Of a long text only the phrases; which words happen to stand near each other says little. */
export function eachPhrase(text: readonly string[], lexicon: Lexicon, take: Take): void {
  for (let at = 0; at < text.length; at++) {
    for (const { concept } of lexicon.phrasesAt(text, at)) take(concept, WEIGHT.phrase);
  }
}

function eachPair(senses: readonly Term[], take: Take): void {
  for (let first = 0; first < senses.length; first++) {
    for (let second = first + 1; second < senses.length && second <= first + REACH; second++) {
      const a = senses[first] ?? 0;
      const b = senses[second] ?? 0;
      if (a !== b) take(pairOf(Math.min(a, b), Math.max(a, b)), WEIGHT.together);
    }
  }
}
