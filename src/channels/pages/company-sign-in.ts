import type restify from 'restify';
import { redirect, type Answer } from '../http/answer.ts';
import { writeCookie } from '../http/cookies.ts';
import type { Call } from '../http/route.ts';
import type { CompanySignInDesk } from '../needs.ts';
import { mount } from './errors.ts';
import { isHttps, plainFrame, SESSION_COOKIE, sessionCookie } from './frame.ts';
import type { PageNeeds } from './needs.ts';
import { pageAnswer } from './respond.ts';
import { companyRefusedPage, companySignedOutPage } from './views/company-sign-in.ts';
import { goOnPage } from './views/sign-in.ts';

const BEGIN = '/sign-in/begin';
/** Signed out here; at the company nothing has changed. */
export const SIGNED_OUT = '/signed-out';
const JOURNEY_COOKIE = 'sleutel_sign_in';
const JOURNEY_SECONDS = 600;

/** Where signing in begins, and where it goes on to afterwards. */
export const companyAddress = (returnTo: string): string =>
  returnTo === '/' ? BEGIN : `${BEGIN}?${new URLSearchParams({ return: returnTo }).toString()}`;

/** To the company's own screen, and back with a code. */
export function mountCompanySignIn(server: restify.Server, needs: PageNeeds, desk: CompanySignInDesk): void {
  mount(server, needs, 'GET', BEGIN, async (call) => {
    const { location, cookie } = await desk.begin(call.query.get('return') ?? undefined);
    const answer = redirect(location);
    return withCookies(answer, [journeyCookie(cookie, needs, JOURNEY_SECONDS)]);
  });

  mount(server, needs, 'GET', SIGNED_OUT, async (call) => {
    const frame = plainFrame(call, needs);
    return pageAnswer(frame, companySignedOutPage(frame, desk.leave()));
  });

  mount(server, needs, 'GET', '/sign-in/back', async (call) => back(call, needs, desk));
}

/**
 * A page, not another redirect: cookies that come only along with our own pages are not sent after one
 * that began elsewhere, and the browser would be taken for a new one.
 */
async function back(call: Call, needs: PageNeeds, desk: CompanySignInDesk): Promise<Answer> {
  const former = call.cookie(SESSION_COOKIE);
  const outcome = await desk.finish(call.cookie(JOURNEY_COOKIE), call.query, former);
  const { otherLanguage: _, ...frame } = plainFrame(call, needs);
  const over = journeyCookie('', needs, 0);
  // The address holds a code: it is told to nobody.
  if (outcome.kind !== 'ok') {
    const status = outcome.kind === 'cancelled' ? 200 : 403;
    return pageAnswer(frame, companyRefusedPage(frame, outcome.kind), { status, cookies: [over], secretAddress: true });
  }
  const { displayName, returnTo, session } = outcome;
  return pageAnswer({ ...frame, account: { displayName } }, goOnPage(frame, displayName, returnTo), {
    cookies: [sessionCookie(session, needs), over],
    secretAddress: true,
  });
}

/** Lax: it has to come along when the company sends the browser back. */
const journeyCookie = (value: string, needs: PageNeeds, maxAge: number): string =>
  writeCookie(JOURNEY_COOKIE, value, { sameSite: 'Lax', secure: isHttps(needs), path: '/sign-in', maxAge });

const withCookies = (answer: Answer, cookies: readonly string[]): Answer => ({
  ...answer,
  headers: { ...answer.headers, 'set-cookie': cookies },
});
