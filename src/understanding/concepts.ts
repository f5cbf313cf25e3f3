// oxlint-disable typescript/no-non-null-assertion -- indices stay within the arrays by construction
import { bitCount, isWithin, letters, slipsAllowed } from './fuzzy.ts';
import { hashText } from './hash.ts';
import { CONCEPTS, LEXICON, WIDER } from './lexicon/index.ts';
import { normalise } from './normalise.ts';
import { MAX_TOKEN_LENGTH, tokenise } from './tokens.ts';

/** Concepts by number: the index in `CONCEPTS`. */
export type Concept = number;

interface Phrase {
  readonly rest: readonly string[];
  readonly concept: Concept;
}
interface Misspellable {
  readonly word: string;
  readonly letters: number;
  readonly isStem: boolean;
  readonly concepts: readonly Concept[];
}

/** What the lexicon has for a word. */
export interface Meaning {
  readonly own: readonly Concept[];
  /** The same with wider ones. */
  readonly wide: readonly Concept[];
  /** Phrases that begin with the word. */
  readonly phrases: readonly Phrase[] | undefined;
}

/** For each concept itself and the wider ones it belongs to. */
const WITH_WIDER: readonly (readonly Concept[])[] = CONCEPTS.map((name, concept) => [
  concept,
  ...Object.keys(WIDER)
    .filter((wide) => WIDER[wide]?.includes(name))
    .map((wide) => CONCEPTS.indexOf(wide)),
]);

/** Phrases of these mean something else than their words: "forget it" is about no memory. */
const IDIOMATIC = new Set(['cancel', 'greet', 'thanks'].map((name) => CONCEPTS.indexOf(name)));
const NONE: readonly Concept[] = [];
const NO_PHRASES: readonly Phrase[] = [];

/** Most entries are one word, or some joined by `_`, and need no reading. */
const PLAIN_ENTRY = /^\*?[a-z\d]+\*?$/u;
const PLAIN_PHRASE = /^[a-z\d]+(?:_[a-z\d]+)+$/u;

const SHORTEST_STEM = 2;

/** Finds the concepts of the lexicon in a tokenised text. */
export class ConceptFinder {
  readonly #words = new Map<string, Concept[]>();
  readonly #beginnings = new Map<string, Concept[]>();
  readonly #endings = new Map<string, Concept[]>();
  readonly #phrases = new Map<string, Phrase[]>();
  /** By first letter; made when the first unknown word comes, not when the program starts. */
  #misspellable: Map<string, Misspellable[]> | undefined;
  readonly #familiar: ReadonlySet<number>;

  /** Familiar words, by hash, are right as they are: never a misspelling of another. */
  constructor(familiar: ReadonlySet<number> = new Set(), lexicon: Readonly<Record<string, string>> = LEXICON) {
    this.#familiar = familiar;
    Object.values(lexicon).forEach((words, concept) => {
      for (const entry of words.split(/\s+/u)) if (entry !== '') this.#add(entry, concept);
    });
  }

  /** The concepts at each token; those of a phrase stand at its first token. */
  find(
    tokens: readonly string[],
    meanings: readonly Meaning[] = tokens.map((token) => this.look(token)),
  ): (readonly Concept[])[] {
    const places: (readonly Concept[])[] = [];
    let hiddenUntil = 0;
    for (let i = 0; i < tokens.length; i++) {
      const { own, wide, phrases } = meanings[i]!;
      const begun = phrases === undefined ? NO_PHRASES : phrases.filter(({ rest }) => isNext(rest, tokens, i + 1));
      for (const { rest, concept } of begun) {
        if (IDIOMATIC.has(concept)) hiddenUntil = Math.max(hiddenUntil, i + 1 + rest.length);
      }
      const isHidden = i < hiddenUntil;
      if (begun.length === 0) places.push(isHidden ? NONE : wide);
      else places.push(widen([...(isHidden ? NONE : own), ...begun.map(({ concept }) => concept)]));
    }
    return places;
  }

