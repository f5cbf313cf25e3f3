import type { IncomingHttpHeaders } from 'node:http';
import { LANGUAGES, languageOf } from '../../core/language.ts';
import type { Language } from '../../core/language.ts';
import { HttpError } from '../http/http-error.ts';
import { isOwnOrigin } from '../http/own-origin.ts';
import type { Call } from '../http/route.ts';

export const LANGUAGE_COOKIE = 'sleutel_language';

const isLanguage = (text: string | null | undefined): text is Language =>
  LANGUAGES.some((language) => language === text);

/** What the address asks for, above all else. */
export function askedLanguage(call: Call): Language | undefined {
  const asked = call.query.get('lang');
  return isLanguage(asked) ? asked : undefined;
}

/** The address, then what was chosen before, then what the browser prefers. */
export function languageFor(call: Call): Language {
  const kept = call.cookie(LANGUAGE_COOKIE);
  return askedLanguage(call) ?? (isLanguage(kept) ? kept : preferred(call.headers['accept-language']));
}

/** Browsers list their languages best first. */
function preferred(header: string | undefined): Language {
  const tags = (header ?? '').split(',').map((tag) => tag.split(';')[0]?.trim().toLowerCase() ?? '');
  const spoken = tags.find((tag) => /^(?:nl|en)\b/u.test(tag));
  return languageOf(spoken ?? tags[0]);
}

/** JSON only for whoever asks for it; a browser always takes HTML. */
export const wantsJson = ({ headers }: { headers: IncomingHttpHeaders }): boolean => {
  const accept = headers.accept ?? '';
  return /\bapplication\/json\b/iu.test(accept) && !/\btext\/html\b/iu.test(accept);
};

export const wantsHtml = ({ headers }: { headers: IncomingHttpHeaders }): boolean =>
  /\btext\/html\b/iu.test(headers.accept ?? '');

/**
 * A form that another site sends is refused. Browsers say where a request comes from; a page
 * without referrer sends the origin `null`, and then only Sec-Fetch-Site tells. Programs send neither.
 */
export function refuseForeign(call: Call, publicUrl: URL | undefined, options = { nullIsOurs: false }): void {
  const { origin, 'sec-fetch-site': site } = call.headers;
  const comesFromHere = site === 'same-origin' || site === 'none';
  const isNobody = origin === undefined || (options.nullIsOurs && origin === 'null');
  if (site === undefined ? isNobody || isOwnOrigin(call, publicUrl) : comesFromHere) return;
  throw new HttpError(403, 'ForeignForm', 'This form came from another website.');
}
