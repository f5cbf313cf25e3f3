import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { LANGUAGES } from '../src/core/language.ts';
import type { Language } from '../src/core/language.ts';
import type { Article } from './article.ts';
import { readUtterances } from './utterances.ts';
import type { Utterance } from './utterances.ts';

/** Examples of what is ours to answer and what is not. */
export interface FieldExamples {
  readonly inside: readonly string[];
  readonly outside: readonly string[];
}

export interface Outsider {
  readonly text: string;
  readonly language: Language;
}

/**
 * What the field is learnt from: the questions of the articles, the utterances of the recogniser, and questions that
 * people put to a helpdesk by mistake.
 */
export function fieldExamples(articles: readonly Article[], outsiders: readonly Outsider[]): FieldExamples {
  const utterances = readUtterances('train');
  const texts = (wanted: boolean): string[] =>
    utterances.filter((one) => isOutside(one) === wanted).map(({ text }) => text);
  return {
    inside: [...texts(false), ...articles.flatMap(({ title, questions }) => [title, ...questions])],
    outside: [...texts(true), ...outsiders.map(({ text }) => text)],
  };
}

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
