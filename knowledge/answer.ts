import type { Language } from '../src/core/language.ts';
import type { Action, Article, Link } from './article.ts';
import { plainInline, shownText, stepsOf } from './shown-text.ts';

/** What a question gets: an article ready to be shown, in the language asked for or else the one there is. */
export interface Answer {
  /** Identifier of the article. */
  readonly article: string;
  /** How surely it answers the question, 0 to 1. */
  readonly score: number;
  readonly title: string;
  /** The whole answer in plain text, links written out. */
  readonly text: string;
  /** One or two sentences. */
  readonly short: string;
  /** What to do, a string a step; absent when there is no numbered list. */
  readonly steps?: readonly string[];
  readonly links: readonly Link[];
  /** Who can put it right. */
  readonly who: Article['who'];
  /** The dialog that does it. */
  readonly action: Action | undefined;
  /** Articles beside it. */
  readonly related: readonly string[];
  readonly codes: readonly string[];
  readonly language: Language;
  /** When a person last checked it, as YYYY-MM-DD. */
  readonly checked: string;
}

/** Finds an article in a language, or in the other one when it has not been translated. */
export type Lookup = (id: string, language: Language) => Article | undefined;

export function toAnswer(article: Article, score: number, language: Language, lookup: Lookup): Answer {
  const steps = stepsOf(article.body);
  return {
    article: article.id,
    score,
    title: plainInline(article.title),
    text: shownText(article),
    short: plainInline(article.short),
    ...(steps.length > 0 ? { steps } : {}),
    links: article.links,
    who: article.who,
    action: article.action,
    related: article.related.filter((id) => lookup(id, language) !== undefined),
    codes: article.codes,
    language: article.language,
    checked: article.checked,
  };
}
