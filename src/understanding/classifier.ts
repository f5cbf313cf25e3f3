// oxlint-disable typescript/no-non-null-assertion -- indices stay within the arrays by construction
import { writeFile } from 'node:fs';
import Classifier from 'natural/lib/natural/classifiers/classifier.js';
import stemmerEn from 'natural/lib/natural/stemmers/porter_stemmer.js';
import { familiarWords } from './concepts.ts';
import { IntentModel } from './intent-model.ts';
import type { Judgement } from './judge.ts';
import { encodeModel } from './model-file.ts';
import { normalise } from './normalise.ts';
import { TextReader } from './reader.ts';
import { createSlips } from './slips.ts';
import { tokenise } from './tokens.ts';
import { train, TRAINING_DEFAULTS, type Sample, type TrainingOptions } from './train.ts';

export interface ClassifierOptions extends TrainingOptions {
  /** Also use the concepts of our own subject: passwords, accounts, people at work. */
  readonly concepts: boolean;
  /** Also learn from copies of the examples with typing slips. */
  readonly slips: boolean;
}

export const CLASSIFIER_DEFAULTS: ClassifierOptions = { ...TRAINING_DEFAULTS, concepts: false, slips: false };

/** The learner of natural's classifiers works on dense vectors; ours replaces it altogether. */
const NO_LEARNER = { addExample: (): void => {}, train: (): void => {} };

/**
 * An intent classifier with the interface of natural's: `addDocument`, `train`, `classify`,
 * `getClassifications`, `save`. Behind it is a linear support vector machine on sparse features; a
 * saved model holds no training text. Labels may carry a topic: `knowledge/mfa`.
 */
export class IntentClassifier extends Classifier {
  readonly #options: ClassifierOptions;
  readonly #texts: string[] = [];
  #model: IntentModel | undefined;

  constructor(options: Partial<ClassifierOptions> = {}) {
    super(NO_LEARNER, { stem: (word) => stemmerEn.stem(word), tokenizeAndStem: (text) => tokenise(normalise(text)) });
    this.#options = { ...CLASSIFIER_DEFAULTS, ...options };
  }

  /** The trained model; training comes first. */
  get model(): IntentModel {
    if (this.#model === undefined) throw new Error('The classifier is not trained.');
    return this.#model;
  }

  override addDocument(text: string, label: string): void {
    const before = this.docs.length;
    super.addDocument(text, label);
    if (this.docs.length > before) this.#texts.push(text);
  }

  override train(): void {
    const familiar = this.#options.concepts ? familiarWords(this.features) : undefined;
    const reader = new TextReader(familiar);
    const { model, head } = train(this.#samples(reader), this.#options);
    this.#model = new IntentModel({ model, head, outOfScope: this.#options.outOfScope, familiar });
    this.emit('doneTraining', true);
  }

  override retrain(): void {
    this.train();
  }

  judge(text: string): Judgement {
    return this.model.judge(this.model.read(text));
  }

  override classify(text: string): string {
    const { best, isRejected } = this.judge(text);
    return isRejected ? this.#options.outOfScope : best;
  }

  override getClassifications(text: string): { label: string; value: number }[] {
    return this.judge(text).ranked.map(({ label, probability }) => ({ label, value: probability }));
  }

  override save(filename: string, callback?: (error: Error | null, saved: this | null) => void): void {
    writeFile(filename, encodeModel(this.model), (error) => callback?.(error, error === null ? this : null));
  }

  /** Every document, and each label's own words: `card_arrival` says what it is about. */
  #samples(reader: TextReader): Sample[] {
    const slip = createSlips(1);
    const texts = this.docs.map(({ label }, i) => {
      const text = this.#texts[i]!;
      const variants = this.#options.slips ? [reader.read(slip(text))] : [];
      return { label, blocks: reader.read(text), variants, isName: false };
    });
    const names = [...new Set(this.docs.map(({ label }) => label))].map((label) => {
      const text = label.replaceAll(/[_/]/gu, ' ');
      return { label, blocks: reader.read(text), variants: [], isName: true };
    });
    return [...texts, ...names];
  }
}
