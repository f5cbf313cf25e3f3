import type { Article } from '../article.ts';
import { findCodes, nameUnknownCodes } from './codes.ts';
import { buildIndex } from './index.ts';
import type { Index } from './index.ts';
import { certaintyOf, rankOf, THRESHOLD } from './judge.ts';
import type { Evidence, Setting } from './judge.ts';
import { Leanings } from './leanings.ts';
import type { Learnt } from './learnt.ts';
import { Likeness } from './likeness.ts';
import { match, readQuestion } from './match.ts';

export interface Found {
  readonly id: string;
  /** How surely it answers the question, 0 to 1. */
  readonly score: number;
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

  constructor(articles: readonly Article[], learnt: Learnt) {
    this.#index = buildIndex(articles);
    this.#likeness = new Likeness(articles, this.#index);
    this.#leanings = new Leanings(articles, learnt);
  }

  /** Best first; empty when nothing fits. */
  find(question: string, max: number): Found[] {
    const { candidates, setting } = this.examine(question);
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
  examine(question: string): Examination {
    const asked = nameUnknownCodes(question, this.#index.codes);
    const text = readQuestion(asked, this.#index);
    const { scores, best } = match(text, this.#index);
    const impression = this.#leanings.read(asked);
    const named = this.#named(question);
    const strongest = strongestOf(scores);
    const strength = scores[strongest[0] ?? -1] ?? 0;
    const direction = this.#likeness.read(text);
    const shortList = new Set([...strongest, ...this.#numbers(impression.nearest), ...named]);
    const candidates = [...shortList].map((article): Candidate => {
      const id = this.#index.ids[article] ?? '';
      const score = scores[article] ?? 0;
      const coverage = best === 0 ? 0 : score / best;
      const lead = strength === 0 ? 0 : score / strength;
      const likeness = this.#likeness.nearest(direction, id);
      const taught = impression.forArticle(id) ?? 0;
      // Asked of the best one only.
      const lean = (): number => this.#leanings.beside(impression, id, likeness);
      return { id, named: named.has(article), evidence: { coverage, lead, likeness, taught, lean } };
    });
    return { candidates, setting: { substance: best } };
  }

  #numbers(ids: readonly string[]): number[] {
    return ids.flatMap((id) => this.#index.numbers.get(id) ?? []);
  }

  /** Articles whose codes stand in the question. */
  #named(question: string): Set<number> {
    const { codes, codeByDigits } = this.#index;
    return new Set(findCodes(question, codes, codeByDigits).flatMap((code) => codes.get(code) ?? []));
  }
}

/** So many articles by their words are looked at further; the last of them only when not far behind the first. */
const SHORT_LIST = 6;
const IN_ANY_CASE = 3;
const FAR_BEHIND = 0.4;

/** The articles with the highest scores, best first. */
function strongestOf(scores: Float32Array): number[] {
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
  return list.filter((_, place) => place < IN_ANY_CASE || scoreAt(place) >= FAR_BEHIND * scoreAt(0));
}
