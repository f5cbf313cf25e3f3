/**
 * The parts of `natural` this project uses, by their own paths: the package root loads
 * database drivers and prints to the console, so it is never imported.
 */
declare module 'natural/lib/natural/classifiers/classifier.js' {
  import type { EventEmitter } from 'node:events';

  export interface NaturalStemmer {
    stem(word: string): string;
    tokenizeAndStem(text: string, keepStops?: boolean): string[];
  }
  export interface NaturalDocument {
    readonly label: string;
    readonly text: readonly string[];
  }
  /** The learner a `Classifier` delegates to; ours works on sparse vectors instead. */
  export interface NaturalLearner {
    addExample(features: readonly number[], label: string): void;
    train(): void;
  }
  class Classifier extends EventEmitter {
    docs: NaturalDocument[];
    features: Record<string, number>;
    stemmer: NaturalStemmer;
    lastAdded: number;
    constructor(classifier: NaturalLearner, stemmer: NaturalStemmer);
    addDocument(text: string | readonly string[], classification: string): void;
    train(): void;
    retrain(): void;
    classify(observation: string): string;
    getClassifications(observation: string): { label: string; value: number }[];
    save(filename: string, callback?: (error: Error | null, saved: this | null) => void): void;
  }
  export default Classifier;
}

declare module 'natural/lib/natural/stemmers/porter_stemmer.js' {
  const stemmer: { stem(word: string): string };
  export default stemmer;
}

declare module 'natural/lib/natural/stemmers/porter_stemmer_nl.js' {
  const stemmer: { stem(word: string): string };
  export default stemmer;
}

declare module 'natural/lib/natural/tokenizers/regexp_tokenizer.js' {
  export class RegexpTokenizer {
    constructor(options: { pattern: RegExp; gaps: boolean });
    /** With `gaps: false` the matches of the pattern, or null when there are none. */
    tokenize(text: string): string[] | null;
  }
}
