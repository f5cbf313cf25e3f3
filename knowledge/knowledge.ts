import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { DiagnosisKind } from '../src/core/diagnosis.ts';
import { LANGUAGES } from '../src/core/language.ts';
import type { Language } from '../src/core/language.ts';
import { toAnswer } from './answer.ts';
import type { Answer, Lookup } from './answer.ts';
import type { Article } from './article.ts';
import { Library } from './library.ts';
import type { Shelves } from './library.ts';
import { showProblem } from './problem.ts';
import { Engine } from './search/engine.ts';
import { Learnt } from './search/learnt.ts';
import { watchFolders } from './watch.ts';

export interface Logger {
  info(message: string): void;
  warn(message: string): void;
}

export interface Knowledge {
  /** The best answers, best first; empty when nothing fits. */
  search(question: string, language: Language, options?: { readonly max?: number }): Answer[];
  byId(id: string, language: Language): Answer | undefined;
  /** The article that explains what is wrong with an account. */
  byDiagnosis(kind: DiagnosisKind, language: Language): Answer | undefined;
  /** From now on changes on disk are picked up. */
  watch(): void;
  stop(): void;
}

const SILENT: Logger = { info() {}, warn() {} };
const MOST = 3;
/** Starting comes first; whoever asks before this waits for the index. */
const WARM_UP_MS = 1_000;

interface Current {
  readonly shelves: Shelves;
  /** Built when it is first asked for. */
  readonly engine: () => Engine;
}

/**
 * The knowledge in a folder with `articles/nl` and `articles/en`. Built in memory in a fraction of a second, so there
 * is no built file that could fall behind the articles.
 */
export function createKnowledge(folder: string, logger: Logger = SILENT): Knowledge {
  const articles = join(folder, 'articles');
  const library = new Library(articles);
  const learnt = Learnt.load();
  let current = refresh();
  let stopWatching = (): void => {};

  function refresh(): Current {
    for (const problem of library.refresh().problems) logger.warn(`article refused: ${showProblem(problem)}`);
    const all = library.articles;
    let engine: Engine | undefined;
    return { shelves: library.shelves(), engine: () => (engine ??= new Engine(all, learnt)) };
  }

  const lookup: Lookup = (id, language) => {
    const inLanguage = current.shelves[language].get(id);
    return (
      inLanguage ?? LANGUAGES.map((other) => current.shelves[other].get(id)).find((article) => article !== undefined)
    );
  };
  const answer = (article: Article | undefined, score: number, language: Language): Answer | undefined =>
    article === undefined ? undefined : toAnswer(article, score, language, lookup);

  return {
    search: (question, language, { max = MOST } = {}) =>
      current
        .engine()
        .find(question, max)
        .flatMap(({ id, score }) => answer(lookup(id, language), score, language) ?? []),
    byId: (id, language) => answer(lookup(id, language), 1, language),
    byDiagnosis: (kind, language) => answer(explaining(kind, current.shelves, language), 1, language),
    watch() {
      const folders = LANGUAGES.map((language) => join(articles, language)).filter(existsSync);
      const changed = (): void => {
        const next = refresh();
        next.engine();
        current = next;
        logger.info('articles read again');
      };
      stopWatching();
      const warmUp = setTimeout(() => current.engine(), WARM_UP_MS).unref();
      const stop = watchFolders(folders, changed, (error) => logger.warn(`articles not watched: ${error.message}`));
      stopWatching = () => {
        clearTimeout(warmUp);
        stop();
      };
    },
    stop: () => stopWatching(),
  };
}

/** Of several, the one that is about the fewest other cases. */
function explaining(kind: DiagnosisKind, shelves: Shelves, language: Language): Article | undefined {
  const all = [language, ...LANGUAGES].flatMap((shelf) => [...shelves[shelf].values()]);
  return all
    .filter(({ diagnosis }) => diagnosis.includes(kind))
    .toSorted((a, b) => a.diagnosis.length - b.diagnosis.length)[0];
}
