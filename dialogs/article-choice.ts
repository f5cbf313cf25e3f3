import type { KnowledgeNeeds } from './needs.ts';
import type { Choice } from './say.ts';

export const ANSWER = 'answer';

const ARTICLE = 'article:';

/** An article to choose, under its own title in the language of the moment. */
export const articleChoice = (knowledge: Pick<KnowledgeNeeds, 'byId'>, article: string): Choice => ({
  value: `${ARTICLE}${article}`,
  title: { nl: knowledge.byId(article, 'nl')?.title ?? article, en: knowledge.byId(article, 'en')?.title ?? article },
});

/** The article that was chosen, if it was one. */
export const chosenArticle = (value: string): string | undefined =>
  value.startsWith(ARTICLE) ? value.slice(ARTICLE.length) : undefined;
