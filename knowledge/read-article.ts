import { basename } from 'node:path';
import type { Language } from '../src/core/language.ts';
import { FRONT_MATTER } from './article.ts';
import type { Article } from './article.ts';
import { lineOf, readYaml, splitFrontMatter } from './front-matter.ts';
import type { Problem } from './problem.ts';

export type ReadResult = { readonly article: Article } | { readonly problems: readonly Problem[] };

/** One article from its text; `file` is used for messages and for the name that the id must have. */
export function readArticle(text: string, file: string, language: Language): ReadResult {
  const parts = splitFrontMatter(text);
  if (parts === undefined) return one(file, 1, 'must begin with front matter between two lines of ---');
  const yaml = readYaml(parts.head);
  if ('error' in yaml) return one(file, yaml.error.line, yaml.error.message);
  const parsed = FRONT_MATTER.safeParse(yaml.value);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => ({
      file,
      line: lineOf(parts.head, issue.code === 'unrecognized_keys' ? issue.keys : issue.path),
      message: describe(issue.path, issue.message, issue.code === 'unrecognized_keys' ? issue.keys : []),
    }));
    return { problems };
  }
  const { id } = parsed.data;
  if (`${id}.md` !== basename(file))
    return one(file, lineOf(parts.head, ['id']), `id must be the file name, not ${id}`);
  if (parts.body === '') return one(file, parts.bodyLine, 'has no text below the front matter');
  return { article: { ...parsed.data, language, body: parts.body, bodyLine: parts.bodyLine, file } };
}

const one = (file: string, line: number, message: string): ReadResult => ({ problems: [{ file, line, message }] });

function describe(path: readonly PropertyKey[], message: string, unknownKeys: readonly string[]): string {
  if (unknownKeys.length > 0) return `unknown key ${unknownKeys.join(', ')}`;
  const place = path.map(String).join('.');
  const hint = message.includes('expected string, received object')
    ? ' (put text with a colon between double quotes)'
    : '';
  return `${place} ${message.startsWith('Invalid') ? `: ${message}` : message}${hint}`.replace(' : ', ': ');
}
