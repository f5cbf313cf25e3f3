import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { LANGUAGES } from '../src/core/language.ts';
import type { Language } from '../src/core/language.ts';
import type { Example } from './examples.ts';
import { compare } from './problem.ts';
import { words } from './search/words.ts';

/** A question with the article that answers it; null when none of ours should. */
const QUESTION = z.strictObject({
  question: z.string().min(1),
  lang: z.enum(LANGUAGES),
  article: z.union([z.string(), z.null()]),
  /** Other articles that answer it as well. */
  also: z.array(z.string()).default([]),
});
export type TestQuestion = Readonly<z.output<typeof QUESTION>>;

export interface Figures {
  readonly asked: number;
  readonly first: number;
  readonly withinThree: number;
  readonly outside: number;
  readonly refused: number;
}

export interface Miss {
  readonly question: string;
  readonly language: Language;
  readonly wanted: string | null;
  readonly got: readonly string[];
}

export type Search = (question: string, language: Language) => readonly { readonly article: string }[];

/** The questions of the files of a set in a folder, such as `held-out-nl.jsonl`. */
export function readQuestions(folder: string, set: string): TestQuestion[] {
  const files = readdirSync(folder)
    .filter((name) => name.startsWith(`${set}-`) && name.endsWith('.jsonl'))
    .toSorted(compare);
  return files.flatMap((name) => {
    const lines = readFileSync(join(folder, name), 'utf8').split('\n');
    return lines.flatMap((line, index) =>
      line.trim() === '' ? [] : [readQuestion(line, `${join(folder, name)}:${index + 1}`)],
    );
  });
}

function readQuestion(line: string, place: string): TestQuestion {
  try {
    return QUESTION.parse(JSON.parse(line));
  } catch (error) {
    throw new Error(`${place}: ${error instanceof z.ZodError ? z.prettifyError(error) : String(error)}`, {
      cause: error,
    });
  }
}

/** Without the few, mostly short, that an example happens to say in the same words: those were seen. */
export function unseen(questions: readonly TestQuestion[], examples: readonly Example[]): TestQuestion[] {
  const plain = (text: string): string => words(text).join(' ');
  const seen = new Set(examples.map(({ text }) => plain(text)));
  return questions.filter(({ question }) => !seen.has(plain(question)));
}

/** Asks every question and counts; the misses say which. */
export function evaluate(questions: readonly TestQuestion[], search: Search): { figures: Figures; misses: Miss[] } {
  const count = { asked: 0, first: 0, withinThree: 0, outside: 0, refused: 0 };
  const misses: Miss[] = [];
  for (const { question, lang, article, also } of questions) {
    const got = search(question, lang).map((answer) => answer.article);
    const isRight = (id: string | undefined): boolean => id !== undefined && (id === article || also.includes(id));
    const right = article === null ? got.length === 0 : isRight(got[0]);
    if (article === null) {
      count.outside += 1;
      count.refused += right ? 1 : 0;
    } else {
      count.asked += 1;
      count.first += right ? 1 : 0;
      count.withinThree += got.slice(0, 3).some(isRight) ? 1 : 0;
    }
    if (!right) misses.push({ question, language: lang, wanted: article, got: got.slice(0, 3) });
  }
  return { figures: count, misses };
}
