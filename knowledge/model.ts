import { writeFileSync } from 'node:fs';
import { Fault } from '../src/core/errors.ts';
import { IntentClassifier } from '../src/understanding/classifier.ts';
import { encodeModel } from '../src/understanding/model-file.ts';
import { LANGUAGE_FILE, MODEL_FILE } from '../src/understanding/recogniser.ts';
import { buildLanguage } from './language.ts';
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
    svm: { cost: 0.4, balance: 0, tolerance: 0.05, maxRounds: 100 },
    budget: { features: 42_000, weights: 250_000 },
    falseRejects: 0.05,
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
