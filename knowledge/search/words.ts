import { normalise } from '../../src/understanding/normalise.ts';

/** The longest question that is looked at, in characters; more is a pasted log. */
const MAX_QUESTION = 600;

const NEGATIONS: readonly (readonly [RegExp, string])[] = [
  [/\bcan(?:'t|not|t)\b/gu, 'can not'],
  [/\bwon'?t\b/gu, 'will not'],
  [/n't\b/gu, ' not'],
  [/\b(did|does|do|is|was|has|have|would|could)nt\b/gu, '$1 not'],
];
const MAYBE_NEGATION = /n'?t\b|cannot/u;
const ENDING = /'(?:s|tjes?|jes?)\b/gu;
const WORD = /[\p{L}\p{N}]+/gu;

/** Words of letters and digits. `e-mail` and `sign-in` give two each, which the concept list joins again. */
export const words = (text: string): string[] => text.split('\n').flatMap(wordsOfLine);

export const clip = (question: string): string => question.slice(0, MAX_QUESTION);
export const questionWords = (question: string): string[] => words(clip(question));

function wordsOfLine(line: string): string[] {
  let plain = normalise(line);
  if (MAYBE_NEGATION.test(plain)) for (const [form, full] of NEGATIONS) plain = plain.replace(form, full);
  if (plain.includes("'")) plain = plain.replace(ENDING, '');
  return plain.match(WORD) ?? [];
}
