// oxlint-disable typescript/no-non-null-assertion -- indices stay within the arrays by construction
import { CONCEPTS, type Concept, type ConceptFinder } from './concepts.ts';
import type { Extension } from './features.ts';
import { feature, hashText, pair } from './hash.ts';
import { KIND } from './words.ts';

/** Features of our own subject: concepts alone, in pairs, in their order, and a few detectors. */
export function domainFeatures(finder: ConceptFinder): Extension {
  return (text, tokens, words) => {
    const places = finder.find(
      tokens,
      words.map(({ meaning }) => meaning!),
    );
    return [...conceptFeatures(places), ...detectors(text, tokens, places)];
  };
}

const COUNT = CONCEPTS.length;
const ALL = Array.from({ length: COUNT }, (_, concept) => concept);
/** The features of concepts, of pairs of them, of one after another, and of each beside whose account it is. */
const ALONE = ALL.map((a) => feature(KIND.concept, a + 1));
const PAIRS = tableOf(ALL, (a, b) => feature(KIND.concepts, pair(a + 1, b + 1)));
const STEPS = tableOf(ALL, (a, b) => feature(KIND.conceptStep, pair(a + 1, b + 1)));
const BESIDE = tableOf([0, 1, 2, 3], (who, b) => feature(KIND.detector, pair(who, b + 1)));

/** By row and concept. */
function tableOf(rows: readonly number[], entry: (row: number, concept: Concept) => number): Int32Array {
  return Int32Array.from(rows.flatMap((row) => ALL.map((concept) => entry(row, concept))));
}

const SIGNATURE_AT_MOST = 4;

function conceptFeatures(places: readonly (readonly Concept[])[]): number[] {
  const found: number[] = [];
  const all = ascending(places);
  const who = whoseAccount(all);
  for (let i = 0; i < all.length; i++) {
    const concept = all[i]!;
    found.push(ALONE[concept]!, BESIDE[who * COUNT + concept]!);
    for (let j = i + 1; j < all.length; j++) found.push(PAIRS[concept * COUNT + all[j]!]!);
  }
  let previous: readonly Concept[] = [];
  for (const place of places) {
    if (place.length === 0) continue;
    for (const a of previous) for (const b of place) found.push(STEPS[a * COUNT + b]!);
    previous = place;
  }
  if (all.length > 0 && all.length <= SIGNATURE_AT_MOST)
    found.push(feature(KIND.detector, hashText(`only ${all.join()}`)));
  return found;
}

/** Every concept that occurs, once. */
function ascending(places: readonly (readonly Concept[])[]): Concept[] {
  const occurs = new Uint8Array(COUNT);
  for (const place of places) for (const concept of place) occurs[concept] = 1;
  const all: Concept[] = [];
  for (let concept = 0; concept < COUNT; concept++) if (occurs[concept] === 1) all.push(concept);
  return all;
}

const SELF = CONCEPTS.indexOf('self');
const PERSON = CONCEPTS.indexOf('person');

/** Whether the text speaks of the writer, of somebody else, of both or of nobody. */
function whoseAccount(all: readonly Concept[]): number {
  return (all.includes(SELF) ? 1 : 0) + (all.includes(PERSON) ? 2 : 0);
}

const ERROR_CODE = /^(?:sspr_\d{2,5}|aadsts\d{3,7}|0x[0-9a-f]{6,8}|\d{5,6})$/u;

const TICKET_NUMBER = /^(?:inc|req|ritm|chg|wo|sr|im|tkt)\d{3,}$/u;

const named = (name: string): number => feature(KIND.detector, hashText(name));
const LONGEST = 8;
const TOKENS = Array.from({ length: LONGEST + 1 }, (_, count) => named(`tokens ${count}`));
const COVERED = Array.from({ length: 5 }, (_, quarters) => named(`covered ${quarters}`));
const COVERED_NONE = named('covered none');
const QUESTION = named('question');
const CODE = named('error code');
const TICKET = named('ticket number');
const CAPITAL = named('capital inside');
const SOMEBODYS = named("somebody's");
const ADDRESS = named('address');

function detectors(text: string, tokens: readonly string[], places: readonly (readonly Concept[])[]): number[] {
  let covered = 0;
  for (const place of places) if (place.length > 0) covered++;
  const share = tokens.length === 0 ? COVERED_NONE : COVERED[Math.round((4 * covered) / tokens.length)]!;
  const found = [TOKENS[Math.min(LONGEST, tokens.length)]!, share];
  if (tokens.includes('?')) found.push(QUESTION);
  const numbered = tokens.filter(hasDigit);
  if (numbered.some((token) => ERROR_CODE.test(token))) found.push(CODE);
  if (numbered.some((token) => TICKET_NUMBER.test(token))) found.push(TICKET);
  if (/[^.!?\s]\s+\p{Lu}\p{Ll}+/u.test(text)) found.push(CAPITAL);
  if (/['’]s/u.test(text) && /\p{Lu}\p{Ll}+['’]s\b/u.test(text)) found.push(SOMEBODYS);
  if (text.includes('@')) found.push(ADDRESS);
  return found;
}

/** Error codes and ticket numbers begin or end with one. */
function hasDigit(token: string): boolean {
  return isDigit(token.charCodeAt(token.length - 1)) || isDigit(token.charCodeAt(0));
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;
