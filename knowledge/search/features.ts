import { pairOf, phrasesAt } from './lexicon.ts';
import type { Term, Word } from './lexicon.ts';

/** Takes a term of a text and how much it says. */
export type Take = (key: Term, weight: number) => void;

const WEIGHT = { phrase: 1.6, together: 1 };
/** How many senses further on another one still belongs to this one. */
const REACH = 2;

/** Everything that a sentence can be found by: its words under every reading, its phrases, and two senses together. */
export function eachFeature(sentence: readonly Word[], take: Take): void {
  for (const { readings } of sentence) for (const [key, weight] of readings) take(key, weight);
  eachConnection(sentence, take);
}

/** What is more than the words by themselves: phrases, and two senses near each other in either order. */
export function eachConnection(sentence: readonly Word[], take: Take): void {
  const senses: Term[] = [];
  for (const [at, { stop, sense }] of sentence.entries()) {
    for (const { concept } of phrasesAt(sentence, at)) {
      take(concept, WEIGHT.phrase);
      senses.push(concept);
    }
    if (!stop) senses.push(sense);
  }
  eachPair(senses, take);
}

/** Of a long text only the phrases; which words happen to stand near each other says little. */
export function eachPhrase(text: readonly Word[], take: Take): void {
  for (const at of text.keys()) for (const { concept } of phrasesAt(text, at)) take(concept, WEIGHT.phrase);
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
