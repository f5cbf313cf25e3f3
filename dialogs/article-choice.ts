import type { ShownAnswer } from './needs.ts';
import type { Choice } from './say.ts';

export const ANSWER = 'answer';

const ARTICLE = 'article:';

/** An article to choose, under its own title. */
export const articleChoice = ({ article, title }: Pick<ShownAnswer, 'article' | 'title'>): Choice => ({
  value: `${ARTICLE}${article}`,
  title: { words: title },
});

/** The article that was chosen, if it was one. */
export const chosenArticle = (value: string): string | undefined =>
  value.startsWith(ARTICLE) ? value.slice(ARTICLE.length) : undefined;
