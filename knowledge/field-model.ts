import { familiarWords } from '../src/understanding/concepts.ts';
import { fit } from '../src/understanding/fit.ts';
import { encodeModel } from '../src/understanding/model-file.ts';
import { normalise } from '../src/understanding/normalise.ts';
import { TextReader } from '../src/understanding/reader.ts';
import { shrink, worthKeeping } from '../src/understanding/shrink.ts';
import { tokenise } from '../src/understanding/tokens.ts';
import type { FieldExamples } from './examples.ts';
import { OURS } from './search/field.ts';

const SVM = { cost: 0.4, tolerance: 0.05, maxRounds: 100 };
const FEATURES = 60_000;

/** Learns what is ours to answer; byte for byte the same from the same examples. */
export function buildField({ inside, outside }: FieldExamples): Uint8Array {
  const texts = [...inside, ...outside];
  const familiar = familiarWords(wordCounts(texts));
  const reader = new TextReader(familiar);
  const examples = texts.map((text) => reader.read(text));
  const labels = texts.map((_, at) => (at < inside.length ? OURS : ''));
  const kept = worthKeeping(fit(examples, labels, [OURS], SVM), FEATURES);
  const model = shrink(fit(examples, labels, [OURS], SVM, kept), Infinity);
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
