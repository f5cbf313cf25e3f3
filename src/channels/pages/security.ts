import { createHash } from 'node:crypto';
import type restify from 'restify';
import { METHODS, type MethodId } from '../../core/policy.ts';
import { redirect, type Answer } from '../http/answer.ts';
import type { Call } from '../http/route.ts';
import type { EnrolmentDesk, Visitor } from '../proof-needs.ts';
import { mount } from './errors.ts';
import { languageCookie, personalFrame, SESSION_COOKIE } from './frame.ts';
import type { PageNeeds } from './needs.ts';
import { languageFor, refuseForeign } from './request.ts';
import { pageAnswer } from './respond.ts';
import { signInAddress } from './views/sign-in.ts';
import { codesPage, securityPage, type SecurityProblem } from './views/security.ts';

const PATH = '/security';

/** "Will reset work for me?", for whoever is signed in, and what is missing. It works without JavaScript. */
export function mountSecurity(server: restify.Server, needs: PageNeeds): void {
  const { enrolment } = needs;
  mount(server, needs, 'GET', PATH, (call) => show(call, needs));
  post(server, needs, 'prove', async (call, visitor) => {
    const { method = '' } = await call.fields();
    const known = METHODS.find((id) => id === method);
    return known === undefined ? undefined : problemOfStart(await start(call, enrolment, visitor, known));
  });
  post(server, needs, 'code', async (call, visitor) => {
    const { code = '' } = await call.fields();
    return problemOfCheck(await enrolment.check(visitor, code));
  });
  post(server, needs, 'app', async (_call, visitor) => expiredUnless((await enrolment.newApp(visitor)) === 'shown'));
  post(server, needs, 'app/code', async (call, visitor) => {
    const { code = '' } = await call.fields();
    const outcome = await enrolment.confirmApp(visitor, code);
    return outcome === 'wrong' ? { kind: 'wrongApp' } : expiredUnless(outcome === 'enrolled');
  });
  post(server, needs, 'app/remove', async (call, visitor) => {
    const { anyway = '' } = await call.fields();
    return problemOfRemoval(await enrolment.removeApp(visitor, anyway === 'yes'));
  });
  mount(server, needs, 'POST', `${PATH}/codes`, async (call) => {
    const visitor = await own(call, needs);
    if (visitor === undefined) return redirect(signInAddress(PATH));
    const codes = await enrolment.newCodes(visitor);
    if (codes === 'not-proven') return show(call, needs, { kind: 'expired' });
    const frame = await personalFrame(call, needs);
    return pageAnswer(frame, codesPage(frame, codes));
  });
}

type Step = (call: Call, visitor: Visitor) => Promise<SecurityProblem | undefined>;

/** A form of the page; when it went well the page is asked for anew, so that reloading repeats nothing. */
function post(server: restify.Server, needs: PageNeeds, path: string, step: Step): void {
  mount(server, needs, 'POST', `${PATH}/${path}`, async (call) => {
    const visitor = await own(call, needs);
    if (visitor === undefined) return redirect(signInAddress(PATH));
    const problem = await step(call, visitor);
    return problem === undefined ? redirect(`${PATH}?lang=${languageFor(call)}`) : show(call, needs, problem);
  });
}

/** A form of another site is refused before anybody is looked up. */
function own(call: Call, needs: PageNeeds): Promise<Visitor | undefined> {
  refuseForeign(call, needs.publicUrl);
  return visitorOf(call, needs);
}

async function show(call: Call, needs: PageNeeds, problem?: SecurityProblem): Promise<Answer> {
  const visitor = await visitorOf(call, needs);
  const state = visitor && (await needs.enrolment.look(visitor));
  if (state === undefined) return redirect(signInAddress(PATH));
  const frame = await personalFrame(call, needs);
  const page = securityPage(frame, state, problem);
  return pageAnswer(frame, page, {
    status: problem === undefined ? 200 : 422,
    cookies: languageCookie(call, needs),
  });
}

async function visitorOf(call: Call, needs: PageNeeds): Promise<Visitor | undefined> {
  const cookie = call.cookie(SESSION_COOKIE);
  const person = await needs.signIn.whoIs(cookie);
  if (person === undefined || cookie === undefined) return undefined;
  const session = createHash('sha256').update(`security ${cookie}`).digest('base64url');
  return { accountId: person.accountId, session, source: call.source };
}

const start = (call: Call, enrolment: EnrolmentDesk, visitor: Visitor, method: MethodId) =>
  enrolment.start(visitor, languageFor(call), method);

function problemOfStart(outcome: Awaited<ReturnType<EnrolmentDesk['start']>>): SecurityProblem | undefined {
  switch (outcome.kind) {
    case 'started':
      return undefined;
    case 'wait':
      return outcome;
    case 'stop':
      return { kind: 'stopped' };
    case 'robot-check':
      return { kind: 'robot' };
    case 'gone':
      return { kind: 'expired' };
  }
}

function problemOfCheck({ kind }: Awaited<ReturnType<EnrolmentDesk['check']>>): SecurityProblem | undefined {
  switch (kind) {
    case 'verified':
    case 'next-gate':
      return undefined;
    case 'wrong':
      return { kind: 'wrongCode' };
    case 'stopped':
      return { kind: 'stopped' };
    case 'expired':
    case 'gone':
      return { kind: 'expired' };
  }
}

function problemOfRemoval(outcome: Awaited<ReturnType<EnrolmentDesk['removeApp']>>): SecurityProblem | undefined {
  switch (outcome) {
    case 'removed':
    case 'none':
      return undefined;
    case 'other-proof':
      return { kind: 'otherProof' };
    case 'too-few':
      return { kind: 'tooFew' };
    case 'not-proven':
      return { kind: 'expired' };
  }
}

const expiredUnless = (good: boolean): SecurityProblem | undefined => (good ? undefined : { kind: 'expired' });
