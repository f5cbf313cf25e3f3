import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { parseArgs } from 'node:util';
import { createKnowledge } from '../../knowledge/knowledge.ts';
import type { Answer } from '../../knowledge/answer.ts';
import { LANGUAGES } from '../core/language.ts';
import type { Language } from '../core/language.ts';
import { UsageError } from './command.ts';
import type { Io } from './command.ts';

export const help = `sleutel ask --lang nl|en [--json] [--max N] [TEXT]

The knowledge base's best answers, best first; nothing when nothing fits.
Without TEXT, questions from standard input, one a line.

  --lang nl|en   language of the answers (nl)
  --json         a JSON line a question: {question, answers: [{article, score, title, text}]}
  --max N        at most this many answers (3)
  --folder DIR   the knowledge folder, with articles/nl and articles/en in it`;

const FOLDER = join(import.meta.dirname, '..', '..', 'knowledge');

export async function run(args: string[], io: Io): Promise<number> {
  const { language, max, json, folder, question } = readOptions(args);
  const knowledge = createKnowledge(folder, { info() {}, warn: (message) => io.stderr(`${message}\n`) });
  const show = json ? asJson : asText;
  const ask = (text: string): void => io.stdout(show(text, knowledge.search(text, language, { max })));
  if (question !== '') ask(question);
  else for await (const line of createInterface({ input: Readable.from(io.stdin), crlfDelay: Infinity })) ask(line);
  return 0;
}

interface Options {
  readonly json: boolean;
  readonly language: Language;
  readonly max: number;
  readonly folder: string;
  readonly question: string;
}

function readOptions(args: string[]): Options {
  const { values, positionals } = parsed(args);
  const language = LANGUAGES.find((known) => known === values.lang);
  if (language === undefined) throw new UsageError(`--lang must be ${LANGUAGES.join(' or ')}, not ${values.lang}`);
  const max = Number(values.max);
  if (!Number.isInteger(max) || max < 1) throw new UsageError(`--max must be a whole number from 1, not ${values.max}`);
  return { json: values.json, language, max, folder: values.folder, question: positionals.join(' ') };
}

function parsed(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        lang: { type: 'string', default: 'nl' },
        max: { type: 'string', default: '3' },
        folder: { type: 'string', default: FOLDER },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

const asJson = (question: string, answers: readonly Answer[]): string =>
  `${JSON.stringify({ question, answers: answers.map(({ article, score, title, text }) => ({ article, score, title, text })) })}\n`;

function asText(question: string, answers: readonly Answer[]): string {
  if (answers.length === 0) return `${question}\n  -\n\n`;
  const shown = answers.map(({ article, score, title, text }) =>
    [`${title}  [${article}, ${score.toFixed(2)}]`, ...text.split('\n').map((line) => `  ${line}`.trimEnd())].join(
      '\n',
    ),
  );
  return `${question}\n\n${shown.join('\n\n')}\n\n`;
}
