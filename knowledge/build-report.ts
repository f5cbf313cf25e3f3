import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { loadArticles } from './load.ts';
import type { Problem } from './problem.ts';
import { buildIndex } from './search/index.ts';
import type { Index } from './search/index.ts';

export interface BuildReport {
  readonly articles: number;
  readonly files: number;
  readonly terms: number;
  readonly milliseconds: number;
  /** The same for the same articles, on every machine. */
  readonly digest: string;
}

/** Builds the index as the application does when it starts, and says what came of it. */
export function buildReport(folder: string): { report: BuildReport; problems: readonly Problem[] } {
  const begun = performance.now();
  const { articles, problems } = loadArticles(join(folder, 'articles'));
  const index = buildIndex(articles);
  const milliseconds = Math.round(performance.now() - begun);
  return {
    report: {
      articles: index.ids.length,
      files: articles.length,
      terms: index.postings.rows.size,
      milliseconds,
      digest: digestOf(index),
    },
    problems,
  };
}

export function digestOf({ ids, codes, postings }: Index): string {
  const { rows, starts, articles, impacts } = postings;
  const hash = createHash('sha256').update(JSON.stringify([ids, [...codes]]));
  return hash.update(Int32Array.from(rows.keys())).update(starts).update(articles).update(impacts).digest('hex');
}
