import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Fault } from '../src/core/errors.ts';
import { IntentClassifier } from '../src/understanding/classifier.ts';
import type { Blocks } from '../src/understanding/features.ts';
import { fit } from '../src/understanding/fit.ts';
import { DUTCH, languageBlocks } from '../src/understanding/language.ts';
import { encodeModel } from '../src/understanding/model-file.ts';
import { createRandom } from '../src/understanding/random.ts';
import { TextReader } from '../src/understanding/reader.ts';
import { LANGUAGE_FILE, MODEL_FILE } from '../src/understanding/recogniser.ts';
import { shrink, worthKeeping } from '../src/understanding/shrink.ts';
import { readUtterances, type Utterance } from './utterances.ts';

/** The artefacts, byte for byte the same from the same utterances. */
export interface Artefacts {
  readonly model: Uint8Array;
  readonly language: Uint8Array;
}

export function buildArtefacts(utterances: readonly Utterance[] = readUtterances('train')): Artefacts {
  refuseContradictions(utterances);
  return { model: encodeModel(trainClassifier(utterances).model), language: buildLanguage(utterances) };
}

export function writeArtefacts({ model, language }: Artefacts): void {
  writeFileSync(MODEL_FILE, model);
  writeFileSync(LANGUAGE_FILE, language);
}

/** What starts something must be this much clearer than what only answers. */
const CAUTION = { forgot_password: 0.2, locked_out: 0.2, change_password: 0.2, admin_reset: 0.2 };

export function trainClassifier(utterances: readonly Utterance[]): IntentClassifier {
  const classifier = new IntentClassifier({
    outOfScope: 'out_of_scope',
    concepts: true,
    slips: true,
    svm: { cost: 0.4, tolerance: 0.05, maxRounds: 100 },
    budget: { features: 30_000, weights: 120_000 },
    falseRejects: 0.04,
    caution: CAUTION,
  });
  for (const utterance of utterances) classifier.addDocument(utterance.text, labelOf(utterance));
  classifier.train();
  return classifier;
}

/** Intent and topic as one label. */
export function labelOf({ intent, topic }: Utterance): string {
  return topic === undefined ? intent : `${intent}/${topic}`;
}

function refuseContradictions(utterances: readonly Utterance[]): void {
  const seen = new Map<string, string>();
  for (const utterance of utterances) {
    const label = labelOf(utterance);
    const other = seen.get(utterance.text);
    if (other !== undefined && other !== label) {
      throw new Fault('bad-model', `"${utterance.text}" is both ${other} and ${label}`);
    }
    seen.set(utterance.text, label);
  }
}

const LANGUAGE_FEATURES = 25_000;
const SNIPPETS = 2;

/**
 * Learns the languages from the utterances, from snippets of one to three words of them (short texts
 * are the hard ones) and from the words that only one of natural's two lexicons knows.
 */
function buildLanguage(utterances: readonly Utterance[]): Uint8Array {
  const reader = new TextReader(undefined);
  const examples: Blocks[] = [];
  const labels: string[] = [];
  const learn = (text: string, label: string): void => {
    examples.push(languageBlocks(reader.read(text)));
    labels.push(label);
  };
  const snip = createSnipper();
  for (const { text, language } of utterances) {
    learn(text, language);
    for (let i = 0; i < SNIPPETS; i++) learn(snip(text), language);
  }
  for (const [language, words] of Object.entries(ownWords())) for (const word of words) learn(word, language);
  const full = fit(examples, labels, [DUTCH]);
  const kept = worthKeeping(full, LANGUAGE_FEATURES);
  const model = shrink(fit(examples, labels, [DUTCH], undefined, kept), Infinity);
  const head = { reject: undefined, threshold: Infinity, sharpness: 1 };
  return encodeModel({ parts: { model, head, outOfScope: '', familiar: undefined } });
}

function createSnipper(): (text: string) => string {
  const random = createRandom(2);
  return (text) => {
    const words = text.split(/\s+/u);
    const length = 1 + Math.floor(random() * 3);
    const start = Math.floor(random() * Math.max(1, words.length - length + 1));
    return words.slice(start, start + length).join(' ');
  };
}

const LEXICA = 'natural/lib/natural/brill_pos_tagger/data';
const MOST_WORDS = 9_000;

/** Words that are in one lexicon and not in the other. */
function ownWords(): Record<string, string[]> {
  const require = createRequire(import.meta.url);
  const dutch = plainWords(require(`${LEXICA}/Dutch/brill_Lexicon.json`) as object);
  const english = plainWords(require(`${LEXICA}/English/lexicon_from_posjs.json`) as object);
  return { nl: evenly(dutch, english), en: evenly(english, dutch) };
}

function plainWords(lexicon: object): Set<string> {
  return new Set(Object.keys(lexicon).filter((word) => /^\p{Ll}{2,}$/u.test(word)));
}

function evenly(words: ReadonlySet<string>, others: ReadonlySet<string>): string[] {
  const own = [...words].filter((word) => !others.has(word)).toSorted();
  const every = Math.ceil(own.length / MOST_WORDS);
  return own.filter((_, i) => i % every === 0);
}
