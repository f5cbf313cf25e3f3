// oxlint-disable typescript/no-non-null-assertion -- indices stay within the arrays by construction
import type { Blocks } from './features.ts';
import { oddsOutOfScope, type Head, type Impression } from './head.ts';
import { intentOf, topicOf } from './labels.ts';
import { Scorer } from './scorer.ts';
import type { SparseModel } from './shrink.ts';

/** An intent by its label, with its probability. */
export interface Ranked {
  readonly label: string;
  readonly probability: number;
}

/** What a model makes of a text. */
export interface Judgement {
  /** The best intent in scope, whether or not the text is rejected. */
  readonly best: string;
  readonly isRejected: boolean;
  /** Log odds that the text is out of scope, from `threshold` on rejected. */
  readonly odds: number;
  /** The likeliest intents, best first, the out-of-scope class in its place. */
  readonly ranked: readonly Ranked[];
  /** The best topic of an intent, if the intent has topics. */
  readonly topicOf: (intent: string) => string | undefined;
}

const RANKED = 4;

/** Scores, head and labels together: from features to a judgement. */
export class Judge {
  readonly scorer: Scorer;
  readonly head: Head;
  readonly outOfScope: string;
  /** Columns of the intents in scope, of the out-of-scope class (or -1) and of each topic. */
  readonly #inScope: Int32Array;
  readonly #outside: number;
  readonly #topics: readonly number[];
  /** Used again for every text. */
  readonly #shares: Float64Array;

  constructor(model: SparseModel, head: Head, outOfScope: string) {
    this.scorer = new Scorer(model);
    this.head = head;
    this.outOfScope = outOfScope;
    const columns = [...model.targets.keys()];
    const label = (column: number): string => model.targets[column]!;
    this.#topics = columns.filter((column) => topicOf(label(column)) !== undefined);
    this.#outside = model.targets.indexOf(outOfScope);
    this.#inScope = Int32Array.from(
      columns.filter((column) => column !== this.#outside && topicOf(label(column)) === undefined),
    );
    this.#shares = new Float64Array(this.#inScope.length);
  }

  judge(blocks: Blocks): Judgement {
    const { scores, impression, bestColumn } = this.look(blocks);
    const { targets } = this.scorer.model;
    const odds = oddsOutOfScope(this.head, impression);
    const isRejected = odds > this.head.threshold;
    const kept = scores.slice();
    return {
      best: targets[bestColumn] ?? this.outOfScope,
      isRejected,
      odds,
      ranked: this.#rank(scores, impression.best, odds),
      topicOf: (intent) => this.#bestTopic(kept, intent),
    };
  }

  /** The scores (valid until the next call) and the signals for the head. */
  look(blocks: Blocks): { scores: Float32Array; impression: Impression; bestColumn: number } {
    const { scores, known } = this.scorer.score(blocks);
    let bestColumn = -1;
    let best = -Infinity;
    let second = -Infinity;
    for (const column of this.#inScope) {
      const score = scores[column]!;
      if (score > best) {
        second = best;
        best = score;
        bestColumn = column;
      } else if (score > second) second = score;
    }
    const impression = {
      best,
      second: Math.max(second, -2),
      outOfScope: this.#outside < 0 ? 0 : scores[this.#outside]!,
      knownWords: known[0]!,
      knownCharacters: known[1]!,
    };
    return { scores, impression, bestColumn };
  }

  /** Softmax within scope, shared with the chance of being outside; the threshold counts as even. */
  #rank(scores: Float32Array, best: number, odds: number): Ranked[] {
    const { targets } = this.scorer.model;
    const { sharpness, threshold, reject } = this.head;
    const outside = reject === undefined ? 0 : 1 / (1 + Math.exp(threshold - odds));
    const shares = this.#shares;
    let sum = 0;
    for (let i = 0; i < shares.length; i++) {
      shares[i] = Math.exp(sharpness * (scores[this.#inScope[i]!]! - best));
      sum += shares[i]!;
    }
    const top: Ranked[] = [];
    const offer = (label: string, probability: number): void => {
      let at = top.length;
      while (at > 0 && top[at - 1]!.probability < probability) at--;
      top.splice(at, 0, { label, probability });
      if (top.length > RANKED) top.pop();
    };
    for (let i = 0; i < shares.length; i++) {
      const probability = ((1 - outside) * shares[i]!) / sum;
      if (top.length < RANKED || probability > top[RANKED - 1]!.probability) {
        offer(targets[this.#inScope[i]!]!, probability);
      }
    }
    if (reject !== undefined) offer(this.outOfScope, outside);
    return top;
  }

  #bestTopic(scores: Float32Array, intent: string): string | undefined {
    const { targets } = this.scorer.model;
    let best: number | undefined;
    for (const column of this.#topics) {
      if (intentOf(targets[column]!) !== intent) continue;
      if (best === undefined || scores[column]! > scores[best]!) best = column;
    }
    return best === undefined ? undefined : topicOf(targets[best]!);
  }
}
