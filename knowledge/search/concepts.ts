import { hashText } from '../../src/understanding/hash.ts';
import { ACCOUNT } from './concepts/account.ts';
import { BASICS } from './concepts/basics.ts';
import { SERVICES } from './concepts/services.ts';
import { THINGS } from './concepts/things.ts';
import { WORDING } from './concepts/wording.ts';
import { stems } from './stems.ts';
import { words } from './words.ts';

/**
 * What the two languages, old product names and office slang call the same thing. A term may stand under several
 * concepts. Single words match by stem, so inflections need no entry of their own.
 */
const CONCEPTS: Readonly<Record<string, string>> = { ...ACCOUNT, ...SERVICES, ...THINGS, ...WORDING, ...BASICS };

export interface Phrase {
  /** The concept as a term. */
  readonly concept: number;
  /** Stems of each word after the first. */
  readonly rest: readonly (readonly string[])[];
}

/** Concepts, written as `#name`, by the stem of a single word. */
export const BY_STEM = new Map<string, Set<string>>();
/** Phrases by each stem of their first word. */
export const PHRASES = new Map<string, Phrase[]>();
/** Every word of the list: with the words of the articles, what a typo can be corrected to. */
export const CONCEPT_WORDS = new Set<string>();

for (const [concept, terms] of Object.entries(CONCEPTS)) {
  for (const term of terms.split(/,\s+/u)) addTerm(`#${concept}`, words(term));
}

function addTerm(concept: string, parts: readonly string[]): void {
  for (const part of parts) CONCEPT_WORDS.add(part);
  const [first = ''] = parts;
  for (const stem of stems(first)) {
    if (parts.length === 1) BY_STEM.set(stem, (BY_STEM.get(stem) ?? new Set()).add(concept));
    else
      PHRASES.set(stem, [
        ...(PHRASES.get(stem) ?? []),
        { concept: hashText(concept) | 0, rest: parts.slice(1).map(stems) },
      ]);
  }
}
