import type { Article } from '../article.ts';
import { plainText } from '../shown-text.ts';
import { words } from './words.ts';

/** A stretch of an article that is searched. */
export interface Field {
  readonly words: readonly string[];
  /** How much its words count towards what the article is about. */
  readonly weight: number;
  /** A sentence says something as a whole; a text does so here and there. */
  readonly kind: 'sentence' | 'text';
}

const WEIGHT = { title: 5, question: 3, short: 3, body: 2 };

/** The words of an address are noise. */
const ADDRESS = /\(?https?:\/\/\S+/gu;

export function fieldsOf({ title, questions, short, body }: Article): Field[] {
  const prose = (text: string): string => plainText(text).replace(ADDRESS, ' ');
  const sentence = (text: string, weight: number): Field => ({ words: words(text), weight, kind: 'sentence' });
  return [
    sentence(title, WEIGHT.title),
    ...questions.map((question) => sentence(question, WEIGHT.question)),
    sentence(prose(short), WEIGHT.short),
    { words: words(prose(body)), weight: WEIGHT.body, kind: 'text' },
  ];
}
