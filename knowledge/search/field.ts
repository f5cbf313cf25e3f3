import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Fault } from '../../src/core/errors.ts';
import { decodeModel } from '../../src/understanding/model-file.ts';
import { TextReader } from '../../src/understanding/reader.ts';
import { Scorer } from '../../src/understanding/scorer.ts';
import { clip } from './words.ts';

/** The committed model, built by `sleutel knowledge learn`. */
export const FIELD_FILE = fileURLToPath(new URL('../field.bin', import.meta.url));

/** The only target of the model: above zero is ours to answer, below is not. */
export const OURS = 'ours';

/**
 * Tells questions of our field from others: a linear model over words, letters and the concepts of the recogniser.
 * A wifi password and a work password share their words; `wifi` is what tells them apart.
 */
export class Field {
  readonly #scorer: Scorer;
  readonly #reader: TextReader;

  /** @throws a Fault `bad-model` that begins with the name, when the bytes are no whole model. */
  constructor(bytes: Uint8Array, name: string) {
    const { model, familiar } = decodeModel(bytes, name);
    this.#scorer = new Scorer(model);
    const { table } = this.#scorer.vectoriser;
    this.#reader = new TextReader(familiar, (feature) => table.row(feature) >= 0);
  }

  /** @throws a Fault `bad-model` that names the file, when it is missing or broken. */
  static load(file = FIELD_FILE): Field {
    return new Field(bytesOf(file), file);
  }

  /** Above 0 when the text speaks for our field, below when against. */
  lean(text: string): number {
    return this.#scorer.score(this.#reader.read(clip(text))).scores[0] ?? 0;
  }
}

function bytesOf(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (cause) {
    throw new Fault('bad-model', `${file}: cannot be read; build it with \`sleutel knowledge learn\``, cause);
  }
}
