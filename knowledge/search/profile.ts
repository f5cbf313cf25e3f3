import type { Recogniser, Understanding } from '../../src/core/intent.ts';
import type { Language } from '../../src/core/language.ts';
import type { Article } from '../article.ts';

/** What the recogniser makes of a text: how likely every intent, and every subject, is. */
export type Profile = ReadonlyMap<string, number>;

/** Enough of an article's questions to know it by. */
const QUESTIONS_READ = 3;

/** Articles as the recogniser reads them. An article is read when it is first compared, so that starting stays fast. */
export class Readers {
  readonly #recogniser: Recogniser;
  readonly #articles: ReadonlyMap<string, readonly Article[]>;
  readonly #profiles = new Map<string, Profile>();

  constructor(articles: readonly Article[], recogniser: Recogniser) {
    this.#recogniser = recogniser;
    this.#articles = Map.groupBy(articles, ({ id }) => id);
  }

  read(text: string, language: Language): Profile {
    return profileOf(this.#recogniser.recognise(text, language));
  }

  /** Whether a question is read as the article's own questions are, 0 to 1. */
  alike(question: Profile, id: string): number {
    let profile = this.#profiles.get(id);
    if (profile === undefined) this.#profiles.set(id, (profile = this.#profileOf(id)));
    return cosine(question, profile);
  }

  /** Its title and first questions in all its languages together. */
  #profileOf(id: string): Profile {
    const sum = new Map<string, number>();
    for (const { title, questions, language } of this.#articles.get(id) ?? []) {
      for (const text of [title, ...questions.slice(0, QUESTIONS_READ)]) {
        for (const [key, value] of this.read(text, language)) sum.set(key, (sum.get(key) ?? 0) + value);
      }
    }
    return sum;
  }
}

type Reading = Pick<Understanding, 'intent' | 'confidence' | 'topic' | 'alternatives'>;

export function profileOf({ intent, confidence, topic, alternatives }: Reading): Profile {
  const profile = new Map<string, number>([[intent, confidence]]);
  if (topic !== undefined) profile.set(`${intent} ${topic}`, confidence);
  for (const other of alternatives) profile.set(other.intent, (profile.get(other.intent) ?? 0) + other.confidence);
  return profile;
}

function cosine(a: Profile, b: Profile): number {
  let together = 0;
  for (const [key, value] of a) together += value * (b.get(key) ?? 0);
  const lengths = lengthOf(a) * lengthOf(b);
  return lengths === 0 ? 0 : together / lengths;
}

const lengthOf = (profile: Profile): number =>
  Math.sqrt([...profile.values()].reduce((sum, value) => sum + value * value, 0));
