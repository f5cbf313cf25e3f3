import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Language } from '../../src/core/language.ts';
import { readArticle } from '../../knowledge/read-article.ts';
import type { Article } from '../../knowledge/article.ts';
import type { Io } from '../../src/cli/command.ts';

/** A folder that is gone after the tests of the file. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'knowledge-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export interface Written {
  readonly id: string;
  readonly title?: string;
  readonly short?: string;
  readonly questions?: readonly string[];
  /** Further lines of front matter. */
  readonly head?: readonly string[];
  readonly body?: string;
}

/** The text of an article file; what is not given is plain. */
export function articleText({
  id,
  title = id,
  short = 'Een kort antwoord.',
  questions = ['Een vraag?'],
  head = [],
  body = 'Tekst.',
}: Written): string {
  return [
    '---',
    `id: ${id}`,
    `title: ${JSON.stringify(title)}`,
    `short: ${JSON.stringify(short)}`,
    'questions:',
    ...questions.map((question) => `  - ${JSON.stringify(question)}`),
    'topics: [security]',
    'who: you',
    ...head,
    'checked: 2026-11-20',
    '---',
    body,
    '',
  ].join('\n');
}

export function anArticle(written: Written, language: Language = 'nl'): Article {
  const result = readArticle(articleText(written), `${written.id}.md`, language);
  if ('problems' in result) throw new Error(JSON.stringify(result.problems));
  return result.article;
}

/** Articles about nothing in particular: the weights are fitted on a full shelf, where most words are rare. */
export const fillers = (count: number): Written[] =>
  Array.from({ length: count }, (_, number) => {
    const word = `onderwerp${'abcdefghij'[number % 10] ?? ''}${'klmnopqrst'[Math.floor(number / 10)] ?? ''}`;
    return {
      id: `filler-${number}`,
      title: `Over ${word}`,
      short: `Iets over ${word}.`,
      questions: [`wat is ${word}`],
      body: `Meer over ${word}.`,
    };
  });

/** Writes an article where `createKnowledge(folder)` looks for it, and gives its path. */
export function writeArticle(folder: string, language: Language, written: Written): string {
  const path = join(folder, 'articles', language, `${written.id}.md`);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, articleText(written));
  return path;
}

/** Runs a command and collects what it prints. */
export async function runCommand(
  run: (args: string[], io: Io) => Promise<number>,
  args: string[],
  input: readonly string[] = [],
): Promise<{ status: number; out: string; err: string }> {
  let out = '';
  let err = '';
  const status = await run(args, {
    stdin: (async function* lines() {
      yield* input;
    })(),
    stdout: (text) => void (out += text),
    stderr: (text) => void (err += text),
  });
  return { status, out, err };
}
