import { join } from 'node:path';
import type { Language } from '../src/core/language.ts';
import { LANGUAGES } from '../src/core/language.ts';
import type { Recogniser } from '../src/core/intent.ts';
import type { Article } from './article.ts';
import { fieldExamples } from './examples.ts';
import { fitCertainty, fitOrder } from './fit.ts';
import type { Choice, Sample } from './fit.ts';
import { loadArticles } from './load.ts';
import { Engine } from './search/engine.ts';
import type { Candidate, Examination } from './search/engine.ts';
import { Field } from './search/field.ts';
import { certaintyFeatures, orderFeatures, rankOf } from './search/judge.ts';
import { stems } from './search/stems.ts';
import { words } from './search/words.ts';
import { readUtterances } from './utterances.ts';

export interface Calibration {
  readonly order: readonly number[];
  readonly certainty: readonly number[];
}

const ROUNDS = 6;

/**
 * Fits the weights of the judge on questions that the search has not seen: example questions left out of their own
 * article, and utterances held out from the recogniser. The evaluation questions have no part in it.
 */
export function calibrate(folder: string, recogniser: Recogniser | undefined): Calibration {
  const { articles } = loadArticles(join(folder, 'articles'));
  const field = Field.learn(fieldExamples());
  const build = (some: readonly Article[]): Engine => new Engine(some, { recogniser, field });
  const left = Array.from({ length: ROUNDS }, (_, round) => leaveOut(articles, round)).flatMap(({ rest, out }) => {
    const engine = build(rest);
    return out.map(({ id, question, language }) => ({ id, examined: engine.examine(question, language) }));
  });
  const whole = build(articles);
  const heldOut = readUtterances('validation').filter(({ intent }) => intent !== 'smalltalk');
  const inside = [
    ...left.map(({ examined }) => examined),
    ...examineAll(
      whole,
      heldOut.filter(({ intent }) => intent !== 'out_of_scope'),
    ),
  ];
  const outside = examineAll(
    whole,
    heldOut.filter(({ intent }) => intent === 'out_of_scope'),
  );
  const samples = [...samplesOf(inside, 1), ...samplesOf(outside, 0)];
  return {
    order: fitOrder(left.flatMap(choiceOf), orderFeatures({ coverage: 0, lead: 0, likeness: 0, alike: 0 }).length),
    certainty: fitCertainty(samples, samples[0]?.features.length ?? 0),
  };
}

interface LeftOut {
  readonly id: string;
  readonly language: Language;
  readonly question: string;
}

/** Takes one question from every article, in one language, and its likely translation from the other. */
export function leaveOut(articles: readonly Article[], round: number): { rest: Article[]; out: LeftOut[] } {
  const language = LANGUAGES[round % LANGUAGES.length] ?? 'nl';
  const out = articles
    .filter((article) => article.language === language && article.questions.length > 1)
    .map(({ id, questions }) => ({ id, language, question: questions[(round * 3 + 1) % questions.length] ?? '' }));
  const gone = new Map(out.map(({ id, question }) => [id, question]));
  const rest = articles.map((article) => {
    const question = gone.get(article.id);
    return question === undefined ? article : { ...article, questions: without(article.questions, question) };
  });
  return { rest, out };
}

/** Without the question and without the one that is most like it, by stems: names and codes survive translation. */
function without(questions: readonly string[], question: string): string[] {
  const others = questions.filter((other) => other !== question);
  const wanted = new Set(words(question).flatMap(stems));
  const shared = (other: string): number =>
    words(other).filter((word) => stems(word).some((stem) => wanted.has(stem))).length;
  const nearest = others.reduce((best, other) => (shared(other) > shared(best) ? other : best), others[0] ?? '');
  return others.length === questions.length && shared(nearest) > 0
    ? others.filter((other) => other !== nearest)
    : others;
}

const examineAll = (engine: Engine, questions: readonly { text: string; language: Language }[]): Examination[] =>
  questions.map(({ text, language }) => engine.examine(text, language));

/** The two truths count the same, however many cases they have. */
function samplesOf(examined: readonly Examination[], truth: 0 | 1): Sample[] {
  return examined.flatMap(({ candidates, setting }) => {
    const best = bestOf(candidates);
    return best === undefined
      ? []
      : [{ features: certaintyFeatures(best.evidence, setting), truth, weight: 1 / examined.length }];
  });
}

const bestOf = (candidates: readonly Candidate[]): Candidate | undefined =>
  candidates.reduce<Candidate | undefined>(
    (best, one) => (best === undefined || rankOf(one.evidence) > rankOf(best.evidence) ? one : best),
    undefined,
  );

function choiceOf({ id, examined }: { id: string; examined: Examination }): Choice[] {
  const right = examined.candidates.findIndex((candidate) => candidate.id === id);
  if (right === -1) return [];
  return [{ candidates: examined.candidates.map(({ evidence }) => orderFeatures(evidence)), right }];
}
