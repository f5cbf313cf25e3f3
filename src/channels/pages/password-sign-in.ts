import type restify from 'restify';
import { isFault } from '../../core/errors.ts';
import { ownPath } from '../../core/own-path.ts';
import type { Answer } from '../http/answer.ts';
import type { PasswordSignInDesk } from '../needs.ts';
import { writeCookie } from '../http/cookies.ts';
import { mount } from './errors.ts';
import { isHttps, plainFrame, SESSION_COOKIE, sessionCookie } from './frame.ts';
import type { PageNeeds } from './needs.ts';
import { refuseForeign } from './request.ts';
import { pageAnswer } from './respond.ts';
import { goOnPage, signInPage } from './views/sign-in.ts';

export const PASSWORD = '/sign-in';
const STATUS = { failed: 401, busy: 429, disabled: 403, expired: 403, 'must-change': 403, unavailable: 503 } as const;
const AGAIN_SECONDS = 10;

const KNOWN_COOKIE = 'sleutel_known';
const KNOWN_SECONDS = 90 * 24 * 60 * 60;
/** For the form of this page alone; it stays when somebody signs out. */
const knownCookie = (value: string, needs: Pick<PageNeeds, 'publicUrl'>): string =>
  writeCookie(KNOWN_COOKIE, value, {
    path: PASSWORD,
    sameSite: 'Strict',
    secure: isHttps(needs),
    maxAge: KNOWN_SECONDS,
  });

/** Signing in with the password of the directory, where there is no screen of the company's own for it. */
export function mountPasswordSignIn(server: restify.Server, needs: PageNeeds, desk: PasswordSignInDesk): void {
  mount(server, needs, 'POST', PASSWORD, async (call): Promise<Answer> => {
    refuseForeign(call, needs.publicUrl);
    const { userId = '', password = '', return: wanted } = await call.fields();
    const former = call.cookie(SESSION_COOKIE);
    const known = call.cookie(KNOWN_COOKIE);
    const outcome = await desk
      .signIn({ userId, password, source: call.source, former, known })
      .catch((error: unknown) => ourFault(error, needs));
    const frame = plainFrame(call, needs);
    const returnTo = ownPath(wanted);
    if (outcome.kind !== 'ok') {
      const model = { companySignIn: undefined, form: PASSWORD, userId, returnTo, problem: outcome.kind };
      const retryAfter = outcome.kind === 'unavailable' ? AGAIN_SECONDS : undefined;
      return pageAnswer(frame, signInPage(frame, model), { status: STATUS[outcome.kind], retryAfter });
    }
    const { displayName, session } = outcome;
    const page = goOnPage(frame, displayName, returnTo);
    const cookies = [sessionCookie(session, needs), knownCookie(outcome.known, needs)];
    return pageAnswer({ ...frame, account: { displayName } }, page, { cookies });
  });
}

/** The form once more, with the name that was typed: it may be right, and the password too. */
function ourFault(error: unknown, { log }: Pick<PageNeeds, 'log'>): { readonly kind: 'unavailable' } {
  if (!isFault(error, 'directory-unavailable') && !isFault(error, 'directory-unknown-outcome')) throw error;
  log.warn({ route: `POST ${PASSWORD}`, code: error.code, error }, 'the directory did not answer');
  return { kind: 'unavailable' };
}
