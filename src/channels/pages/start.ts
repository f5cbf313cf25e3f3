import { createHash } from 'node:crypto';
import type restify from 'restify';
import type { Answer } from '../http/answer.ts';
import { isAtThisMachine } from '../http/demo-guard.ts';
import { ownOrigin } from '../http/own-origin.ts';
import type { Call } from '../http/route.ts';
import { browserOf, newBrowserCookie } from './browser.ts';
import { mount } from './errors.ts';
import { SESSION_COOKIE, isHttps, languageCookie, personalFrame } from './frame.ts';
import type { PageNeeds } from './needs.ts';
import { pageAnswer } from './respond.ts';
import { startPage } from './views/start.ts';

/** The web chat, before and after signing in. */
export function mountStart(server: restify.Server, needs: PageNeeds): void {
  mount(server, needs, 'GET', '/', (call) => start(call, needs));
}

async function start(call: Call, needs: PageNeeds): Promise<Answer> {
  const frame = await personalFrame(call, needs);
  const showsPeople = needs.demo !== undefined && isAtThisMachine(call.raw.request);
  const nonce = needs.random.bytes(18).toString('base64');
  const page = startPage(frame, {
    people: showsPeople ? await needs.demo.people() : [],
    robotCheck: needs.robotCheck,
    nonce,
    owner: ownerOf(call),
  });
  const isNew = browserOf(call) === undefined;
  return pageAnswer(frame, page, {
    cookies: [...languageCookie(call, needs), ...(isNew ? [newBrowserCookie(needs.random, isHttps(needs))] : [])],
    chat: { nonce, socket: ownOrigin(call, needs.publicUrl).replace(/^http/u, 'ws') },
  });
}

/** Another session is another person: the page then begins a new conversation. */
const ownerOf = (call: Call): string =>
  createHash('sha256')
    .update(`owner ${call.cookie(SESSION_COOKIE) ?? ''}`)
    .digest('base64url')
    .slice(0, 16);
