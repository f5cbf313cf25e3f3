import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BenchmarkData, LabelledText } from '../../src/understanding/benchmark.ts';

/** One line of the table. */
export interface BenchSet extends BenchmarkData {
  readonly name: string;
  readonly language: 'nl' | 'en';
}

const FALSE_REJECTS = 0.03;

/**
 * The public sets, from the folder given. Test splits are not used: what is measured is the published
 * validation split, or every tenth sentence held out where there is none.
 */
export function readSets(folder: string): BenchSet[] {
  const read = (name: string): LabelledText[] =>
    readFileSync(join(folder, name), 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => JSON.parse(line) as LabelledText);
  const oos = (name: string): LabelledText[] => read(name).map(({ text }) => ({ text, intent: 'oos' }));
  const common = { falseRejects: FALSE_REJECTS, language: 'en' } as const;

  const banking = read('banking77/train.jsonl');
  const fewShot = read('banking77/fewshot-train_10.jsonl');
  const shown = new Set(fewShot.map(({ text }) => text));
  const clincTest = [...read('clinc150/full-val.jsonl'), ...oos('clinc150/full-oos_val.jsonl')];
  return [
    {
      ...common,
      name: 'CLINC150',
      train: [...read('clinc150/full-train.jsonl'), ...oos('clinc150/full-oos_train.jsonl')],
      test: clincTest,
      validation: clincTest,
    },
    {
      ...common,
      name: 'BANKING77 full',
      train: banking.filter((_, i) => i % 10 !== 0),
      test: banking.filter((_, i) => i % 10 === 0),
    },
    {
      ...common,
      name: 'BANKING77 10-shot',
      train: fewShot,
      test: banking.filter(({ text }, i) => i % 3 === 0 && !shown.has(text)),
    },
    { ...common, name: 'HWU64', train: read('hwu64/train.jsonl'), test: read('hwu64/valid.jsonl') },
    {
      ...common,
      name: 'MASSIVE nl',
      language: 'nl',
      train: read('massive/nl-train.jsonl'),
      test: read('massive/nl-dev.jsonl'),
    },
  ];
}
