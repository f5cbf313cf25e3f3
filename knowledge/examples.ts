import type { FieldExamples } from './search/field.ts';
import { readUtterances } from './utterances.ts';
import type { Utterance } from './utterances.ts';

/** The utterances that the recogniser learns from also show the search what is not ours to answer. */
export function fieldExamples(): FieldExamples {
  const utterances = readUtterances('train');
  const texts = (wanted: boolean): string[] =>
    utterances.filter((one) => isOutside(one) === wanted).map(({ text }) => text);
  return { inside: texts(false), outside: texts(true) };
}

/** Small talk is answered before it comes here, except the question what the assistant can do. */
const isOutside = ({ intent, topic }: Utterance): boolean =>
  intent === 'out_of_scope' || (intent === 'smalltalk' && topic !== 'help');
