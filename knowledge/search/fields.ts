import type { Article } from '../article.ts';
import { plainText } from '../shown-text.ts';
import type { Closeness } from './features.ts';
import { words } from './words.ts';

/** A stretch of an article that is searched. */
export interface Field {
  readonly words: readonly string[];
  /** How much its words count towards what the article is about. */
  readonly weight: number;
  readonly closeness: Closeness;
}

const WEIGHT = { title: 5, question: 3, short: 3, body: 2 };

/** The words of an address are noise. */
const ADDRESS = /\(?https?:\/\/\S+/gu;

export function fieldsOf(article: Article): Field[] {
  const prose = (text: string): string => plainText(text).replace(ADDRESS, ' ');
  return [
    { words: words(article.title), weight: WEIGHT.title, closeness: 'question' as const },
    ...article.questions.map((question) => ({
      words: words(question),
      weight: WEIGHT.question,
      closeness: 'question' as const,
    })),
    { words: words(prose(article.short)), weight: WEIGHT.short, closeness: 'question' as const },
    { words: words(prose(article.body)), weight: WEIGHT.body, closeness: 'prose' as const },
  ];
}
