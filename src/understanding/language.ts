// oxlint-disable typescript/no-non-null-assertion -- indices stay within the arrays by construction
import type { Language } from '../core/language.ts';
import type { Blocks } from './features.ts';
import { Scorer } from './scorer.ts';
import type { SparseModel } from './shrink.ts';

/** The only target of the language model: above zero is Dutch, below English. */
export const DUTCH: Language = 'nl';

/** Scores closer to zero than this are too close to tell. */
const CLEAR = 0.3;

export interface LanguageGuess {
  readonly likeliest: Language;
  /** Absent when the text is too short or too mixed to tell. */
  readonly certain: Language | undefined;
}

/** Words and characters are what a language is told by; the other blocks are not read. */
export function languageBlocks(blocks: Blocks): Blocks {
  return blocks.slice(0, 2);
}

/** Tells Dutch from English by a linear model over words and character n-grams. */
export class LanguageModel {
  readonly #scorer: Scorer;

  constructor(model: SparseModel) {
    this.#scorer = new Scorer(model);
  }

  guess(blocks: Blocks): LanguageGuess {
    const { scores, known } = this.#scorer.score(languageBlocks(blocks));
    const score = known.some((share) => share > 0) ? scores[0]! : 0;
    const likeliest = score >= 0 ? 'nl' : 'en';
    return { likeliest, certain: Math.abs(score) >= CLEAR ? likeliest : undefined };
  }
}
