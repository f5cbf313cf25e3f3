// oxlint-disable typescript/no-non-null-assertion -- indices stay within the arrays by construction
import { CONCEPTS, ConceptFinder, type Concept } from './concepts.ts';
import { feature, hashText, pair } from './hash.ts';
import { KIND } from './words.ts';

/** Features of our own subject: concepts alone, in pairs, in their order, and a few detectors. */
export function createDomainExtension(
  familiar: ReadonlySet<number>,
): (text: string, tokens: readonly string[]) => number[] {
  const finder = new ConceptFinder(familiar);
  return (text, tokens) => {
    const places = finder.find(tokens);
    return [
      ...conceptFeatures(places),
      ...detectors(text, tokens, places).map((name) => feature(KIND.detector, hashText(name))),
    ];
  };
}

const SIGNATURE_AT_MOST = 4;

function conceptFeatures(places: readonly (readonly Concept[])[]): number[] {
  const found: number[] = [];
  const all = [...new Set(places.flat())].toSorted((a, b) => a - b);
  for (let i = 0; i < all.length; i++) {
    found.push(feature(KIND.concept, all[i]! + 1));
    for (let j = i + 1; j < all.length; j++) found.push(feature(KIND.concepts, pair(all[i]! + 1, all[j]! + 1)));
  }
  let previous: readonly Concept[] = [];
  for (const place of places) {
    if (place.length === 0) continue;
    for (const a of previous) for (const b of place) found.push(feature(KIND.conceptStep, pair(a + 1, b + 1)));
    previous = place;
  }
  const who = whoseAccount(all);
  for (const concept of all) found.push(feature(KIND.detector, pair(who, concept + 1)));
  if (all.length > 0 && all.length <= SIGNATURE_AT_MOST)
    found.push(feature(KIND.detector, hashText(`only ${all.join()}`)));
  return found;
}

const SELF = CONCEPTS.indexOf('self');
const PERSON = CONCEPTS.indexOf('person');

/** Whether the text speaks of the writer, of somebody else, of both or of nobody. */
function whoseAccount(all: readonly Concept[]): number {
  return (all.includes(SELF) ? 1 : 0) + (all.includes(PERSON) ? 2 : 0);
}

const ERROR_CODE = /^(?:sspr_\d{2,5}|aadsts\d{3,7}|0x[0-9a-f]{6,8}|\d{5,6})$/u;

const TICKET_NUMBER = /^(?:inc|req|ritm|chg|wo|sr|im|tkt)\d{3,}$/u;

function detectors(text: string, tokens: readonly string[], places: readonly (readonly Concept[])[]): string[] {
  const found: string[] = [];
  const covered = places.filter((place) => place.length > 0).length;
  found.push(`tokens ${Math.min(8, tokens.length)}`);
  found.push(`covered ${tokens.length === 0 ? 'none' : Math.round((4 * covered) / tokens.length)}`);
  if (tokens.includes('?')) found.push('question');
  if (tokens.some((token) => ERROR_CODE.test(token))) found.push('error code');
  if (tokens.some((token) => TICKET_NUMBER.test(token))) found.push('ticket number');
  if (/[^.!?\s]\s+\p{Lu}\p{Ll}+/u.test(text)) found.push('capital inside');
  if (/\p{Lu}\p{Ll}+['’]s\b/u.test(text)) found.push("somebody's");
  if (text.includes('@')) found.push('address');
  return found;
}
