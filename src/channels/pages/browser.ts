import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Random } from '../../ports/clock.ts';
import { readCookie, writeCookie } from '../http/cookies.ts';

const BROWSER_COOKIE = 'sleutel_browser';

/** Which browser this is, as the desks know it: they never see the cookie itself. */
export function browserOf(request: { readonly headers: IncomingHttpHeaders }): string | undefined {
  const secret = readCookie(request.headers.cookie, BROWSER_COOKIE);
  return secret === undefined ? undefined : createHash('sha256').update(secret).digest('base64url');
}

/** Strict: a link in a mail or on another site comes without it, and asks for the match code. */
export const newBrowserCookie = (random: Random, secure: boolean): string =>
  writeCookie(BROWSER_COOKIE, random.bytes(32).toString('base64url'), { sameSite: 'Strict', secure });
