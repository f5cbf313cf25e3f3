import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Fault } from '../../src/core/errors.ts';
import { topicOf } from '../../src/understanding/labels.ts';
import { decodeModel } from '../../src/understanding/model-file.ts';
import { TextReader } from '../../src/understanding/reader.ts';
import { Scorer } from '../../src/understanding/scorer.ts';
import { clip } from './words.ts';

/** The committed model, built by `sleutel knowledge learn`. */
export const LEARNT_FILE = fileURLToPath(new URL('../learnt.bin', import.meta.url));

/** The label of what is ours to answer; an article is a topic of it. */
export const OURS = 'ours';
export const labelOf = (article: string): string => `${OURS}/${article}`;

const NEAREST = 3;

/** What the model makes of a text. */
export interface Impression {
  /** Above 0 when it speaks for our field, below when against. */
  readonly lean: number;
  /** The same for one article among the others; undefined when the article was not there to learn from. */
  readonly forArticle: (id: string) => number | undefined;
  /** Identifiers of the articles with the highest scores, best first. */
  readonly nearest: readonly string[];
}

/**
 * What was learnt of all examples together: which questions are ours, and which article they ask for. A linear model
 * over words, letters and the concepts of the recogniser. A wifi password and a work password share their words;
 * `wifi` is what tells them apart.
 */
export class Learnt {
  readonly #scorer: Scorer;
  readonly #reader: TextReader;
  readonly #ours: number;
  /** The column of each article. */
  readonly #articles: ReadonlyMap<string, number>;

  /** @throws a Fault `bad-model` that begins with the name, when the bytes are no whole model. */
  constructor(bytes: Uint8Array, name: string) {
    const { model, familiar } = decodeModel(bytes, name);
    this.#scorer = new Scorer(model);
    this.#ours = model.targets.indexOf(OURS);
    this.#articles = new Map(
      model.targets.flatMap((target, column) => {
        const id = topicOf(target);
        return id === undefined ? [] : [[id, column] as const];
      }),
    );
    this.#reader = new TextReader(familiar, (feature) => this.#scorer.knows(feature));
  }

  /** @throws a Fault `bad-model` that names the file, when it is missing or broken. */
  static load(file = LEARNT_FILE): Learnt {
    return new Learnt(bytesOf(file), file);
  }

  read(text: string): Impression {
    const scores = this.#scorer.score(this.#reader.read(clip(text))).scores.slice();
    return {
      lean: scores[this.#ours] ?? 0,
      forArticle: (id) => scores[this.#articles.get(id) ?? -1],
      nearest: this.#nearest(scores),
    };
  }

  #nearest(scores: Float32Array): string[] {
    const nearest: { readonly id: string; readonly score: number }[] = [];
    for (const [id, column] of this.#articles) {
      const score = scores[column] ?? 0;
      if (nearest.length === NEAREST && score <= (nearest.at(-1)?.score ?? 0)) continue;
      const place = nearest.findIndex((other) => score > other.score);
      nearest.splice(place < 0 ? nearest.length : place, 0, { id, score });
      nearest.splice(NEAREST);
    }
    return nearest.map(({ id }) => id);
  }
}

function bytesOf(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (cause) {
    throw new Fault('bad-model', `${file}: cannot be read; build it with \`sleutel knowledge learn\``, cause);
  }
}
