import type { DiagnosisKind } from '../src/core/diagnosis.ts';
import { LANGUAGES } from '../src/core/language.ts';
import { DIAGNOSIS_KINDS } from './article.ts';
import type { Article } from './article.ts';
import type { Fault } from './check-article.ts';
import { compare } from './problem.ts';
import { bareCode } from './search/codes.ts';
import { words } from './search/words.ts';

/** The subjects that the articles must cover, S1 to S43. */
const ROWS = Array.from({ length: 43 }, (_, index) => `S${index + 1}`);
/** Nothing is wrong with these, or nothing may be said. */
const NEEDS_NO_ARTICLE: readonly DiagnosisKind[] = ['ok', 'unknown'];

/** What shows only when all articles are laid side by side. */
export function setFaults(articles: readonly Article[]): { faults: Fault[]; gaps: string[] } {
  return {
    faults: [...deadKeys(articles), ...untranslated(articles), ...drifted(articles), ...repeated(articles)],
    gaps: [
      ...ROWS.filter((row) => !articles.some(({ rows }) => rows.includes(row))).map(
        (row) => `row ${row} has no article`,
      ),
      ...DIAGNOSIS_KINDS.filter((kind) => !NEEDS_NO_ARTICLE.includes(kind))
        .filter((kind) => !articles.some(({ diagnosis }) => diagnosis.includes(kind)))
        .map((kind) => `diagnosis ${kind} has no article`),
    ],
  };
}

function deadKeys(articles: readonly Article[]): Fault[] {
  const ids = new Set(articles.map(({ id }) => id));
  return articles.flatMap((article) => {
    const dead = article.related.filter((id) => !ids.has(id) || id === article.id);
    const rows = article.rows.filter((row) => !ROWS.includes(row));
    return [
      ...dead.map((id): Fault => ({ article, message: `related article ${id} does not exist`, near: id })),
      ...rows.map((row): Fault => ({ article, message: `row ${row} does not exist`, near: row })),
      ...(article.topics.includes('draft') ? [{ article, message: 'is still a draft', near: 'topics:' }] : []),
    ];
  });
}

function untranslated(articles: readonly Article[]): Fault[] {
  return articles.flatMap((article) =>
    LANGUAGES.filter(
      (language) => !articles.some((other) => other.id === article.id && other.language === language),
    ).map((language) => ({ article, message: `has no translation into ${language}` })),
  );
}

/** What must be the same in both languages. */
const SHARED = ['action', 'codes', 'diagnosis', 'related', 'rows', 'topics', 'who'] as const;

function drifted(articles: readonly Article[]): Fault[] {
  const first = new Map(
    articles.filter(({ language }) => language === LANGUAGES[0]).map((article) => [article.id, article]),
  );
  return articles.flatMap((article) => {
    const original = first.get(article.id);
    if (original === undefined || original === article) return [];
    return SHARED.filter((key) => plain(article[key]) !== plain(original[key])).map((key) => ({
      article,
      message: `${key} differs from the ${original.language} article`,
      near: `${key}:`,
    }));
  });
}

const plain = (value: string | readonly string[] | undefined): string =>
  typeof value === 'object' ? value.toSorted(compare).join() : (value ?? '');

/** One question or code cannot lead to two answers. */
function repeated(articles: readonly Article[]): Fault[] {
  const seen = new Map<string, string>();
  const faults: Fault[] = [];
  for (const article of articles) {
    const keys = [
      ...article.questions.map((question) => ({ key: words(question).join(' '), near: question })),
      ...article.codes.map((code) => ({ key: bareCode(code), near: code })),
    ];
    for (const { key, near } of keys) {
      const name = `${article.language} ${key}`;
      const holder = seen.get(name) ?? article.id;
      seen.set(name, holder);
      if (holder !== article.id) faults.push({ article, message: `"${near}" also leads to ${holder}`, near });
    }
  }
  return faults;
}
