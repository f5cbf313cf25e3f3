/**
 * Features are known by a number of 26 bits, not by their text: smaller, faster, and the model
 * cannot give its training sentences away. Two features share a number once in a thousand.
 */
export const FEATURE_BITS = 26;

/** The finaliser of MurmurHash3: every input bit reaches every output bit. */
function scramble(value: number): number {
  let h = value;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** One step of FNV-1a, a character code at a time. */
export function step(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193);
}

export function hashText(text: string, seed = 0x811c9dc5): number {
  let hash = seed;
  for (let i = 0; i < text.length; i++) hash = step(hash, text.charCodeAt(i));
  return scramble(hash);
}

/** The number of a feature of the given kind. */
export function feature(kind: number, hash: number): number {
  return scramble(hash ^ Math.imul(kind + 1, 0x9e3779b1)) >>> (32 - FEATURE_BITS);
}

/** An ordered pair as one hash. */
export function pair(first: number, second: number): number {
  return scramble(Math.imul(first, 0x9e3779b1) ^ second);
}
