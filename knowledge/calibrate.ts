import { join } from 'node:path';
import type { Language } from '../src/core/language.ts';
import { LANGUAGES } from '../src/core/language.ts';
import type { Article } from './article.ts';
import { learningExamples, readOutsiders } from './examples.ts';
import type { Outsider } from './examples.ts';
import { learn } from './learn.ts';
import { fitCertainty, fitOrder } from './fit.ts';
import type { Choice, Sample } from './fit.ts';
import { loadArticles } from './load.ts';
import { Engine } from './search/engine.ts';
import type { Candidate, Examination } from './search/engine.ts';
import { Learnt } from './search/learnt.ts';
import { certaintyFeatures, orderFeatures, rankOf } from './search/judge.ts';
import type { Evidence } from './search/judge.ts';
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
 * article, and utterances that nothing has learnt from. The evaluation questions have no part in it.
 */
export function calibrate(folder: string): Calibration {
  const { articles } = loadArticles(join(folder, 'articles'));
  const outsiders = readOutsiders();
  const rounds = Array.from({ length: ROUNDS }, (_, round) => askLeftOut(articles, outsiders, round));
  const unseen = askUnseen(articles, outsiders);
  const insiders = rounds.flatMap(({ inside }) => inside);
  const inside = [...insiders.map(({ examined }) => examined), ...unseen.inside];
  const outside = [...rounds.flatMap((round) => round.outside), ...unseen.outside];
  const samples = [...samplesOf(inside, 1), ...samplesOf(outside, 0)];
  return {
    order: fitOrder(insiders.flatMap(choiceOf), orderFeatures(NO_EVIDENCE).length),
    certainty: fitCertainty(samples, samples[0]?.features.length ?? 0),
  };
}

const NO_EVIDENCE: Evidence = { coverage: 0, lead: 0, likeness: 0, taught: 0, lean: () => 0 };

interface Insider {
  readonly id: string;
  readonly examined: Examination;
}

interface Asked<T> {
  readonly inside: readonly T[];
  readonly outside: readonly Examination[];
}

/** Asks a part of the examples of an engine, and of a field, that has not seen that part. */
function askLeftOut(articles: readonly Article[], outsiders: readonly Outsider[], round: number): Asked<Insider> {
  const { rest, out } = leaveOut(articles, round);
  const isOut = (_: Outsider, at: number): boolean => at % ROUNDS === round;
  const engine = taught(
    rest,
    outsiders.filter((one, at) => !isOut(one, at)),
  );
  return {
    inside: out.map(({ id, question }) => ({ id, examined: engine.examine(question) })),
    outside: examineAll(engine, outsiders.filter(isOut)),
  };
}

/** Asks the utterances that neither the recogniser nor the field has seen. */
function askUnseen(articles: readonly Article[], outsiders: readonly Outsider[]): Asked<Examination> {
  const engine = taught(articles, outsiders);
  const unseen = readUtterances('validation').filter(({ intent }) => intent !== 'smalltalk');
  return {
    inside: examineAll(
      engine,
      unseen.filter(({ intent }) => intent !== 'out_of_scope'),
    ),
    outside: examineAll(
      engine,
      unseen.filter(({ intent }) => intent === 'out_of_scope'),
    ),
  };
}

function taught(articles: readonly Article[], outsiders: readonly Outsider[]): Engine {
  const learnt = new Learnt(learn(learningExamples(articles, outsiders)), 'left out');
  return new Engine(articles, learnt);
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

const examineAll = (engine: Engine, questions: readonly { readonly text: string }[]): Examination[] =>
  questions.map(({ text }) => engine.examine(text));

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
