import { compoundSplitter } from './compounds.ts';
import { CONCEPT_WORDS } from './concepts.ts';
import { eachFeature } from './features.ts';
import { Lexicon, raise } from './lexicon.ts';
import type { Term } from './lexicon.ts';
import { words } from './words.ts';

/** Examples of what is ours to answer and what is not. */
export interface FieldExamples {
  readonly inside: readonly string[];
  readonly outside: readonly string[];
}

/** How many times a term must have been seen before its absence elsewhere says much. */
const CAUTION = 0.1;

/**
 * Tells questions of our field from others by the terms they have: naive Bayes, each term leaning one way or the
 * other. A wifi password and a work password share their words; `wifi` is what tells them apart.
 */
export class Field {
  readonly #lexicon: Lexicon;
  readonly #inside: Counts;
  readonly #outside: Counts;

  private constructor(lexicon: Lexicon, inside: Counts, outside: Counts) {
    this.#lexicon = lexicon;
    this.#inside = inside;
    this.#outside = outside;
  }

  static learn({ inside, outside }: FieldExamples): Field {
    const lexicon = new Lexicon(compoundSplitter((word) => CONCEPT_WORDS.has(word)));
    return new Field(lexicon, learnt(inside, lexicon), learnt(outside, lexicon));
  }

  /** The same with more that is ours, such as the questions of the articles. */
  with(inside: readonly string[]): Field {
    return new Field(this.#lexicon, learnt(inside, this.#lexicon, this.#inside), this.#outside);
  }

  /** Above 0 when the words speak for our field, below when against; the length of the question hardly matters. */
  lean(question: readonly string[]): number {
    let lean = 0;
    let seen = 0;
    for (const [key, weight] of termsOf(question, this.#lexicon)) {
      const inside = this.#inside.terms.get(key) ?? 0;
      const outside = this.#outside.terms.get(key) ?? 0;
      if (inside + outside === 0) continue;
      seen += weight;
      lean += weight * (share(inside, this.#inside.texts) - share(outside, this.#outside.texts));
    }
    return lean / Math.sqrt(1 + seen);
  }
}

/** In how many texts a term was seen. */
interface Counts {
  readonly texts: number;
  readonly terms: ReadonlyMap<Term, number>;
}

function learnt(texts: readonly string[], lexicon: Lexicon, before?: Counts): Counts {
  const terms = new Map(before?.terms);
  for (const text of texts) {
    for (const key of termsOf(words(text), lexicon).keys()) terms.set(key, (terms.get(key) ?? 0) + 1);
  }
  return { texts: texts.length + (before?.texts ?? 0), terms };
}

function termsOf(text: readonly string[], lexicon: Lexicon): Map<Term, number> {
  const terms = new Map<Term, number>();
  eachFeature(text, lexicon, 'prose', (key, weight) => raise(terms, key, weight));
  return terms;
}

const share = (count: number, size: number): number => Math.log((count + CAUTION) / (size + 2 * CAUTION));
