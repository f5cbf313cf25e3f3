import { IntentClassifier } from './classifier.ts';
import { measure, percentile, type Figures, type Verdict } from './evaluation.ts';
import { thresholdFor } from './head.ts';
import { IntentModel } from './intent-model.ts';
import { decodeModel, encodeModel } from './model-file.ts';

export interface LabelledText {
  readonly text: string;
  readonly intent: string;
}

export interface BenchmarkResult extends Figures {
  readonly threshold: number | undefined;
  readonly trainSeconds: number;
  readonly microsecondsP50: number;
  readonly microsecondsP99: number;
  readonly modelMegabytes: number;
}

export interface BenchmarkData {
  readonly train: readonly LabelledText[];
  readonly test: readonly LabelledText[];
  /** Sets the threshold, so that `falseRejects` of its texts in scope are rejected. */
  readonly validation?: readonly LabelledText[] | undefined;
  readonly falseRejects: number;
}

export const OUT_OF_SCOPE = 'oos';

/**
 * Trains the engine on any data set, stores and loads the model as it would ship, and measures it.
 * Without validation texts nothing is rejected: what is measured out of scope is then the odds.
 */
export function benchmark({ train, test, validation, falseRejects }: BenchmarkData): BenchmarkResult {
  const classifier = new IntentClassifier({ outOfScope: OUT_OF_SCOPE });
  for (const { text, intent } of train) classifier.addDocument(text, intent);
  const started = performance.now();
  classifier.train();
  const trainSeconds = (performance.now() - started) / 1_000;
  const bytes = encodeModel(classifier.model);
  const model = new IntentModel(decodeModel(bytes, 'model'));
  const threshold = validation === undefined ? undefined : thresholdOn(model, validation, falseRejects);
  const { verdicts, microseconds } = judgeAll(model, test, threshold ?? Infinity);
  return {
    ...measure(verdicts, OUT_OF_SCOPE),
    threshold,
    trainSeconds,
    microsecondsP50: percentile(microseconds, 0.5),
    microsecondsP99: percentile(microseconds, 0.99),
    modelMegabytes: bytes.length / 1e6,
  };
}

function thresholdOn(model: IntentModel, validation: readonly LabelledText[], falseRejects: number): number {
  const inScope = validation.filter(({ intent }) => intent !== OUT_OF_SCOPE);
  return thresholdFor(
    inScope.map(({ text }) => model.judge(model.read(text)).odds),
    falseRejects,
  );
}

function judgeAll(
  model: IntentModel,
  test: readonly LabelledText[],
  threshold: number,
): { verdicts: Verdict[]; microseconds: number[] } {
  const microseconds: number[] = [];
  const verdicts = test.map(({ text, intent }) => {
    const before = performance.now();
    const { best, odds } = model.judge(model.read(text));
    microseconds.push((performance.now() - before) * 1_000);
    return { gold: intent, best, odds, isRejected: odds > threshold };
  });
  return { verdicts, microseconds };
}
