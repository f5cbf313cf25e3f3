import type { Recogniser } from '../../src/core/intent.ts';
import type { Language } from '../../src/core/language.ts';
import type { Article } from '../article.ts';
import { findCodes } from './codes.ts';
import type { Field } from './field.ts';
import { buildIndex } from './index.ts';
import type { Index } from './index.ts';
import { certaintyOf, rankOf, THRESHOLD } from './judge.ts';
import type { Evidence, Setting } from './judge.ts';
import { Leanings } from './leanings.ts';
import { Likeness } from './likeness.ts';
import { match, readQuestion } from './match.ts';
import { Readers } from './profile.ts';

export interface Found {
  readonly id: string;
  /** How surely it answers the question, 0 to 1. */
  readonly score: number;
}

export interface Helpers {
  /** Reads questions and articles alike; without it only words decide. */
  readonly recogniser?: Recogniser | undefined;
  /** Knows what is ours to answer. */
  readonly field: Field;
}

/** An article that has something of the question. */
export interface Candidate {
  readonly id: string;
  readonly evidence: Evidence;
  /** Its error code stands in the question. */
  readonly named: boolean;
}

export interface Examination {
  readonly candidates: readonly Candidate[];
  readonly setting: Setting;
}

/** A code says exactly which article is meant. */
const NAMED = 0.99;

/** Finds the articles that answer a question. Built anew when an article changes. */
export class Engine {
  readonly #index: Index;
  readonly #leanings: Leanings;
  readonly #likeness: Likeness;
  readonly #readers: Readers | undefined;

  constructor(articles: readonly Article[], { recogniser, field }: Helpers) {
    this.#index = buildIndex(articles);
    this.#likeness = new Likeness(articles, this.#index);
    this.#leanings = new Leanings(articles, field);
    this.#readers = recogniser && new Readers(articles, recogniser);
  }

  /** Best first; empty when nothing fits. */
  find(question: string, language: Language, max: number): Found[] {
    const { candidates, setting } = this.examine(question, language);
    const ordered = candidates
      .map((candidate) => ({ ...candidate, rank: rankOf(candidate.evidence) }))
      .toSorted((a, b) => Number(b.named) - Number(a.named) || b.rank - a.rank);
    const [best] = ordered;
    if (best === undefined) return [];
    const certainty = certaintyOf(best.evidence, setting);
    if (certainty < THRESHOLD && !best.named) return [];
    return ordered.slice(0, max).map(({ id, named, rank }) => ({
      id,
      score: named ? NAMED : certainty * Math.min(1, Math.exp(rank - best.rank)),
    }));
  }

  /** Everything that is known before deciding. */
  examine(question: string, language: Language): Examination {
    const text = readQuestion(question, this.#index);
    const { scores, best } = match(text, this.#index);
    const named = this.#named(question);
    const strongest = strongestOf(scores, named);
    const strength = scores[strongest[0] ?? -1] ?? 0;
    const direction = this.#likeness.read(text);
    const profile = this.#readers?.read(question, language);
    const lean = this.#leanings.read(question);
    const candidates = strongest.map((article): Candidate => {
      const id = this.#index.ids[article] ?? '';
      const score = scores[article] ?? 0;
      const coverage = best === 0 ? 0 : score / best;
      const lead = strength === 0 ? 0 : score / strength;
      const likeness = this.#likeness.nearest(direction, id);
      const alike = profile === undefined ? 0 : (this.#readers?.alike(profile, id) ?? 0);
      return { id, named: named.has(article), evidence: { coverage, lead, likeness, alike, lean: this.#leanings.beside(lean, id) } };
    });
    return {
      candidates,
      setting: { substance: best, strength, outOfScope: profile && (profile.get('out_of_scope') ?? 0) },
    };
  }

  /** Articles whose codes stand in the question. */
  #named(question: string): Set<number> {
    const { codes, codeByDigits } = this.#index;
    return new Set(findCodes(question, codes, codeByDigits).flatMap((code) => codes.get(code) ?? []));
  }
}

/** So many articles by their words are looked at further; the last of them only when not far behind the first. */
const SHORT_LIST = 10;
const IN_ANY_CASE = 3;
const FAR_BEHIND = 0.4;

/** The articles with the highest scores, best first, and those named in any case. */
function strongestOf(scores: Float32Array, named: ReadonlySet<number>): number[] {
  const list: number[] = [];
  const scoreAt = (place: number): number => scores[list[place] ?? -1] ?? 0;
  for (let article = 0; article < scores.length; article++) {
    const score = scores[article] ?? 0;
    if (score === 0 || (list.length === SHORT_LIST && score <= scoreAt(SHORT_LIST - 1))) continue;
    let place = list.length;
    while (place > 0 && score > scoreAt(place - 1)) place -= 1;
    list.splice(place, 0, article);
    if (list.length > SHORT_LIST) list.pop();
  }
  const near = list.filter((_, place) => place < IN_ANY_CASE || scoreAt(place) >= FAR_BEHIND * scoreAt(0));
  return [...near, ...[...named].filter((article) => !near.includes(article))];
}
