import type restify from 'restify';
import { redirect } from '../http/answer.ts';
import type { Answer } from '../http/answer.ts';
import type { Call } from '../http/route.ts';
import type { InvitationState } from '../staff-needs.ts';
import { browserOf, newBrowserCookie } from './browser.ts';
import { mount } from './errors.ts';
import { isHttps, linkFrame } from './frame.ts';
import type { PageNeeds } from './needs.ts';
import { languageFor, refuseForeign, wantsJson } from './request.ts';
import { pageAnswer } from './respond.ts';
import { invitationPage } from './views/invitation.ts';

/**
 * Behind the link that an employee gets when staff asked for help. Looking does nothing: mail scanners
 * look. A button sends a code to another contact, and that code leads to the page for a new password.
 */
export function mountInvitation(server: restify.Server, needs: PageNeeds): void {
  mount(server, needs, 'GET', '/reset/:token', async (call) =>
    shown(call, needs, await needs.invitation.look(tokenOf(call), browserOf(call))),
  );
  mount(server, needs, 'POST', '/reset/:token', (call) => post(call, needs));
}

async function post(call: Call, needs: PageNeeds): Promise<Answer> {
  refuseForeign(call, needs.publicUrl, { nullIsOurs: true });
  const { method = '', code = '' } = await call.fields();
  const browser = browserOf(call);
  if (code.trim() !== '') return shown(call, needs, await needs.invitation.check(tokenOf(call), code, browser));
  if (method === '') return shown(call, needs, await needs.invitation.look(tokenOf(call), browser));
  const cookie = browser === undefined ? newBrowserCookie(needs.random, isHttps(needs)) : undefined;
  const holder = browser ?? browserOf({ headers: { cookie: cookie?.split(';')[0] } }) ?? '';
  return shown(call, needs, await needs.invitation.send(tokenOf(call), method, holder), cookie);
}

const tokenOf = (call: Call): string => call.params['token'] ?? '';

const STATUS = {
  open: 200,
  code: 200,
  wait: 200,
  passed: 200,
  wrong: 403,
  expired: 403,
  stopped: 410,
  gone: 410,
} as const;

function shown(call: Call, needs: PageNeeds, state: InvitationState, cookie?: string): Answer {
  const status = STATUS[state.kind];
  const cookies = cookie === undefined ? [] : [cookie];
  if (wantsJson(call)) {
    const { language: _language, kind, ...rest } = state;
    return { status, json: { status: kind, ...rest }, headers: { 'set-cookie': cookies } };
  }
  // The link is bound to this browser, and goes from here to there without being shown.
  if (state.kind === 'passed') return redirect(new URL(state.url).pathname);
  const frame = linkFrame(call, needs, state.language ?? languageFor(call));
  return pageAnswer(frame, invitationPage(frame, state, call.path), { status, secretAddress: true, cookies });
}
