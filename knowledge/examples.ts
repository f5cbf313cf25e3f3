import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { LANGUAGES } from '../src/core/language.ts';
import type { Language } from '../src/core/language.ts';
import type { Article } from './article.ts';
import { labelOf, OURS } from './search/learnt.ts';
import { readUtterances } from './utterances.ts';
import type { Utterance } from './utterances.ts';

/** A text to learn from, and what it is: ours, an article of ours, or nothing. */
export interface Example {
  readonly text: string;
  readonly label: string;
}

export interface Outsider {
  readonly text: string;
  readonly language: Language;
}

/**
 * What is learnt from: the questions of the articles, the utterances of the recogniser, and questions that people put
 * to a helpdesk by mistake.
 */
export const learningExamples = (articles: readonly Article[], outsiders: readonly Outsider[]): Example[] => [
  ...articles.flatMap(({ id, title, short, questions }) =>
    [title, short, ...questions].map((text) => ({ text, label: labelOf(id) })),
  ),
  ...readUtterances('train').map((one) => ({ text: one.text, label: isOutside(one) ? '' : OURS })),
  ...outsiders.map(({ text }) => ({ text, label: '' })),
];

/** Small talk is answered before it comes here, except the question what the assistant can do. */
const isOutside = ({ intent, topic }: Utterance): boolean =>
  intent === 'out_of_scope' || (intent === 'smalltalk' && topic !== 'help');

/** The lines of questions/outside-*.txt; those with # are notes. */
export const readOutsiders = (): Outsider[] =>
  LANGUAGES.flatMap((language) =>
    readFileSync(fileURLToPath(new URL(`./questions/outside-${language}.txt`, import.meta.url)), 'utf8')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((text) => ({ text, language })),
  );
