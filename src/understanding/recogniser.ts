// oxlint-disable typescript/no-non-null-assertion -- indices stay within the arrays by construction
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Fault } from '../core/errors.ts';
import { INTENTS, type Intent, type Reading, type Recogniser, type Understanding } from '../core/intent.ts';
import type { Language } from '../core/language.ts';
import { IntentModel } from './intent-model.ts';
import type { Ranked } from './judge.ts';
import { LanguageModel } from './language.ts';
import { decodeModel } from './model-file.ts';
import { decide, probabilityOf } from './policy.ts';

/** The committed artefacts, built from knowledge/utterances by `sleutel nlu build`. */
export const MODEL_FILE = fileURLToPath(new URL('../../knowledge/model.bin', import.meta.url));
export const LANGUAGE_FILE = fileURLToPath(new URL('../../knowledge/language.bin', import.meta.url));

/** A recogniser that can also be asked for the likelier language when it is not certain of it. */
export interface IntentRecogniser extends Recogniser {
  recognise(text: string, conversationLanguage?: Language): Understanding;
  likeliestLanguage(text: string): Language;
}

/**
 * Loads the recogniser from the artefacts; nothing is trained.
 * @throws a Fault `bad-model` that names the file, when an artefact is missing or broken.
 */
export function loadRecogniser(modelFile = MODEL_FILE, languageFile = LANGUAGE_FILE): IntentRecogniser {
  const model = new IntentModel(decodeModel(read(modelFile), modelFile));
  const language = new LanguageModel(decodeModel(read(languageFile), languageFile).model);
  return createRecogniser(model, language);
}

function read(file: string): Uint8Array {
  try {
    return readFileSync(file);
  } catch (cause) {
    throw new Fault('bad-model', `${file}: cannot be read; build it with \`sleutel nlu build\``, cause);
  }
}

export function createRecogniser(model: IntentModel, languages: LanguageModel): IntentRecogniser {
  return {
    recognise: (text, conversationLanguage) => {
      const blocks = model.read(text);
      const { best, isRejected, ranked, topicOf } = model.judge(blocks);
      const { outOfScope } = model.parts;
      const isEmpty = blocks[0]!.words.length === 0;
      const chosen = isRejected || isEmpty ? outOfScope : best;
      return {
        text,
        language: (hasLetters(text) ? languages.guess(blocks).certain : undefined) ?? conversationLanguage,
        intent: asIntent(chosen),
        topic: topicOf(chosen),
        confidence: isEmpty ? 0 : rounded(probabilityOf(ranked, chosen)),
        alternatives: isEmpty ? [] : readings(ranked.filter(({ label }) => label !== chosen)),
        decision: isEmpty ? 'unsure' : decide(ranked, chosen, outOfScope),
      };
    },
    likeliestLanguage: (text) => languages.guess(model.read(text)).likeliest,
  };
}

/** Digits and pictograms belong to no language. */
function hasLetters(text: string): boolean {
  return /\p{L}/u.test(text);
}

function readings(ranked: readonly Ranked[]): Reading[] {
  return ranked.map(({ label, probability }) => ({ intent: asIntent(label), confidence: rounded(probability) }));
}

function asIntent(label: string): Intent {
  return INTENTS.find((intent) => intent === label) ?? 'out_of_scope';
}

function rounded(probability: number): number {
  return Math.round(probability * 1_000) / 1_000;
}
