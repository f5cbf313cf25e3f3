/** What speaks for one article before deciding. */
export interface Evidence {
  /** The share of the question, by how much its terms say, that the article has. */
  readonly coverage: number;
  /** The same as a share of what the best article has. */
  readonly lead: number;
  /** Of the question as a whole and the nearest of the article's own questions. */
  readonly likeness: number;
  /** Whether the recogniser reads the question as it reads the article's own questions; 0 without a recogniser. */
  readonly alike: number;
}

/** What is known of the question alone. */
export interface Setting {
  /** How much its terms say together. */
  readonly substance: number;
  /** How much of that the best article has. */
  readonly strength: number;
  /** How far its words lean to our field. */
  readonly lean: number;
  /** How likely the recogniser finds it out of scope; undefined without a recogniser. */
  readonly outOfScope: number | undefined;
}

/** Above this an answer is given; it refuses 19 of 20 questions that are not ours. */
export const THRESHOLD = 0.45;

/**
 * What makes one article better than another. `sleutel knowledge calibrate` fits the weights, all but that of the
 * likeness: a question left out of its article has no near twin there, which what people ask often has.
 */
export const orderFeatures = ({ coverage, lead, likeness, alike }: Evidence): number[] => [
  coverage,
  lead,
  likeness,
  alike,
];
const ORDER = [2.62, 5.24, 4, 1.79];

/** What makes an answer likely to be one; fitted likewise, with and without a recogniser. */
export const certaintyFeatures = ({ coverage, likeness, alike }: Evidence, setting: Setting): number[] => [
  1,
  coverage,
  likeness,
  alike,
  Math.log(setting.strength + 0.001),
  Math.log(setting.substance + 1),
  setting.lean,
  setting.outOfScope === undefined ? 0 : logOdds(setting.outOfScope),
];
const WITH_RECOGNISER = [0.65, 2.03, 0.16, 0.61, 0.23, -1.39, 0.55, -0.46];
const WORDS_ALONE = [-0.74, 2.44, 0.42, 0, -0.07, -1.16, 0.88, 0];

/** The more, the better the article fits. Only differences mean something. */
export const rankOf = (evidence: Evidence): number => dot(ORDER, orderFeatures(evidence));

/** How likely the best article answers the question, 0 to 1. */
export function certaintyOf(best: Evidence, setting: Setting): number {
  const weights = setting.outOfScope === undefined ? WORDS_ALONE : WITH_RECOGNISER;
  return 1 / (1 + Math.exp(-dot(weights, certaintyFeatures(best, setting))));
}

const logOdds = (probability: number): number =>
  Math.log(Math.max(0.001, probability) / Math.max(0.001, 1 - probability));

const dot = (weights: readonly number[], features: readonly number[]): number =>
  features.reduce((sum, feature, index) => sum + feature * (weights[index] ?? 0), 0);