  #add(entry: string, concept: Concept): void {
    const tokens = tokensOf(entry);
    const plainUnderscore = entry.replaceAll('*', '').toLowerCase();
    const [first, ...rest] = tokens;
    if (first === undefined) return;
    if (rest.length > 0) append(this.#phrases, first, { rest, concept });
    else if (entry.startsWith('*')) append(this.#endings, first, concept);
    else if (entry.endsWith('*')) append(this.#beginnings, entry.includes('_') ? plainUnderscore : first, concept);
    else append(this.#words, first, concept);
  }

  #indexMisspellable(): Map<string, Misspellable[]> {
    const found = new Map<string, Misspellable[]>();
    addMisspellable(found, this.#words, false);
    addMisspellable(found, this.#beginnings, true);
    return found;
  }

  look(token: string): Meaning {
    const exact = this.#exactly(token);
    const own = exact.length === 0 ? this.#nearly(token) : exact;
    return { own, wide: widen(own), phrases: this.#phrases.get(token) };
  }

  #exactly(token: string): readonly Concept[] {
    const found = new Set(this.#words.get(token));
    const longest = Math.min(token.length, MAX_TOKEN_LENGTH);
    for (let length = SHORTEST_STEM; length <= longest; length++) {
      for (const concept of this.#beginnings.get(token.slice(0, length)) ?? []) found.add(concept);
      for (const concept of this.#endings.get(token.slice(-length)) ?? []) found.add(concept);
    }
    return [...found];
  }

  /** The concepts of the first lexicon word that the token may be a misspelling of. */
  #nearly(token: string): readonly Concept[] {
    const limit = slipsAllowed(token.length);
    if (limit === 0 || this.#familiar.has(hashText(token))) return [];
    const own = letters(token);
    this.#misspellable ??= this.#indexMisspellable();
    for (const candidate of this.#misspellable.get(token.charAt(0)) ?? []) {
      const compared = candidate.isStem ? token.slice(0, candidate.word.length) : token;
      if (Math.abs(compared.length - candidate.word.length) > limit) continue;
      const differing = bitCount((candidate.isStem ? letters(compared) : own) ^ candidate.letters);
      if (differing > 2 * limit) continue;
      if (isWithin(compared, candidate.word, Math.min(limit, slipsAllowed(candidate.word.length))))
        return candidate.concepts;
    }
    return [];
  }
}

function tokensOf(entry: string): string[] {
  if (PLAIN_ENTRY.test(entry)) return [entry.replaceAll('*', '')];
  if (PLAIN_PHRASE.test(entry)) return entry.split('_');
  return tokenise(normalise(entry.replaceAll('*', '').replaceAll('_', ' ')));
}

function addMisspellable(
  found: Map<string, Misspellable[]>,
  index: ReadonlyMap<string, readonly Concept[]>,
  isStem: boolean,
): void {
  for (const [word, all] of index) {
    const concepts = all.filter((concept) => CONCEPTS[concept] !== 'name');
    if (slipsAllowed(word.length) === 0 || concepts.length === 0) continue;
    append(found, word.charAt(0), { word, letters: letters(word), isStem, concepts });
  }
}

function isNext(rest: readonly string[], tokens: readonly string[], at: number): boolean {
  for (let k = 0; k < rest.length; k++) if (tokens[at + k] !== rest[k]) return false;
  return true;
}

function widen(concepts: readonly Concept[]): readonly Concept[] {
  if (concepts.length === 0) return concepts;
  return [...new Set(concepts.flatMap((concept) => WITH_WIDER[concept]!))];
}

function append<T>(index: Map<string, T[]>, key: string, value: T): void {
  const list = index.get(key);
  if (list === undefined) index.set(key, [value]);
  else if (!list.includes(value)) list.push(value);
}

export { CONCEPTS };

/** Words seen at least this often in the training texts are familiar. */
const FAMILIAR_FROM = 3;

/** Hashes of the words that occur often enough to be no slips of the pen. */
export function familiarWords(counts: Readonly<Record<string, number>>): Set<number> {
  const words = Object.keys(counts).filter((word) => slipsAllowed(word.length) > 0 && counts[word]! >= FAMILIAR_FROM);
  return new Set(words.map((word) => hashText(word)));
}
