import type { Random } from '../ports/clock.ts';

/** No vowels, so no words; nothing that is read for something else. */
const ALPHABET = 'BCDFGHJKMNPQRSTVWXYZ23456789';

const pick = (random: Random, length: number): string =>
  Array.from({ length }, () => ALPHABET[random.integer(ALPHABET.length)]).join('');

/** A reference that says nothing about anyone, such as `SL-7KMX-P3QD`. */
export const newReference = (random: Random): string => `SL-${pick(random, 4)}-${pick(random, 4)}`;

/** The short code that ties another device to the chat: 28^6, and five tries. */
export const newMatchCode = (random: Random): string => `${pick(random, 3)}-${pick(random, 3)}`;

/** As people type it: case, spaces and dashes do not matter. */
export const normaliseMatchCode = (typed: string): string =>
  typed.normalize('NFKC').toUpperCase().replace(/[\s-]/gu, '');

export const newCode = (random: Random, digits: number): string =>
  Array.from({ length: digits }, () => random.integer(10)).join('');

export const newId = (random: Random): string => random.bytes(16).toString('base64url');

/** Consonants, so that no code is a word or a number: sixteen of them are 64 bits. */
const LETTERS = 'BCDFGHJKMNPQRTVW';

/** A code to save for later, such as `BCDF-GHJK-MNPQ-RTVW`. */
export function newRecoveryCode(random: Random): string {
  const letters = Array.from({ length: 16 }, () => LETTERS[random.integer(LETTERS.length)]).join('');
  return (letters.match(/.{4}/gu) ?? []).join('-');
}

/** As people type it: case, spaces and hyphens do not matter. */
export const normaliseRecoveryCode = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '');
