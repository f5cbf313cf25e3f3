import { readFileSync } from 'node:fs';
import type { Language } from '../src/core/language.ts';
import { LANGUAGES } from '../src/core/language.ts';
import type { Article } from './article.ts';
import { articleFiles } from './load.ts';
import type { Problem } from './problem.ts';
import { readArticle } from './read-article.ts';

/** The articles in use, by language and identifier. */
export type Shelves = Readonly<Record<Language, ReadonlyMap<string, Article>>>;

export interface Refresh {
  /** Files whose article is new, changed or gone. */
  readonly changed: readonly string[];
  readonly problems: readonly Problem[];
}

/**
 * The articles of a folder as they can be used now. `refresh` reads what is on disk: a broken file leaves the
 * article it held before in use, and is reported once.
 */
export class Library {
  readonly #folder: string;
  readonly #texts = new Map<string, string>();
  readonly #articles = new Map<string, Article>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  get articles(): Article[] {
    return [...this.#articles.values()];
  }

  refresh(): Refresh {
    const files = articleFiles(this.#folder);
    const problems: Problem[] = [];
    const changed = this.#forget(new Set(files.map(({ path }) => path)));
    for (const { path, language } of files) {
      const text = readFileSync(path, 'utf8');
      if (this.#texts.get(path) === text) continue;
      this.#texts.set(path, text);
      const result = readArticle(text, path, language);
      if ('problems' in result) {
        problems.push(...result.problems);
        continue;
      }
      this.#articles.set(path, result.article);
      changed.push(path);
    }
    return { changed, problems };
  }

  shelves(): Shelves {
    const shelves = Object.fromEntries(LANGUAGES.map((language) => [language, new Map<string, Article>()]));
    for (const article of this.#articles.values()) shelves[article.language]?.set(article.id, article);
    return shelves as Record<Language, Map<string, Article>>;
  }

  #forget(present: ReadonlySet<string>): string[] {
    const gone = [...this.#texts.keys()].filter((path) => !present.has(path));
    for (const path of gone) this.#texts.delete(path);
    return gone.filter((path) => this.#articles.delete(path));
  }
}
