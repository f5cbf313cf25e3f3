import type { FrontMatter } from '../article.ts';

/** What an importer knows of an article; the rest is for the editor. */
type Drafted = Pick<
  FrontMatter,
  'id' | 'title' | 'short' | 'questions' | 'topics' | 'codes' | 'who' | 'links' | 'related' | 'checked'
>;

/** An article file. Text stands between double quotes, which YAML reads as JSON does. */
export function writeArticle(article: Drafted & { readonly body: string }): string {
  const { id, title, short, questions, topics, codes, who, links, related, checked, body } = article;
  const head = [
    `id: ${id}`,
    `title: ${quoted(title)}`,
    `short: ${quoted(short)}`,
    'questions:',
    ...questions.map((question) => `  - ${quoted(question)}`),
    `topics: [${topics.join(', ')}]`,
    ...(codes.length > 0 ? [`codes: [${codes.join(', ')}]`] : []),
    `who: ${who}`,
    ...(links.length > 0 ? ['links:'] : []),
    ...links.flatMap(({ title: name, url }) => [
      `  - title: ${quoted(name === '' ? url : name)}`,
      `    url: ${quoted(url)}`,
    ]),
    ...(related.length > 0 ? [`related: [${related.join(', ')}]`] : []),
    `checked: ${checked}`,
  ];
  return ['---', ...head, '---', body.trim(), ''].join('\n');
}

const quoted = (text: string): string => JSON.stringify(text);
