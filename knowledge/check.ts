import { readFileSync } from 'node:fs';
import { articleFaults } from './check-article.ts';
import type { Fault } from './check-article.ts';
import { setFaults } from './check-set.ts';
import type { Loaded } from './load.ts';
import { sortProblems } from './problem.ts';
import type { Problem } from './problem.ts';

/**
 * Everything that the articles themselves can be asked: dead keys, missing translations, names of the past, unknown
 * links, rows and diagnoses without an article, sentences that are too long.
 */
export function checkArticles({ articles, problems }: Loaded, folder: string): Problem[] {
  const single = articles.flatMap(articleFaults);
  const { faults, gaps } = setFaults(articles);
  return sortProblems([
    ...problems,
    ...[...single, ...faults].map(placed),
    ...gaps.map((message) => ({ file: folder, line: 1, message })),
  ]);
}

function placed({ article, message, near }: Fault): Problem {
  if (near === undefined) return { file: article.file, line: 1, message };
  const lines = readFileSync(article.file, 'utf8').split('\n');
  return {
    file: article.file,
    line:
      Math.max(
        lines.findIndex((line) => line.includes(near)),
        0,
      ) + 1,
    message,
  };
}
