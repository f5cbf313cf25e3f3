import type { Blocks } from './features.ts';
import type { Head } from './head.ts';
import { Judge, type Judgement } from './judge.ts';
import { TextReader } from './reader.ts';
import type { SparseModel } from './shrink.ts';

/** What a trained model consists of; all that is stored. */
export interface ModelParts {
  readonly model: SparseModel;
  readonly head: Head;
  readonly outOfScope: string;
  /** Hashes of words that are no slips of the pen; absent in a model without concepts. */
  readonly familiar: ReadonlySet<number> | undefined;
}

/** A trained model, ready to judge texts. It holds no text of its own. */
export class IntentModel {
  readonly parts: ModelParts;
  readonly #judge: Judge;
  readonly #reader: TextReader;

  constructor(parts: ModelParts) {
    this.parts = parts;
    this.#judge = new Judge(parts.model, parts.head, parts.outOfScope);
    const { scorer } = this.#judge;
    this.#reader = new TextReader(parts.familiar, (feature) => scorer.knows(feature));
  }

  read(text: string): Blocks {
    return this.#reader.read(text);
  }

  judge(blocks: Blocks): Judgement {
    return this.#judge.judge(blocks);
  }
}
