// oxlint-disable typescript/no-non-null-assertion -- indices stay within the arrays by construction
import type { Blocks } from './features.ts';
import { fit, type FittedModel } from './fit.ts';
import { fitRejection, oddsOutOfScope, thresholdFor, type Head, type Impression } from './head.ts';
import { Judge } from './judge.ts';
import { intentOf, targetsOf } from './labels.ts';
import { BUDGET, shrink, worthKeeping, type Budget, type SparseModel } from './shrink.ts';
import { SVM_DEFAULTS, type SvmOptions } from './svm.ts';

export interface TrainingOptions {
  /** The label of what is out of scope. */
  readonly outOfScope: string;
  readonly svm: SvmOptions;
  readonly budget: Budget;
  /** Share of texts in scope that may be rejected. */
  readonly falseRejects: number;
  /** Intents that must be this much clearer than others before they win: their score is lowered. */
  readonly caution: Readonly<Record<string, number>>;
}

export const TRAINING_DEFAULTS: TrainingOptions = {
  outOfScope: 'oos',
  svm: SVM_DEFAULTS,
  budget: BUDGET,
  falseRejects: 0.03,
  caution: {},
};

/** An example as the trainer sees it; `variants` are altered copies, which are only learned from. */
export interface Sample {
  readonly label: string;
  readonly blocks: Blocks;
  readonly variants: readonly Blocks[];
  /** Learned from, but no text that anybody would type: the name of an intent. */
  readonly isName: boolean;
}

export interface TrainedModel {
  readonly model: SparseModel;
  readonly head: Head;
}

const FOLDS = 4;
const ROUGH_ROUNDS = 6;
const RUN = 10;

/**
 * First every example is judged by a model that has not seen it, to learn how far scores can be
 * trusted; then the model itself is fitted on all examples.
 */
export function train(samples: readonly Sample[], options: TrainingOptions = TRAINING_DEFAULTS): TrainedModel {
  return { head: fitHead(samples, options), model: fitSmall(samples, options) };
}

/** A rough fit shows which features are worth keeping; the fit on those is made small. */
function fitSmall(samples: readonly Sample[], options: TrainingOptions): SparseModel {
  const { svm, budget, caution } = options;
  const rough = fitAll(samples, { ...svm, maxRounds: ROUGH_ROUNDS });
  const worthy = worthKeeping(rough, budget.features);
  const kept = worthy && new Set([...worthy, ...commonWords(samples)]);
  return withCaution(shrink(fitAll(samples, svm, kept), budget.weights), caution);
}

const COMMON = 2;

/**
 * The features of the words seen more than once. They stay even where they weigh little, because only
 * words of the model are remembered when it reads: a word it does not know is slow to take apart.
 */
function commonWords(samples: readonly Sample[]): Set<number> {
  const seen = new Map<number, number>();
  for (const { blocks } of samples) {
    for (const { features } of blocks[0]!.words) seen.set(features[0]!, (seen.get(features[0]!) ?? 0) + 1);
  }
  return new Set([...seen.keys()].filter((word) => seen.get(word)! >= COMMON));
}

function fitAll(samples: readonly Sample[], svm: SvmOptions, only?: ReadonlySet<number>): FittedModel {
  const examples = samples.flatMap(({ blocks, variants }) => [blocks, ...variants]);
  const labels = samples.flatMap(({ label, variants }) => [label, ...variants.map(() => label)]);
  const { intents, topics } = targetsOf(labels);
  return fit(examples, labels, [...intents, ...topics], svm, only);
}

function withCaution(model: SparseModel, caution: TrainingOptions['caution']): SparseModel {
  return { ...model, bias: model.bias.map((bias, column) => bias - (caution[model.targets[column]!] ?? 0)) };
}

const UNFITTED: Head = { reject: undefined, threshold: Infinity, sharpness: 4 };

function fitHead(samples: readonly Sample[], options: TrainingOptions): Head {
  if (!samples.some(({ label }) => label === options.outOfScope)) return UNFITTED;
  const unseen = judgeUnseen(samples, options);
  const reject = fitRejection(unseen);
  if (reject === undefined) return UNFITTED;
  const inScope = unseen.filter(({ isOutOfScope }) => !isOutOfScope);
  const odds = inScope.map(({ impression }) => oddsOutOfScope({ ...UNFITTED, reject }, impression));
  return {
    reject,
    threshold: round(thresholdFor(odds, options.falseRejects)),
    sharpness: sharpest(inScope),
  };
}

interface Unseen {
  readonly impression: Impression;
  readonly isOutOfScope: boolean;
  /** Scores of the intents in scope, less that of the right one. */
  readonly lead: readonly number[];
}

function judgeUnseen(samples: readonly Sample[], options: TrainingOptions): Unseen[] {
  const folds = foldsOf(samples);
  const quick = { ...options, svm: { ...options.svm, tolerance: Math.max(0.3, options.svm.tolerance) } };
  const found: Unseen[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const learned = samples.filter((_, i) => folds[i] !== fold);
    const sparse = fitSmall(learned, quick);
    const judge = new Judge(sparse, UNFITTED, options.outOfScope);
    samples.forEach(({ label, blocks, isName }, i) => {
      if (folds[i] !== fold || isName) return;
      const { scores, impression } = judge.look(blocks);
      const right = scores[sparse.targets.indexOf(intentOf(label))] ?? 0;
      const lead = sparse.targets.flatMap((target, column) =>
        target === options.outOfScope || target.includes('/') ? [] : [scores[column]! - right],
      );
      found.push({ impression, isOutOfScope: label === options.outOfScope, lead });
    });
  }
  return found;
}

/** Neighbours in a list are often alike, so runs of them go to the same fold. */
function foldsOf(samples: readonly Sample[]): Int32Array {
  const total = new Map<string, number>();
  for (const { label } of samples) total.set(label, (total.get(label) ?? 0) + 1);
  const seen = new Map<string, number>();
  return Int32Array.from(samples, ({ label }) => {
    const nth = seen.get(label) ?? 0;
    seen.set(label, nth + 1);
    const run = Math.max(1, Math.min(RUN, Math.floor(total.get(label)! / FOLDS)));
    return Math.floor(nth / run) % FOLDS;
  });
}

/** The factor that makes a softmax over scores the most honest about unseen texts. */
function sharpest(unseen: readonly Unseen[]): number {
  let best = 1;
  let least = Infinity;
  for (let sharpness = 1; sharpness <= 12; sharpness += 0.5) {
    let surprise = 0;
    for (const { lead } of unseen) {
      let sum = 0;
      for (const ahead of lead) sum += Math.exp(sharpness * ahead);
      surprise += Math.log(sum);
    }
    if (surprise < least) {
      least = surprise;
      best = sharpness;
    }
  }
  return best;
}

function round(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
