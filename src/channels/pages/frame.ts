import type { Language } from '../../core/language.ts';
import { writeCookie } from '../http/cookies.ts';
import type { Call } from '../http/route.ts';
import type { Frame, PageNeeds } from './needs.ts';
import { LANGUAGE_COOKIE, askedLanguage, languageFor } from './request.ts';

export const isHttps = ({ publicUrl }: Pick<PageNeeds, 'publicUrl'>): boolean => publicUrl?.protocol === 'https:';

export const SESSION_COOKIE = 'sleutel_session';
/** Lax, so that a link in a mail or in Teams finds the person signed in. */
export const sessionCookie = (value: string, needs: Pick<PageNeeds, 'publicUrl'>, maxAge?: number): string =>
  writeCookie(SESSION_COOKIE, value, {
    sameSite: 'Lax',
    secure: isHttps(needs),
    ...(maxAge !== undefined && { maxAge }),
  });

const YEAR = 365 * 24 * 60 * 60;

const other = (language: Language): Language => (language === 'nl' ? 'en' : 'nl');

/** For a page in the language of whoever asks, with who is signed in. */
export async function personalFrame(call: Call, needs: PageNeeds): Promise<Frame> {
  const person = await needs.signIn.whoIs(call.cookie(SESSION_COOKIE));
  return {
    ...plainFrame(call, needs),
    account: { displayName: person?.displayName, isStaff: (person?.roles ?? []).length > 0 },
  };
}

/** The same without looking anybody up. */
export function plainFrame(call: Call, needs: PageNeeds): Frame {
  const language = languageFor(call);
  const query = new URLSearchParams(call.query);
  query.set('lang', other(language));
  const isPost = call.method === 'POST';
  return { ...bareFrame(language, needs), ...(!isPost && { otherLanguage: `${call.path}?${query.toString()}` }) };
}

/** For a page whose language is the recovery's own, unless the address asks for another. */
export function linkFrame(call: Call, needs: PageNeeds, language: Language): Frame {
  const chosen = askedLanguage(call) ?? language;
  const isPost = call.method === 'POST';
  return { ...bareFrame(chosen, needs), ...(!isPost && { otherLanguage: `${call.path}?lang=${other(chosen)}` }) };
}

const bareFrame = (language: Language, needs: PageNeeds): Frame => ({
  language,
  organisation: needs.organisation,
  demo: needs.demo !== undefined,
  assets: needs.assets,
});

/** Remembers a language that was asked for by name. */
export function languageCookie(call: Call, needs: PageNeeds): readonly string[] {
  const asked = askedLanguage(call);
  return asked === undefined ? [] : [writeCookie(LANGUAGE_COOKIE, asked, { maxAge: YEAR, secure: isHttps(needs) })];
}
