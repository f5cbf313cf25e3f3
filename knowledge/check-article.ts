import type { Article } from './article.ts';
import { linkFault } from './check-links.ts';
import { sentencesOf, staleNames } from './check-names.ts';
import { linksIn } from './import/links.ts';
import { plainInline, plainText } from './shown-text.ts';
import { words } from './search/words.ts';

/** Something wrong with an article, and a piece of its file by which the line is found. */
export interface Fault {
  readonly article: Article;
  readonly message: string;
  readonly near?: string;
}

/** Words in a sentence on average; more is hard to read for somebody in a hurry. */
const LONGEST_AVERAGE = 15;

/** What can be said of an article by itself. */
export function articleFaults(article: Article): Fault[] {
  return [...names(article), ...links(article), ...reading(article)];
}

/** Example questions are left alone: people go on using old names. */
function names(article: Article): Fault[] {
  const lines = [article.title, article.short, ...article.links.map(({ title }) => title), ...article.body.split('\n')];
  return lines.flatMap((line) =>
    staleNames(withoutAddresses(plainText(line))).map((message) => ({ article, message, near: line.trim() })),
  );
}

const withoutAddresses = (text: string): string => text.replace(/\(?https?:\/\/\S+/gu, ' ');

function links(article: Article): Fault[] {
  const all = [...article.links, ...linksIn(article.body), ...linksIn(article.short)];
  return all.flatMap(({ url }) => {
    const fault = linkFault(url);
    const old = staleNames(url);
    return [...(fault === undefined ? [] : [`link ${url} ${fault}`]), ...old.map((name) => `link ${url}: ${name}`)].map(
      (message) => ({ article, message, near: url }),
    );
  });
}

function reading(article: Article): Fault[] {
  const average = averageSentence(article);
  if (average <= LONGEST_AVERAGE) return [];
  return [
    {
      article,
      message: `sentences have ${average.toFixed(1)} words on average; at most ${LONGEST_AVERAGE} is readable`,
    },
  ];
}

/** Words in a sentence, of the short answer and the text together. */
export function averageSentence(article: Article): number {
  const sentences = sentencesOf(withoutAddresses(`${plainInline(article.short)}\n${plainText(article.body)}`));
  const count = sentences.reduce((sum, sentence) => sum + words(sentence).length, 0);
  return sentences.length === 0 ? 0 : count / sentences.length;
}
