import type { IncomingMessage } from 'node:http';
import { HttpError, badRequest } from './http-error.ts';
import { checkText, parseJson } from './json.ts';

export const LARGEST_BODY = 256 * 1024;
const MOST_FIELDS = 1_000;

export type Fields = Readonly<Record<string, string>>;
export type Body =
  | { readonly kind: 'none' }
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'form'; readonly fields: Fields };

/** Reads and parses a body; whatever is too large, too deep or of another kind is refused. */
export async function readBody(request: IncomingMessage): Promise<Body> {
  const bytes = await readBytes(request);
  if (bytes.length === 0) return { kind: 'none' };
  const [type = '', ...parameters] = (request.headers['content-type'] ?? '').toLowerCase().split(';');
  const isPlain = (request.headers['content-encoding'] ?? 'identity') === 'identity';
  const isUtf8 = parameters.every((parameter) => !/^\s*charset\s*=(?!\s*"?utf-8"?\s*$)/u.test(parameter));
  if (isPlain && isUtf8 && type.trim() === 'application/json') return { kind: 'json', value: parseJson(decode(bytes)) };
  if (isPlain && isUtf8 && type.trim() === 'application/x-www-form-urlencoded') {
    return { kind: 'form', fields: parseForm(decode(bytes)) };
  }
  throw new HttpError(415, 'UnsupportedMediaType', 'Send JSON or a form, in UTF-8.');
}

/** As it came, up to the same size; for bodies that are signed. */
export function readBytes(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const check = (bytes: number) => {
      if (bytes > LARGEST_BODY) reject(new HttpError(413, 'TooLarge', 'The body is larger than 256 KB.'));
    };
    check(Number(request.headers['content-length'] ?? 0));
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      check(size);
      if (size <= LARGEST_BODY) chunks.push(chunk);
      else chunks.length = 0;
    });
    request.on('end', () => resolve(Buffer.concat(chunks)));
    request.on('error', () => reject(badRequest('The body broke off.')));
    request.on('close', () => request.complete || reject(badRequest('The body broke off.')));
  });
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw badRequest('The body is not UTF-8.', 'BadText');
  }
}

/** Every field once and as text: a repeated one would be a list where text is expected. */
function parseForm(text: string): Fields {
  if (text.split('&').length > MOST_FIELDS) throw badRequest('The form has too many fields.', 'BadForm');
  const fields = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(text)) {
    if (fields.has(name) || name === '__proto__' || name === 'constructor') {
      throw badRequest('A field is there twice or is not allowed.', 'BadForm');
    }
    checkText(name + value);
    fields.set(name, value);
  }
  return Object.fromEntries(fields);
}
