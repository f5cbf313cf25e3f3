import { familiarWords } from '../src/understanding/concepts.ts';
import { fit } from '../src/understanding/fit.ts';
import { targetsOf } from '../src/understanding/labels.ts';
import { encodeModel } from '../src/understanding/model-file.ts';
import { normalise } from '../src/understanding/normalise.ts';
import { TextReader } from '../src/understanding/reader.ts';
import { shrink, worthKeeping } from '../src/understanding/shrink.ts';
import { tokenise } from '../src/understanding/tokens.ts';
import type { Example } from './examples.ts';

const SVM = { cost: 0.4, balance: 0, tolerance: 0.1, maxRounds: 50 };
const FEATURES = 45_000;
const WEIGHTS = 500_000;

/** Learns which questions are ours and which article each asks for; byte for byte the same from the same examples. */
export function learn(examples: readonly Example[]): Uint8Array {
  const familiar = familiarWords(wordCounts(examples.map(({ text }) => text)));
  const reader = new TextReader(familiar);
  const labels = examples.map(({ label }) => label);
  const { intents, topics } = targetsOf(labels.filter((label) => label !== ''));
  const targets = [...intents, ...topics];
  const blocks = examples.map(({ text }) => reader.read(text));
  const kept = worthKeeping(fit(blocks, labels, targets, SVM), FEATURES);
  const model = shrink(fit(blocks, labels, targets, SVM, kept), WEIGHTS);
  const head = { reject: undefined, threshold: Infinity, sharpness: 1 };
  return encodeModel({ parts: { model, head, outOfScope: '', familiar } });
}

function wordCounts(texts: readonly string[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) {
    for (const word of new Set(tokenise(normalise(text)))) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return Object.fromEntries(counts);
}
