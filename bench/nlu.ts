import { heldOut, unseenUtterances } from '../knowledge/held-out.ts';
import { benchmark } from '../src/understanding/benchmark.ts';
import { readSets, type BenchSet } from './nlu/data.ts';
import { findNlpJs, naturalBayes, tryRival, type Rival } from './nlu/rivals.ts';

/**
 * Measures the engine beside what people would use instead, on public data.
 * The folder of the data is the first argument, or `NLU_DATA`.
 */
const folder = process.argv[2] ?? process.env['NLU_DATA'] ?? '../shared/nlu';
const nlpJs = findNlpJs();
const rivals: readonly Rival[] = nlpJs === undefined ? [naturalBayes] : [naturalBayes, nlpJs];

const print = (text: string): void => void process.stdout.write(`${text}\n`);
const percent = (share: number | undefined): string => (share === undefined ? '-' : (share * 100).toFixed(1));
const row = (cells: readonly string[]): void => print(`| ${cells.join(' | ')} |`);

if (nlpJs === undefined) print('nlp.js could not be installed; its column is left out.\n');
row(['set', ...rivals.map(({ name }) => name), 'ours', 'ours: train s', 'MB', 'median / p99 µs']);
row(Array.from({ length: rivals.length + 5 }, () => '-'));
for (const set of readSets(folder)) await measureSet(set);

print('\nOwn intents:');
row([
  'set',
  'right',
  'macro F1',
  'top two',
  'out-of-scope recall',
  'false reject',
  'wrong action',
  'language all / short',
]);
row(Array.from({ length: 8 }, () => '-'));
for (const set of ['validation', 'held-out'] as const) {
  const own = heldOut(unseenUtterances(set));
  row([
    `${set}, ${own.utterances} utterances`,
    ...[own.right, own.macroF1, own.rightWithinTwo, own.outOfScopeRecall, own.falseRejects, own.wrongActions].map(
      percent,
    ),
    `${percent(own.language)} / ${percent(own.languageShort)}`,
  ]);
}

async function measureSet(set: BenchSet): Promise<void> {
  const ours = benchmark(set);
  const others = [];
  for (const rival of rivals) others.push(await tryRival(rival, set));
  row([
    set.name,
    ...others.map(({ accuracy }) => percent(accuracy)),
    `**${percent(ours.accuracyInScopeNoRejection)}**`,
    ours.trainSeconds.toFixed(0),
    ours.modelMegabytes.toFixed(2),
    `${ours.microsecondsP50.toFixed(0)} / ${ours.microsecondsP99.toFixed(0)}`,
  ]);
  if (ours.auroc === undefined) return;
  row([
    `${set.name}: out of scope, AUROC`,
    ...others.map(({ auroc }) => auroc?.toFixed(3) ?? '-'),
    `**${ours.auroc.toFixed(4)}**`,
    '',
    '',
    '',
  ]);
  const atThreshold = `**${percent(ours.accuracyInScope)} / ${percent(ours.outOfScopeRecall)}**`;
  row([
    `${set.name} at 3 % false rejects (threshold set on this split): in scope / recall`,
    ...others.map(() => '-'),
    atThreshold,
    '',
    '',
    '',
  ]);
}
