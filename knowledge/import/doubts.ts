import { linkFault } from '../check-links.ts';
import { staleNames } from '../check-names.ts';
import { splitFrontMatter } from '../front-matter.ts';
import { plainText } from '../shown-text.ts';
import type { Draft } from './drafts.ts';
import { isWebAddress, linksIn } from './links.ts';

/** What makes a draft not yet an article: names of the past, links that do not work outside their site. */
export function doubts(drafts: readonly Draft[]): string[] {
  return drafts.flatMap(({ id, language, text, title }) => {
    const body = splitFrontMatter(text)?.body ?? '';
    const links = linksIn(body).flatMap(({ url }) => linkDoubt(url) ?? []);
    return [...staleNames(`${title}\n${plainText(body)}`), ...links].map((doubt) => `${language}/${id}.md: ${doubt}`);
  });
}

function linkDoubt(url: string): string | undefined {
  if (url.startsWith('#')) return undefined;
  if (!isWebAddress(url)) return `${url} is relative: give the whole address or leave it out`;
  const fault = linkFault(url);
  return fault === undefined ? undefined : `${url} ${fault}`;
}
