import type restify from 'restify';
import { ownPath } from '../../core/own-path.ts';
import { redirect } from '../http/answer.ts';
import type { Answer } from '../http/answer.ts';
import { demoGuard } from '../http/demo-guard.ts';
import type { Call } from '../http/route.ts';
import { mount } from './errors.ts';
import { companyAddress, mountCompanySignIn, SIGNED_OUT } from './company-sign-in.ts';
import { mountPasswordSignIn, PASSWORD } from './password-sign-in.ts';
import { SESSION_COOKIE, languageCookie, personalFrame, sessionCookie } from './frame.ts';
import type { PageNeeds } from './needs.ts';
import { refuseForeign, wantsHtml } from './request.ts';
import { pageAnswer } from './respond.ts';
import { goOnPage, signInPage, signedInPage } from './views/sign-in.ts';

const DEMO = '/dev/sign-in';
const STATUS = { ok: 200, wrong: 401, disabled: 403, expired: 403, 'must-change': 403, locked: 423 } as const;

/** Signing in with the company; in demo with the demo company's own screen. */
export function mountSignIn(server: restify.Server, needs: PageNeeds): void {
  mount(server, needs, 'GET', '/sign-in', async (call) => {
    const frame = await personalFrame(call, needs);
    const returnTo = ownPath(call.query.get('return'));
    const companySignIn = needs.companySignIn && companyAddress(returnTo);
    const form = needs.demo === undefined ? needs.passwordSignIn && PASSWORD : DEMO;
    const page = signInPage(frame, { companySignIn, form, userId: '', returnTo, problem: undefined });
    return pageAnswer(frame, page, { cookies: languageCookie(call, needs) });
  });

  mount(server, needs, 'POST', '/sign-out', async (call) => {
    refuseForeign(call, needs.publicUrl);
    const session = call.cookie(SESSION_COOKIE);
    if (session !== undefined) await needs.signIn.signOut(session);
    return withCookie(redirect(needs.companySignIn === undefined ? '/' : SIGNED_OUT), sessionCookie('', needs, 0));
  });

  if (needs.passwordSignIn !== undefined) mountPasswordSignIn(server, needs, needs.passwordSignIn);
  if (needs.companySignIn !== undefined) mountCompanySignIn(server, needs, needs.companySignIn);
  if (needs.demo !== undefined) {
    mount(server, needs, 'POST', DEMO, async (call) => {
      demoGuard(call.raw.request);
      refuseForeign(call, needs.publicUrl);
      return demoSignIn(call, needs);
    });
  }
}

async function demoSignIn(call: Call, needs: PageNeeds): Promise<Answer> {
  const { userId = '', password = '', return: wanted } = await call.fields();
  const outcome = await needs.signIn.signIn(userId, password, call.cookie(SESSION_COOKIE));
  const answer = await (isForm(call)
    ? resultPage(call, needs, { userId, returnTo: ownPath(wanted) }, outcome)
    : resultJson(outcome));
  return outcome.kind === 'ok' ? withCookie(answer, sessionCookie(outcome.session, needs)) : answer;
}

type Outcome = Awaited<ReturnType<PageNeeds['signIn']['signIn']>>;

const resultJson = ({ kind }: Outcome): Answer => ({ status: STATUS[kind], json: { status: kind } });

interface Asked {
  readonly userId: string;
  readonly returnTo: string;
}

async function resultPage(call: Call, needs: PageNeeds, asked: Asked, outcome: Outcome): Promise<Answer> {
  const frame = await personalFrame(call, needs);
  const status = STATUS[outcome.kind];
  if (outcome.kind !== 'ok') {
    const model = { ...asked, companySignIn: undefined, form: DEMO, problem: outcome.kind };
    return pageAnswer(frame, signInPage(frame, model), { status });
  }
  const { displayName, isStaff } = outcome;
  const account = { displayName, isStaff };
  const own = { ...frame, account };
  const wanted = asked.returnTo !== '/';
  return pageAnswer(own, wanted ? goOnPage(own, displayName, asked.returnTo) : signedInPage(own, displayName));
}

/** A program sends JSON; a browser's form wants to read how it went. */
const isForm = (call: Call): boolean =>
  wantsHtml(call) && (call.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded');

const withCookie = (answer: Answer, cookie: string): Answer => ({
  ...answer,
  headers: { ...answer.headers, 'set-cookie': [cookie] },
});
