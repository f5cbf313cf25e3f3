/** What speaks for one article before deciding. */
export interface Evidence {
  /** The share of the question, by how much its terms say, that the article has. */
  readonly coverage: number;
  /** The same as a share of what the best article has. */
  readonly lead: number;
  /** Of the question as a whole and the nearest of the article's own questions. */
  readonly likeness: number;
  /** How far the question leans to our field; for an article that is newer, beside the article's own questions. */
  readonly lean: () => number;
  /** What was learnt of the article's own examples says of the question, about -1 to 1; 0 for an article that is new. */
  readonly taught: number;
}

/** What is known of the question alone. */
export interface Setting {
  /** How much its terms say together. */
  readonly substance: number;
}

/** Above this an answer is given; it refuses 19 of 20 questions that are not ours. */
export const THRESHOLD = 0.52;

/**
 * What makes one article better than another; `sleutel knowledge calibrate` fits the weights.
 */
export const orderFeatures = ({ coverage, lead, likeness, taught }: Evidence): number[] => [
  coverage,
  lead,
  likeness,
  taught,
];
const ORDER = [0.8, 3.16, 2.03, 3.22];

/** What makes an answer likely to be one; fitted likewise. */
export const certaintyFeatures = ({ coverage, likeness, taught, lean }: Evidence, setting: Setting): number[] => [
  1,
  coverage,
  likeness,
  taught,
  lean(),
  Math.log(setting.substance + 1),
];
const CERTAINTY = [-1.74, 0.97, 1.36, 1.16, 3.69, -0.19];

/** The more, the better the article fits. Only differences mean something. */
export const rankOf = (evidence: Evidence): number => dot(ORDER, orderFeatures(evidence));

/** How likely the best article answers the question, 0 to 1. */
export const certaintyOf = (best: Evidence, setting: Setting): number =>
  1 / (1 + Math.exp(-dot(CERTAINTY, certaintyFeatures(best, setting))));

const dot = (weights: readonly number[], features: readonly number[]): number =>
  features.reduce((sum, feature, index) => sum + feature * (weights[index] ?? 0), 0);
