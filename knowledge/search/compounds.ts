import type { Splitter } from './lexicon.ts';

const SHORTEST = 4;
const LONGEST_WORD = 40;
const LINKS = ['', 's', 'e', 'en', 'n'];

/**
 * Splits Dutch compounds (wachtwoordherstel, beveiligingsgegevens) and words glued in haste into two known words,
 * the longest first part winning. Only words that the articles or the concept list know are parts.
 */
export function compoundSplitter(isKnown: (word: string) => boolean): Splitter {
  const cache = new Map<string, readonly string[]>();
  return (word) => {
    let parts = cache.get(word);
    if (parts === undefined) cache.set(word, (parts = splitOnce(word, isKnown)));
    return parts;
  };
}

function splitOnce(word: string, isKnown: (word: string) => boolean): readonly string[] {
  if (word.length < 2 * SHORTEST || word.length > LONGEST_WORD || /\d/u.test(word)) return [];
  for (let end = word.length - SHORTEST; end >= SHORTEST; end--) {
    const tail = word.slice(end);
    if (!isKnown(tail)) continue;
    const head = LINKS.map((link) => withoutLink(word.slice(0, end), link)).find(
      (part) => part !== '' && isKnown(part),
    );
    if (head !== undefined) return [head, tail];
  }
  return [];
}

function withoutLink(head: string, link: string): string {
  if (!head.endsWith(link)) return '';
  const part = head.slice(0, head.length - link.length);
  return part.length >= SHORTEST ? part : '';
}
