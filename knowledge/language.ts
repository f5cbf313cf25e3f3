// oxlint-disable typescript/no-non-null-assertion -- indices stay within the arrays by construction
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Fault } from '../src/core/errors.ts';
import { LANGUAGES, type Language } from '../src/core/language.ts';
import type { Blocks } from '../src/understanding/features.ts';
import { fit, type FittedModel } from '../src/understanding/fit.ts';
import { DUTCH, languageBlocks } from '../src/understanding/language.ts';
import { encodeModel } from '../src/understanding/model-file.ts';
import { createRandom } from '../src/understanding/random.ts';
import { TextReader } from '../src/understanding/reader.ts';
import { Scorer } from '../src/understanding/scorer.ts';
import { shrink, worthKeeping } from '../src/understanding/shrink.ts';
import { SVM_DEFAULTS } from '../src/understanding/svm.ts';
import { UTTERANCES, type Utterance } from './utterances.ts';

interface Example {
  readonly text: string;
  readonly language: Language;
}

const LANGUAGE_FEATURES = 25_000;

/**
 * Learns to tell the languages from the utterances, from snippets of them (short texts are the hard
 * ones), from lists of everyday words and from the words that only one of natural's lexicons knows.
 */
export function buildLanguage(utterances: readonly Utterance[]): Uint8Array {
  const certain = [...utterances, ...everydayPhrases(), ...lexiconWords()];
  const reader = new TextReader(undefined);
  const read = ({ text }: Example): Blocks => languageBlocks(reader.read(text));
  const examples = [...certain, ...withoutBorrowed(snippetsOf(utterances), fitLanguage(certain, read), read)];
  const kept = worthKeeping(fitLanguage(examples, read), LANGUAGE_FEATURES);
  const model = shrink(fitLanguage(examples, read, kept), Infinity);
  const head = { reject: undefined, threshold: Infinity, sharpness: 1 };
  return encodeModel({ parts: { model, head, outOfScope: '', familiar: undefined } });
}

function fitLanguage(
  examples: readonly Example[],
  read: (example: Example) => Blocks,
  only?: ReadonlySet<number>,
): FittedModel {
  const labels = examples.map(({ language }) => language);
  return fit(examples.map(read), labels, [DUTCH], { ...SVM_DEFAULTS, balance: 0 }, only);
}

const SNIPPETS = 3;

/** One to three words in a row. */
function snippetsOf(utterances: readonly Utterance[]): Example[] {
  const random = createRandom(2);
  return utterances.flatMap(({ text, language }) => {
    const words = text.split(/\s+/u);
    return Array.from({ length: SNIPPETS }, () => {
      const length = 1 + Math.floor(random() * 3);
      const start = Math.floor(random() * Math.max(1, words.length - length + 1));
      return { text: words.slice(start, start + length).join(' '), language };
    });
  });
}

/** People mix languages: a snippet that rather belongs to the other one would teach the wrong thing. */
function withoutBorrowed(snippets: readonly Example[], fitted: FittedModel, read: (example: Example) => Blocks) {
  const scorer = new Scorer(shrink(fitted, Infinity));
  return snippets.filter((snippet) => {
    const score = scorer.score(read(snippet)).scores[0]!;
    return (snippet.language === DUTCH ? score : -score) > -0.1;
  });
}

const FOLDER = join(UTTERANCES, 'language');
const MIXED = 8;

/** Each language's own words and phrases, and these beside words that both languages share. */
function everydayPhrases(): Example[] {
  const random = createRandom(3);
  const shared = readList('both');
  return LANGUAGES.flatMap((language) => {
    const own = readList(language);
    const some = (list: readonly string[]): string => list[Math.floor(random() * list.length)]!;
    const mixed = shared.flatMap((word) =>
      Array.from({ length: MIXED }, (_, i) => [
        i % 2 === 0 ? `${word} ${some(own)}` : `${some(own)} ${word}`,
        i % 2 === 0 ? `${some(own)} ${word} ${some(shared)}` : `${word} ${some(shared)} ${some(own)}`,
      ]).flat(),
    );
    return [...own, ...mixed].map((text) => ({ text, language }));
  });
}

function readList(name: Language | 'both'): string[] {
  const file = join(FOLDER, `${name}.txt`);
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    throw new Fault('bad-model', `${file}:1: cannot be read`, cause);
  }
  const lines = text.split('\n').map((line) => line.trim());
  return lines.filter((line) => line !== '' && !line.startsWith('#'));
}

const LEXICA = 'natural/lib/natural/brill_pos_tagger/data';
const MOST_WORDS = 9_000;

/** Words that are in one lexicon and not in the other. */
function lexiconWords(): Example[] {
  const require = createRequire(import.meta.url);
  const words = (name: string): Set<string> => plainWords(require(`${LEXICA}/${name}`) as object);
  const dutch = words('Dutch/brill_Lexicon.json');
  const english = words('English/lexicon_from_posjs.json');
  const from = (language: Language, all: Set<string>, others: Set<string>): Example[] =>
    evenly(all, others).map((text) => ({ text, language }));
  return [...from('nl', dutch, english), ...from('en', english, dutch)];
}

function plainWords(lexicon: object): Set<string> {
  return new Set(Object.keys(lexicon).filter((word) => /^\p{Ll}{2,}$/u.test(word)));
}

function evenly(words: ReadonlySet<string>, others: ReadonlySet<string>): string[] {
  const own = [...words].filter((word) => !others.has(word)).toSorted();
  const every = Math.ceil(own.length / MOST_WORDS);
  return own.filter((_, i) => i % every === 0);
}
