import type { Article, Link } from './article.ts';

/** Markdown as plain text: emphasis and heading marks gone, links written out as `title (address)`. */
export function plainText(markdown: string): string {
  return markdown
    .split('\n')
    .map(plainLine)
    .join('\n')
    .replace(/\n{3,}/gu, '\n\n')
    .trim();
}

/** The article as a person reads it: the short answer, the text, and the links it names besides. */
export function shownText(article: Article): string {
  const body = plainText(article.body);
  const links = article.links.filter(({ url }) => !body.includes(url)).map(writtenLink);
  return [plainInline(article.short), body, links.join('\n')].filter((part) => part !== '').join('\n\n');
}

const STEP = /^\d+[.)]\s+(.*)$/u;

/** The first numbered list, a string a step; what is indented under a step belongs to it. */
export function stepsOf(markdown: string): string[] {
  const steps: string[] = [];
  for (const line of markdown.split('\n')) {
    const step = STEP.exec(line)?.[1];
    if (step !== undefined && steps.length > 0 && /^1[.)]/u.test(line)) break;
    if (step !== undefined) steps.push(plainInline(step));
    else if (steps.length > 0 && /^\s+\S/u.test(line)) steps.push(`${steps.pop() ?? ''} ${plainLine(line).trim()}`);
    else if (steps.length > 0 && line.trim() !== '') break;
  }
  return steps;
}

export const writtenLink = ({ title, url }: Link): string => `${title}: ${url}`;

function plainLine(line: string): string {
  if (/^\s*\|?[\s:|-]+\|[\s:|-]*$/u.test(line)) return '';
  const text = line.replace(/^#{1,6}\s+/u, '').replace(/^(\s*)>\s?/u, '$1');
  return plainInline(
    text.replace(/^\s*\|(.*)\|\s*$/u, (_, cells: string) =>
      cells
        .split('|')
        .map((cell) => cell.trim())
        .join(' | '),
    ),
  );
}

export function plainInline(text: string): string {
  return text
    .replace(/!?\[([^\]]*)\]\(([^)\s]*)(?:\s+"[^"]*")?\)/gu, (_, title: string, url: string) =>
      linkText(title.trim(), url),
    )
    .replace(/<(https?:[^>\s]+)>/gu, '$1')
    .replace(/(\*\*|__)(?=\S)(.+?)(?<=\S)\1/gu, '$2')
    .replace(/(^|[\s("])[*_](?=\S)([^*_]+)(?<=\S)[*_](?=$|[\s).,;:!?"])/gu, '$1$2')
    .replace(/`([^`]+)`/gu, '$1')
    .replace(/\\([\\`*_{}[\]()#+.!<>|-])/gu, '$1');
}

/** An address that is its own title is not said twice. */
const linkText = (title: string, url: string): string =>
  title === '' ||
  url.replace(/^https?:\/\/(?:www\.)?/u, '').replace(/\/$/u, '') ===
    title.replace(/^https?:\/\/(?:www\.)?/u, '').replace(/\/$/u, '')
    ? url
    : `${title} (${url})`;
