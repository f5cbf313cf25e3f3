import type { Intent } from '../src/core/intent.ts';
import { macroF1, share } from '../src/understanding/evaluation.ts';
import { normalise } from '../src/understanding/normalise.ts';
import { loadRecogniser, type IntentRecogniser } from '../src/understanding/recogniser.ts';
import { tokenise } from '../src/understanding/tokens.ts';
import { readUtterances, type Utterance, type UtteranceSet } from './utterances.ts';

/** What the assistant's own model does with utterances it has never seen; shares from 0 to 1. */
export interface HeldOutFigures {
  readonly utterances: number;
  /** A second reading that is as defensible counts as right, here and below. */
  readonly right: number | undefined;
  /** Only the first reading counts. */
  readonly rightByFirst: number | undefined;
  readonly rightWithinTwo: number | undefined;
  readonly macroF1: number | undefined;
  readonly outOfScopeRecall: number | undefined;
  readonly falseRejects: number | undefined;
  /** Of the utterances that should start no action, or another one, those that start one. */
  readonly wrongActions: number | undefined;
  /** Of all wrong actions, only those without a question in between. */
  readonly wrongActionsAtOnce: number | undefined;
  readonly topicRight: number | undefined;
  readonly language: number | undefined;
  readonly languageShort: number | undefined;
}

/** Intents that do something to an account. */
export const ACTIONS: ReadonlySet<Intent> = new Set<Intent>([
  'forgot_password',
  'locked_out',
  'change_password',
  'admin_reset',
]);

export function heldOut(
  utterances: readonly Utterance[] = unseenUtterances(),
  recogniser: IntentRecogniser = loadRecogniser(),
): HeldOutFigures {
  const judged = utterances.map((utterance) => {
    const seen = recogniser.recognise(utterance.text);
    return { gold: asRead(utterance, seen.intent), seen, isFirst: seen.intent === utterance.intent };
  });
  const outside = judged.filter(({ gold }) => gold.intent === 'out_of_scope');
  const inside = judged.filter(({ gold }) => gold.intent !== 'out_of_scope');
  const isWrongAction = ({ gold, seen }: (typeof judged)[number]): boolean =>
    ACTIONS.has(seen.intent) && seen.intent !== gold.intent;
  const withTopic = judged.filter(({ gold, seen }) => gold.topic !== undefined && seen.intent === gold.intent);
  const isLanguageRight = ({ text, language }: Utterance): boolean => recogniser.likeliestLanguage(text) === language;
  return {
    utterances: judged.length,
    right: share(judged, ({ gold, seen }) => seen.intent === gold.intent),
    rightByFirst: share(judged, ({ isFirst }) => isFirst),
    rightWithinTwo: share(judged, ({ gold, seen }) =>
      [seen.intent, seen.alternatives[0]?.intent].some((read) => read === gold.intent || (read && read === gold.also)),
    ),
    macroF1: macroF1(judged.map(({ gold, seen }) => ({ gold: gold.intent, guess: seen.intent }))),
    outOfScopeRecall: share(outside, ({ seen }) => seen.intent === 'out_of_scope'),
    falseRejects: share(inside, ({ seen }) => seen.intent === 'out_of_scope'),
    wrongActions: share(judged, isWrongAction),
    wrongActionsAtOnce: share(judged, (one) => isWrongAction(one) && one.seen.decision === 'act'),
    topicRight: share(withTopic, ({ gold, seen }) => seen.topic === gold.topic),
    language: share(utterances, isLanguageRight),
    languageShort: share(
      utterances.filter(({ text }) => text.split(/\s+/u).length <= 3),
      isLanguageRight,
    ),
  };
}

/** The utterance by the reading that was chosen, if that is one of its two. */
function asRead(utterance: Utterance, seen: Intent): Utterance {
  return utterance.also === seen ? { ...utterance, intent: seen, topic: undefined } : utterance;
}

/** A set without the utterances that the training set happens to hold too, most of them short ones. */
export function unseenUtterances(set: UtteranceSet = 'held-out'): Utterance[] {
  const learned = new Set(readUtterances('train').map(({ text }) => wordsOf(text).join(' ')));
  return readUtterances(set).filter(({ text }) => !learned.has(wordsOf(text).join(' ')));
}

/** From this share of words in common on, two utterances count as variants of each other. */
const NEARLY_THE_SAME = 0.8;

/** The utterances that are nearly the same as one of the training set: other order, a word more or less. */
export function nearlyLearned(utterances: readonly Utterance[]): Utterance[] {
  const byWord = new Map<string, Set<string>[]>();
  for (const { text } of readUtterances('train')) {
    const words = new Set(wordsOf(text));
    for (const word of words) {
      const all = byWord.get(word);
      if (all === undefined) byWord.set(word, [words]);
      else all.push(words);
    }
  }
  const learnedWith = (word: string): readonly Set<string>[] => byWord.get(word) ?? [];
  return utterances.filter(({ text }) => {
    const own = new Set(wordsOf(text));
    const rarestFirst = [...own].toSorted((a, b) => learnedWith(a).length - learnedWith(b).length);
    // A variant lacks fewer words than this, so it has one of these at least.
    const telling = rarestFirst.slice(0, Math.floor((1 - NEARLY_THE_SAME) * own.size + 1e-9) + 1);
    return telling.some((word) => learnedWith(word).some((other) => likeness(own, other) >= NEARLY_THE_SAME));
  });
}

function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const both = [...a].filter((word) => b.has(word)).length;
  return both / (a.size + b.size - both);
}

function wordsOf(text: string): string[] {
  return tokenise(normalise(text)).filter((token) => token !== '?' && token !== '!');
}
