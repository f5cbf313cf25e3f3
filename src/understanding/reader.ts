import { ConceptFinder } from './concepts.ts';
import { domainFeatures } from './domain.ts';
import { extract, type Blocks, type Extension } from './features.ts';
import { normalise } from './normalise.ts';
import { tokenise } from './tokens.ts';
import { WordBook } from './words.ts';

/** Reads texts into features; with familiar words given, into the concepts of our subject too. */
export class TextReader {
  readonly #book: WordBook;
  readonly #extension: Extension | undefined;

  constructor(familiar: ReadonlySet<number> | undefined, isKnown?: (wordFeature: number) => boolean) {
    const finder = familiar === undefined ? undefined : new ConceptFinder(familiar);
    this.#book = new WordBook(isKnown, finder && ((token) => finder.look(token)));
    this.#extension = finder && domainFeatures(finder);
  }

  read(text: string): Blocks {
    return extract(text, tokenise(normalise(text)), this.#book, this.#extension);
  }
}
