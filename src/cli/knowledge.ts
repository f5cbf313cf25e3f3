import { writeFileSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildReport } from '../../knowledge/build-report.ts';
import { calibrate } from '../../knowledge/calibrate.ts';
import { checkArticles } from '../../knowledge/check.ts';
import { evaluate, readQuestions } from '../../knowledge/evaluate.ts';
import { evaluationReport, reaches } from '../../knowledge/evaluation-report.ts';
import { fieldExamples, readOutsiders } from '../../knowledge/examples.ts';
import { buildField } from '../../knowledge/field-model.ts';
import { importDocument } from '../../knowledge/import/import.ts';
import { createKnowledge } from '../../knowledge/knowledge.ts';
import { loadArticles } from '../../knowledge/load.ts';
import { showProblem } from '../../knowledge/problem.ts';
import { FIELD_FILE } from '../../knowledge/search/field.ts';
import { loadRecogniser } from '../understanding/recogniser.ts';
import { UsageError } from './command.ts';
import type { Io } from './command.ts';

export const help = `sleutel knowledge build | check | import FILE | evaluate | calibrate

  build        builds the index from the articles and prints its size and digest
  check        finds broken articles, dead keys, missing translations, stale names, unknown links, long sentences,
               and rows and diagnoses without an article; exit status 1 when there are any
  import FILE  turns Markdown of Microsoft's documentation into draft articles, on standard output
               --out DIR writes them to DIR/nl and DIR/en instead; an existing file is never overwritten
  evaluate     asks the questions of questions/*.jsonl and prints how many were answered right
               --misses lists the others; --gate gives exit status 1 below the required figures

  calibrate    fits the weights of knowledge/search/judge.ts on questions left out of their articles, and prints them

  --json        machine output
  --folder DIR  the knowledge folder`;

const FOLDER = join(import.meta.dirname, '..', '..', 'knowledge');

interface Options {
  readonly json: boolean;
  readonly misses: boolean;
  readonly gate: boolean;
  readonly folder: string;
  readonly out: string | undefined;
}

type Command = (options: Options, rest: readonly string[], io: Io) => number | Promise<number>;

const COMMANDS: Readonly<Record<string, Command>> = {
  build,
  check,
  import: importFile,
  evaluate: evaluateSearch,
  learn: learnField,
  calibrate: fitWeights,
};

export async function run(args: string[], io: Io): Promise<number> {
  const { options, positionals } = readOptions(args);
  const [name = '', ...rest] = positionals;
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command === undefined)
    throw new UsageError(`knowledge: one of ${Object.keys(COMMANDS).join(', ')}, not "${name}"`);
  return command(options, rest, io);
}

function build({ folder, json }: Options, _rest: readonly string[], io: Io): number {
  const { report, problems } = buildReport(folder);
  for (const problem of problems) io.stderr(`${showProblem(problem)}\n`);
  io.stdout(
    json
      ? `${JSON.stringify(report)}\n`
      : Object.entries(report)
          .map(([name, value]) => `${name}: ${value}\n`)
          .join(''),
  );
  return problems.length === 0 ? 0 : 1;
}

function check({ folder, json }: Options, _rest: readonly string[], io: Io): number {
  const loaded = loadArticles(join(folder, 'articles'));
  const problems = checkArticles(loaded, join(folder, 'articles'));
  if (json) io.stdout(`${JSON.stringify({ articles: loaded.articles.length, problems })}\n`);
  else {
    for (const problem of problems) io.stdout(`${showProblem(problem)}\n`);
    io.stdout(`${loaded.articles.length} articles, ${problems.length === 0 ? 'no' : problems.length} problems\n`);
  }
  return problems.length === 0 ? 0 : 1;
}

async function importFile({ json, out }: Options, [file]: readonly string[], io: Io): Promise<number> {
  if (file === undefined) throw new UsageError('knowledge import: which file?');
  const text = await readFile(file, 'utf8').catch((error: unknown) => error as Error);
  if (typeof text !== 'string') throw new UsageError(`knowledge import: ${text.message}`);
  const { drafts, remarks, lost } = importDocument(text);
  if (json) io.stdout(`${JSON.stringify({ drafts, remarks, lost })}\n`);
  else if (out === undefined)
    for (const draft of drafts) io.stdout(`=== ${draft.language}/${draft.id}.md\n${draft.text}\n`);
  else
    for (const draft of drafts)
      io.stdout(`${await writeNew(join(out, draft.language, `${draft.id}.md`), draft.text)}\n`);
  for (const remark of remarks) io.stderr(`${remark}\n`);
  for (const piece of lost) io.stderr(`not in any draft: ${piece}\n`);
  return lost.length === 0 ? 0 : 1;
}

async function writeNew(path: string, text: string): Promise<string> {
  await mkdir(dirname(path), { recursive: true });
  try {
    await writeFile(path, text, { flag: 'wx' });
    return path;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return `${path} exists and was left alone`;
  }
}

function evaluateSearch({ folder, json, misses: listed, gate }: Options, rest: readonly string[], io: Io): number {
  const questions = readQuestions(rest[0] ?? join(folder, 'questions'));
  const knowledge = createKnowledge(folder, { recogniser: loadRecogniser() });
  const { figures, misses } = evaluate(questions, (question, language) => knowledge.search(question, language));
  io.stdout(json ? `${JSON.stringify({ ...figures, misses })}\n` : evaluationReport(figures, listed ? misses : []));
  return gate && !reaches(figures) ? 1 : 0;
}

function learnField({ folder }: Options, _rest: readonly string[], io: Io): number {
  const { articles } = loadArticles(join(folder, 'articles'));
  const bytes = buildField(fieldExamples(articles, readOutsiders()));
  writeFileSync(FIELD_FILE, bytes);
  io.stdout(`field ${bytes.length} bytes\n`);
  return 0;
}

function fitWeights({ folder }: Options, _rest: readonly string[], io: Io): number {
  const { order, certainty } = calibrate(folder, loadRecogniser());
  const alone = calibrate(folder, undefined);
  const shown = (weights: readonly number[]): string => `[${weights.map((weight) => weight.toFixed(2)).join(', ')}]`;
  io.stdout(`ORDER ${shown(order)}\nWITH_RECOGNISER ${shown(certainty)}\nWORDS_ALONE ${shown(alone.certainty)}\n`);
  return 0;
}

function readOptions(args: string[]): { options: Options; positionals: string[] } {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        json: { type: 'boolean', default: false },
        misses: { type: 'boolean', default: false },
        gate: { type: 'boolean', default: false },
        folder: { type: 'string', default: FOLDER },
        out: { type: 'string' },
      },
    });
    return { options: { ...values, out: values.out }, positionals };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
