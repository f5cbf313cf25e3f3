import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measure, percentile, type Verdict } from '../../src/understanding/evaluation.ts';
import type { BenchSet } from './data.ts';

/** What people would use instead: learns a set, then answers one text at a time. */
export interface Rival {
  readonly name: string;
  learn(set: BenchSet): Promise<(text: string) => Promise<{ intent: string; confidence: number }>>;
}

export interface RivalResult {
  readonly accuracy: number | undefined;
  readonly auroc: number | undefined;
  readonly microsecondsP50: number;
}

export async function tryRival(rival: Rival, set: BenchSet): Promise<RivalResult> {
  const answer = await rival.learn(set);
  const microseconds: number[] = [];
  const verdicts: Verdict[] = [];
  for (const { text, intent } of set.test) {
    const before = performance.now();
    const given = await answer(text);
    microseconds.push((performance.now() - before) * 1_000);
    verdicts.push({ gold: intent, best: given.intent, isRejected: false, odds: -given.confidence });
  }
  const { accuracyInScope, auroc } = measure(verdicts, 'oos');
  return { accuracy: accuracyInScope, auroc, microsecondsP50: percentile(microseconds, 0.5) };
}

const inScope = ({ train }: BenchSet): BenchSet['train'] => train.filter(({ intent }) => intent !== 'oos');

interface Bayes {
  setOptions(options: { keepStops: boolean }): void;
  addDocument(text: string, label: string): void;
  train(): void;
  getClassifications(text: string): { label: string; value: number }[];
}

/** natural's own classifier, stop words kept, with the stemmer of the language. */
export const naturalBayes: Rival = {
  name: 'natural Bayes',
  learn: (set) => {
    const require = createRequire(import.meta.url);
    const BayesClassifier = require('natural/lib/natural/classifiers/bayes_classifier.js') as new (s: unknown) => Bayes;
    const stemmer: unknown = require(
      `natural/lib/natural/stemmers/porter_stemmer${set.language === 'nl' ? '_nl' : ''}.js`,
    );
    const bayes = new BayesClassifier(stemmer);
    bayes.setOptions({ keepStops: true });
    for (const { text, intent } of inScope(set)) bayes.addDocument(text, intent);
    bayes.train();
    return Promise.resolve((text) => {
      const ranked = bayes.getClassifications(text);
      const sum = ranked.reduce((total, { value }) => total + value, 0);
      const [best] = ranked;
      return Promise.resolve({ intent: best?.label ?? '', confidence: sum > 0 ? (best?.value ?? 0) / sum : 0 });
    });
  },
};

interface Manager {
  addDocument(language: string, text: string, intent: string): void;
  train(): Promise<unknown>;
  process(language: string, text: string): Promise<{ intent: string; score: number }>;
}

const NLP_JS = 'node-nlp@4.27.0';

/** nlp.js is no dependency: it is taken from `NLP_JS`, or installed beside the temporary files. */
export function findNlpJs(): Rival | undefined {
  const folder = process.env['NLP_JS'] ?? join(tmpdir(), 'bench-nlp-js');
  const load = createRequire(join(folder, 'package.json'));
  const managerOf = (): { NlpManager: new (options: object) => Manager } => load('node-nlp') as never;
  try {
    managerOf();
  } catch {
    try {
      mkdirSync(folder, { recursive: true });
      execFileSync('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', '--prefix', folder, NLP_JS], {
        stdio: 'ignore',
      });
      managerOf();
    } catch {
      return undefined;
    }
  }
  return { name: 'nlp.js', learn: (set) => learnNlpJs(new (managerOf().NlpManager)(quiet(set.language)), set) };
}

const quiet = (language: string): object => ({
  languages: [language],
  nlu: { log: false, useNoneFeature: false },
  forceNER: false,
  autoSave: false,
});

async function learnNlpJs(
  manager: Manager,
  set: BenchSet,
): Promise<(text: string) => Promise<{ intent: string; confidence: number }>> {
  for (const { text, intent } of inScope(set)) manager.addDocument(set.language, text, intent);
  await manager.train();
  return async (text) => {
    const { intent, score } = await manager.process(set.language, text);
    return { intent, confidence: score };
  };
}
