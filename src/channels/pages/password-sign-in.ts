import type restify from 'restify';
import type { Answer } from '../http/answer.ts';
import type { Call } from '../http/route.ts';
import type { PasswordSignInDesk } from '../needs.ts';
import { mount } from './errors.ts';
import { plainFrame, SESSION_COOKIE, sessionCookie } from './frame.ts';
import type { PageNeeds } from './needs.ts';
import { refuseForeign } from './request.ts';
import { pageAnswer } from './respond.ts';
import { companySignedInPage } from './views/company-sign-in.ts';
import { signInPage } from './views/sign-in.ts';

const STATUS = { failed: 401, busy: 429, disabled: 403, expired: 403, 'must-change': 403 } as const;

/** Where the form goes to, with where to go on to afterwards; what is not ours is left out later. */
export function formAddress(call: Call): string {
  const returnTo = call.query.get('return');
  return returnTo === null ? '/sign-in' : `/sign-in?${new URLSearchParams({ return: returnTo }).toString()}`;
}

/** Signing in with the password of the directory, where there is no screen of the company's own for it. */
export function mountPasswordSignIn(server: restify.Server, needs: PageNeeds, desk: PasswordSignInDesk): void {
  mount(server, needs, 'POST', '/sign-in', async (call): Promise<Answer> => {
    refuseForeign(call, needs.publicUrl);
    const { userId = '', password = '' } = await call.fields();
    const former = call.cookie(SESSION_COOKIE);
    const returnTo = call.query.get('return') ?? undefined;
    const outcome = await desk.signIn({ userId, password, source: call.source, former, returnTo });
    const frame = plainFrame(call, needs);
    if (outcome.kind !== 'ok') {
      const model = { companySignIn: undefined, form: formAddress(call), userId, problem: outcome.kind };
      return pageAnswer(frame, signInPage(frame, model), { status: STATUS[outcome.kind] });
    }
    const { displayName, session } = outcome;
    const page = companySignedInPage(frame, displayName, outcome.returnTo);
    return pageAnswer({ ...frame, account: { displayName } }, page, { cookies: [sessionCookie(session, needs)] });
  });
}
