import { writeFileSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildReport } from '../../knowledge/build-report.ts';
import { calibrate } from '../../knowledge/calibrate.ts';
import { checkArticles } from '../../knowledge/check.ts';
import { evaluate, readQuestions, unseen } from '../../knowledge/evaluate.ts';
import { evaluationReport, reaches } from '../../knowledge/evaluation-report.ts';
import { learningExamples, readOutsiders } from '../../knowledge/examples.ts';
import { learn } from '../../knowledge/learn.ts';
import { importDocument } from '../../knowledge/import/import.ts';
import { createKnowledge } from '../../knowledge/knowledge.ts';
import { loadArticles } from '../../knowledge/load.ts';
import { showProblem } from '../../knowledge/problem.ts';
import { LEARNT_FILE } from '../../knowledge/search/learnt.ts';
import { UsageError } from './command.ts';
import type { Io } from './command.ts';
import { gaps } from './knowledge-gaps.ts';

export const help = `sleutel knowledge build | check | import FILE | evaluate | gaps | learn | calibrate

  build        builds the index from the articles and prints its size and digest
  check        finds broken articles, dead keys, missing translations, stale names, unknown links, long sentences,
               and rows and diagnoses without an article; exit status 1 when there are any
  import FILE  turns Markdown of Microsoft's documentation into draft articles, on standard output
               --out DIR writes them to DIR/nl and DIR/en instead; an existing file is never overwritten
  evaluate     asks the questions of questions/held-out-*.jsonl and prints how many were answered right; those that
               an example happens to say in the same words are left out
               --set validation asks those that may be looked at while tuning; --misses lists the others
               --gate gives exit status 1 below the required figures
  gaps         the questions of people that nothing answered, asked most first; --max N at most so many (50)
  gaps answered ID...   takes them off the list until they are asked again without an answer
  gaps dismiss ID...    takes them off the list for good

  learn        learns from the articles, the utterances and questions/outside-*.txt which questions are ours and
               which article each asks for, and writes learnt.bin; minutes
  calibrate    fits the weights of knowledge/search/judge.ts on questions left out of their articles, and prints
               them; minutes

  --json        machine output; of gaps a JSON line each: {id, question, language, times, lastAt}
  --folder DIR  the knowledge folder`;

const FOLDER = join(import.meta.dirname, '..', '..', 'knowledge');

interface Options {
  readonly json: boolean;
  readonly misses: boolean;
  readonly gate: boolean;
  readonly folder: string;
  readonly out: string | undefined;
  readonly set: string;
  readonly max: number;
}

type Command = (options: Options, rest: readonly string[], io: Io) => number | Promise<number>;

const COMMANDS: Readonly<Record<string, Command>> = {
  build,
  check,
  import: importFile,
  evaluate: evaluateSearch,
  gaps: ({ max, json }, rest, io) => gaps(rest, max, json, io),
  learn: learnArticles,
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

function evaluateSearch({ folder, json, misses: listed, gate, set }: Options, _: readonly string[], io: Io): number {
  const all = readQuestions(join(folder, 'questions'), set);
  if (all.length === 0) throw new UsageError(`knowledge evaluate: no questions/${set}-*.jsonl in ${folder}`);
  const { articles } = loadArticles(join(folder, 'articles'));
  const questions = unseen(all, learningExamples(articles, readOutsiders()));
  const knowledge = createKnowledge(folder);
  const { figures, misses } = evaluate(questions, (question, language) => knowledge.search(question, language));
  const seen = all.length - questions.length;
  if (json) io.stdout(`${JSON.stringify({ ...figures, seen, misses })}\n`);
  else
    io.stdout(
      `${evaluationReport(figures, listed ? misses : [])}not asked, because an example says the same: ${seen}\n`,
    );
  return gate && !reaches(figures) ? 1 : 0;
}

function learnArticles({ folder }: Options, _rest: readonly string[], io: Io): number {
  const { articles } = loadArticles(join(folder, 'articles'));
  const bytes = learn(learningExamples(articles, readOutsiders()));
  writeFileSync(LEARNT_FILE, bytes);
  io.stdout(`learnt ${bytes.length} bytes\n`);
  return 0;
}

function fitWeights({ folder }: Options, _rest: readonly string[], io: Io): number {
  const { order, certainty } = calibrate(folder);
  const shown = (weights: readonly number[]): string => `[${weights.map((weight) => weight.toFixed(2)).join(', ')}]`;
  io.stdout(`ORDER ${shown(order)}\nCERTAINTY ${shown(certainty)}\n`);
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
        set: { type: 'string', default: 'held-out' },
        max: { type: 'string', default: '50' },
      },
    });
    return { options: { ...values, out: values.out, max: wholeNumber(values.max) }, positionals };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,8}$/u.test(text)) throw new UsageError(`--max must be a whole number from 1, not ${text}`);
  return Number(text);
}
