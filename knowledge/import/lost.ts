import type { Draft } from './drafts.ts';
import { paragraphs } from './tables.ts';

/**
 * The proof that nothing is lost: every stretch of letters of the document and every address must come back in its
 * drafts. Marks, order of sections and spacing may differ.
 */
export function lostFrom(body: string, drafts: readonly Draft[]): string[] {
  const kept = letters(drafts.map(({ text }) => text).join('\n'));
  const addresses = drafts.map(({ text }) => text).join('\n');
  const lostText = piecesOf(body).filter((piece) => !kept.includes(letters(piece)));
  const lostLinks = addressesOf(body).filter((address) => !addresses.includes(address));
  return [...new Set([...lostText, ...lostLinks])];
}

const letters = (text: string): string => text.replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase();

const DEFINITION = /^\s*\[[^\]]+\]:\s/u;

/** Lines, and in tables the paragraphs of the cells; without addresses, which are looked for by themselves. */
function piecesOf(body: string): string[] {
  return body
    .split(/\r?\n/u)
    .filter((line) => !DEFINITION.test(line))
    .flatMap((line) => (/^\s*\|/u.test(line) || line.includes('| ') ? line.split('|').flatMap(paragraphs) : [line]))
    .flatMap((line) =>
      line
        .replace(/<a\s[^>]*>|<\/a>/gu, '')
        .replace(/^\s*>\s*\[!\w+\]/u, '')
        .replace(/!\[/gu, '[')
        .split(/\]\([^)]*\)|\]\[[^\]]*\]|https?:\/\/\S+/u),
    )
    .map((piece) => piece.replace(/^[\s[]+|\s+$/gu, ''))
    .filter((piece) => letters(piece) !== '');
}

const addressesOf = (body: string): string[] => [
  ...[...body.matchAll(/\]\(\s*([^)\s]+)/gu)].map(([, address = '']) => address),
  ...[...body.matchAll(/^\s*\[[^\]]+\]:\s+(\S+)/gmu)].map(([, address = '']) => address),
  ...[...body.matchAll(/(?<!\()https?:\/\/[^\s<>()"'|]+[^\s<>()"'|.,;:!?]/gu)].map(([address]) => address),
];
