import { badRequest } from './http-error.ts';

const MOST_DEPTH = 32;
const MOST_KEYS = 10_000;
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

/** JSON from outside: measured before it is parsed, and free of keys and strings that bite later. */
export function parseJson(text: string): unknown {
  measure(text);
  let value: unknown;
  try {
    value = JSON.parse(text) as unknown;
  } catch {
    throw badRequest('The body is not JSON.', 'BadJson');
  }
  inspect(value);
  return value;
}

/** Counts nesting and keys in the text, so that nothing large is built first. */
function measure(text: string): void {
  let depth = 0;
  let keys = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const sign = text[i];
    if (inString) {
      if (sign === '\\') i++;
      else if (sign === '"') inString = false;
    } else if (sign === '"') inString = true;
    else if (sign === '{' || sign === '[') depth++;
    else if (sign === '}' || sign === ']') depth--;
    else if (sign === ':') keys++;
    if (depth > MOST_DEPTH || keys > MOST_KEYS)
      throw badRequest('The body is too deep or has too many keys.', 'BadJson');
  }
}

/** The depth is known to be small here. */
function inspect(value: unknown): void {
  if (typeof value === 'string') checkText(value);
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if (FORBIDDEN.has(key)) throw badRequest('The body has a key that is not allowed.', 'BadJson');
    checkText(key);
    inspect(inner);
  }
}

/** Databases cannot hold either; neither is ever typed. */
export function checkText(text: string): void {
  if (text.includes('\0') || !text.isWellFormed())
    throw badRequest('The body has text that is not Unicode.', 'BadText');
}
