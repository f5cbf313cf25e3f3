import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { belowFloor } from '../../knowledge/floor.ts';
import { heldOut, nearlyLearned, unseenUtterances, type HeldOutFigures } from '../../knowledge/held-out.ts';
import { buildArtefacts, writeArtefacts } from '../../knowledge/model.ts';
import { readUtterances, type UtteranceSet } from '../../knowledge/utterances.ts';
import { benchmark, type BenchmarkResult, type LabelledText } from '../understanding/benchmark.ts';
import { UsageError, type Io } from './command.ts';

export const help = `sleutel nlu evaluate --train F... --test F... [--validation F... --false-reject 0.03] [--json]
    trains the engine on any data set (JSON lines {text, intent}; "oos" is out of scope), measures it;
    without --validation nothing is rejected
sleutel nlu held-out [--json] [--gate]
    measures the assistant's own model on the utterances that nothing was ever chosen on;
    with --gate it fails when a figure is worse than it may become
sleutel nlu validation [--json] [--gate]
    measures it on the utterances that thresholds were chosen on
sleutel nlu build
    builds knowledge/model.bin and knowledge/language.bin again from knowledge/utterances`;

export async function run(args: string[], io: Io): Promise<number> {
  const [action, ...rest] = args;
  if (action === 'evaluate') return evaluate(rest, io);
  if (action === 'held-out' || action === 'validation') return showOwn(action, rest, io);
  if (action === 'build' && rest.length === 0) return build(io);
  throw new UsageError(help);
}

function evaluate(args: string[], io: Io): number {
  const { train, test, validation, falseRejects, json } = readOptions(args);
  const result = benchmark({
    train: train.flatMap(readLines),
    test: test.flatMap(readLines),
    validation: validation.length === 0 ? undefined : validation.flatMap(readLines),
    falseRejects,
  });
  io.stdout(json ? `${JSON.stringify(result)}\n` : table(rowsOf(result)));
  return 0;
}

function showOwn(set: UtteranceSet, args: string[], io: Io): number {
  if (args.some((arg) => arg !== '--json' && arg !== '--gate')) throw new UsageError(help);
  const unseen = unseenUtterances(set);
  const figures = heldOut(unseen);
  const counts = {
    alsoLearned: readUtterances(set).length - unseen.length,
    nearlyLearned: nearlyLearned(unseen).length,
  };
  io.stdout(
    args.includes('--json')
      ? `${JSON.stringify({ ...figures, ...counts })}\n`
      : table([
          ...heldOutRows(figures),
          ['left out, because learned from', `${counts.alsoLearned}`],
          ['nearly the same as one learned', `${counts.nearlyLearned}`],
        ]),
  );
  const worse = args.includes('--gate') ? belowFloor(figures) : [];
  for (const line of worse) io.stderr(`${line}\n`);
  return worse.length === 0 ? 0 : 1;
}

function build(io: Io): number {
  const artefacts = buildArtefacts();
  writeArtefacts(artefacts);
  io.stdout(`model ${artefacts.model.length} bytes, language ${artefacts.language.length} bytes\n`);
  return 0;
}

const FILE_OPTIONS = ['--train', '--test', '--validation'] as const;

/** `--train a b` is `--train a --train b`, which is what the standard parser understands. */
function oneFileAnOption(args: readonly string[]): string[] {
  let option: string | undefined;
  let used = false;
  return args.flatMap((arg) => {
    if (arg.startsWith('--')) {
      option = FILE_OPTIONS.find((known) => known === arg);
      used = false;
      return [arg];
    }
    const again = option !== undefined && used ? [option, arg] : [arg];
    used = true;
    return again;
  });
}

function readOptions(args: readonly string[]) {
  const { train = [], test = [], validation = [], json, ...rest } = parsed(oneFileAnOption(args));
  if (train.length === 0 || test.length === 0) throw new UsageError('--train and --test each need a file');
  const falseRejects = Number(rest['false-reject']);
  if (!(falseRejects >= 0 && falseRejects < 1)) throw new UsageError('--false-reject must be a share from 0 to 1');
  return { train, test, validation, json, falseRejects };
}

function parsed(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        train: { type: 'string', multiple: true },
        test: { type: 'string', multiple: true },
        validation: { type: 'string', multiple: true },
        'false-reject': { type: 'string', default: '0.03' },
        json: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function readLines(file: string): LabelledText[] {
  let lines: string[];
  try {
    lines = readFileSync(file, 'utf8').split('\n');
  } catch {
    throw new UsageError(`${file} cannot be read`);
  }
  return lines.flatMap((line, i) => (line.trim() === '' ? [] : [readLine(line, `${file}:${i + 1}`)]));
}

function readLine(line: string, place: string): LabelledText {
  try {
    const { text, intent } = JSON.parse(line) as Partial<LabelledText>;
    if (typeof text === 'string' && typeof intent === 'string' && intent !== '') return { text, intent };
  } catch {
    // Told below, like any other line that is not {text, intent}.
  }
  throw new UsageError(`${place}: not a JSON line with text and intent`);
}

type Row = readonly [name: string, value: string];

function rowsOf(result: BenchmarkResult): Row[] {
  return [
    ['texts', `${result.texts}`],
    ['accuracy in scope', percent(result.accuracyInScope)],
    ['accuracy in scope, no rejection', percent(result.accuracyInScopeNoRejection)],
    ['out of scope: recall', percent(result.outOfScopeRecall)],
    ['out of scope: precision', percent(result.outOfScopePrecision)],
    ['false rejects', percent(result.falseRejects)],
    ['macro F1', percent(result.macroF1)],
    ['AUROC of the out-of-scope score', result.auroc?.toFixed(4) ?? '-'],
    ['seconds to train', result.trainSeconds.toFixed(1)],
    ['microseconds per utterance, p50', result.microsecondsP50.toFixed(1)],
    ['microseconds per utterance, p99', result.microsecondsP99.toFixed(1)],
    ['megabytes of model', result.modelMegabytes.toFixed(2)],
  ];
}

function heldOutRows(figures: HeldOutFigures): Row[] {
  return [
    ['utterances', `${figures.utterances}`],
    ['right', percent(figures.right)],
    ['right by the first reading alone', percent(figures.rightByFirst)],
    ['right within the top two', percent(figures.rightWithinTwo)],
    ['macro F1', percent(figures.macroF1)],
    ['out of scope: recall', percent(figures.outOfScopeRecall)],
    ['false rejects', percent(figures.falseRejects)],
    ['wrong actions', percent(figures.wrongActions)],
    ['wrong actions acted on at once', percent(figures.wrongActionsAtOnce)],
    ['topic right', percent(figures.topicRight)],
    ['language', percent(figures.language)],
    ['language, three words or fewer', percent(figures.languageShort)],
  ];
}

function table(rows: readonly Row[]): string {
  return rows.map(([name, value]) => `${name.padEnd(34)}${value.padStart(9)}\n`).join('');
}

function percent(share: number | undefined): string {
  return share === undefined ? '-' : `${(share * 100).toFixed(2)}%`;
}
