import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LANGUAGES } from '../src/core/language.ts';
import type { Language } from '../src/core/language.ts';
import type { Article } from './article.ts';
import { compare, sortProblems } from './problem.ts';
import type { Problem } from './problem.ts';
import { readArticle } from './read-article.ts';

export interface Loaded {
  /** By language, then by id. */
  readonly articles: readonly Article[];
  readonly problems: readonly Problem[];
}

export interface ArticleFile {
  readonly path: string;
  readonly language: Language;
}

/** The article files of a folder with `nl` and `en` in it, in the same order on every machine. */
export function articleFiles(folder: string): ArticleFile[] {
  return LANGUAGES.flatMap((language) =>
    namesIn(join(folder, language)).map((name) => ({ path: join(folder, language, name), language })),
  );
}

/** Reads every article; those with problems are left out and their problems listed. */
export function loadArticles(folder: string): Loaded {
  const articles: Article[] = [];
  const problems: Problem[] = [];
  for (const { path, language } of articleFiles(folder)) {
    const result = readArticle(readFileSync(path, 'utf8'), path, language);
    if ('article' in result) articles.push(result.article);
    else problems.push(...result.problems);
  }
  return { articles, problems: sortProblems(problems) };
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.md') && !name.startsWith('.'))
      .toSorted(compare);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
