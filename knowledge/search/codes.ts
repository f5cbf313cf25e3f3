/** Codes as Microsoft writes them, whatever stands between the letters and the digits. */
const WRITTEN = /\b(SSPR|AADSTS|AADB2C|CAA|MSRC|AADSSO|BAD)[\s_:#-]{0,3}(\d{3,12})\b|\b0x[0-9a-f]{6,8}\b/giu;
const BARE = /(?<![\p{L}\p{N}_.,+-])\d{4,6}(?![\p{L}\p{N}_@-])/gu;

/** One spelling of a code: capitals and digits only. */
export const bareCode = (code: string): string => code.toUpperCase().replace(/[^A-Z0-9]/gu, '');

/**
 * The codes of a question in order. A number by itself counts only when it is the digits of a known code, so that
 * a year or a part of a telephone number is not taken for one.
 */
export function findCodes(
  question: string,
  known: ReadonlyMap<string, unknown>,
  byDigits: ReadonlyMap<string, string>,
): string[] {
  const written = [...question.matchAll(WRITTEN)].map((match) => bareCode(match[0]));
  const bare = [...question.matchAll(BARE)].flatMap((match) => byDigits.get(match[0]) ?? []);
  return [...new Set([...written, ...bare])].filter((code) => known.has(code));
}

export const digitsOf = (code: string): string => /\d{4,}$/u.exec(bareCode(code))?.[0] ?? '';

/** Codes that no article knows become words, which lead to what to do with an unknown code. */
export const nameUnknownCodes = (question: string, known: ReadonlyMap<string, unknown>): string =>
  question.replace(WRITTEN, (code) => (known.has(bareCode(code)) ? code : ' unknown error code '));
