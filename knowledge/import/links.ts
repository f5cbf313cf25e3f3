import type { Link } from '../article.ts';
import { plainInline } from '../shown-text.ts';

const WRITTEN = /\[([^\]]*)\]\(([^)\s]+)\)/gu;
const BARE = /(?<![\w(/])https?:\/\/[^\s<>()"'|]+[^\s<>()"'|.,;:!?]/gu;

/** Every link of a piece of Markdown in order, written or bare, each address once. */
export function linksIn(markdown: string): Link[] {
  const written = [...markdown.matchAll(WRITTEN)].map(([, title = '', url = '']) => ({
    title: plainInline(title),
    url,
  }));
  const bare = [...markdown.replace(WRITTEN, ' ').matchAll(BARE)].map(([url]) => ({ title: url, url }));
  const seen = new Set<string>();
  return [...written, ...bare].filter(({ url }) => !seen.has(url) && seen.add(url));
}

export const isWebAddress = (url: string): boolean => /^https?:\/\//u.test(url);
