import { pairOf } from './lexicon.ts';
import type { Lexicon, Term, Word } from './lexicon.ts';

/** Takes a term of a text and how much it says. */
export type Take = (key: Term, weight: number) => void;

/** Whether a text is read closely: a question is, prose need not be. */
export type Closeness = 'question' | 'prose';

const WEIGHT = { phrase: 1.6, neighbours: 0.4, together: 1, letters: 0.3 };
/** How many senses further on another one still belongs to this one. */
const REACH: Readonly<Record<Closeness, number>> = { question: 4, prose: 2 };
const NEIGHBOURS = 1;
const TOGETHER = 2;

/**
 * Everything that a text can be found by: its words under every reading, two senses near each other in either order,
 * and of a question also words side by side and groups of letters, by which forms and slips of a word still meet.
 */
export function eachFeature(text: readonly string[], lexicon: Lexicon, closeness: Closeness, take: Take): void {
  const senses: Term[] = [];
  let before: Word | undefined;
  for (let at = 0; at < text.length; at++) {
    const word = lexicon.word(text[at] ?? '');
    for (const [key, weight] of word.readings) take(key, weight);
    for (const { concept } of lexicon.phrasesAt(text, at)) {
      take(concept, WEIGHT.phrase);
      senses.push(concept);
    }
    if (!word.stop) senses.push(word.sense);
    if (closeness === 'question') {
      for (const key of word.letters) take(key, WEIGHT.letters);
      if (before !== undefined) take(pairOf(pairOf(NEIGHBOURS, before.itself), word.itself), WEIGHT.neighbours);
    }
    before = word;
  }
  eachPair(senses, REACH[closeness], take);
}

function eachPair(senses: readonly Term[], reach: number, take: Take): void {
  for (let first = 0; first < senses.length; first++) {
    for (let second = first + 1; second < senses.length && second <= first + reach; second++) {
      const a = senses[first] ?? 0;
      const b = senses[second] ?? 0;
      if (a !== b) take(pairOf(pairOf(TOGETHER, Math.min(a, b)), Math.max(a, b)), WEIGHT.together);
    }
  }
}
