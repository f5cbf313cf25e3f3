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
  /** How far the question leans to our field; beside the article's own questions where those lean away. */
  readonly lean: number;
}

/** What is known of the question alone. */
export interface Setting {
  /** How much its terms say together. */
  readonly substance: number;
  /** How much of that the best article has. */
  readonly strength: number;
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
const ORDER = [3.26, 5.45, 4.31, 1.56];

/** What makes an answer likely to be one; fitted likewise, with and without a recogniser. */
export const certaintyFeatures = ({ coverage, likeness, alike, lean }: Evidence, setting: Setting): number[] => [
  1,
  coverage,
  likeness,
  alike,
  Math.log(setting.strength + 0.001),
  Math.log(setting.substance + 1),
  lean,
  setting.outOfScope === undefined ? 0 : logOdds(setting.outOfScope),
];
const WITH_RECOGNISER = [-1.13, 1.53, 1.14, 0.36, 0.71, -0.72, 3.68, -0.08];
const WORDS_ALONE = [-1.18, 1.45, 1.2, 0, 0.66, -0.69, 4.05, 0];

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
