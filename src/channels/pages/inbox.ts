import type restify from 'restify';
import { demoGuard } from '../http/demo-guard.ts';
import type { DemoDesk, InboxMessage } from '../needs.ts';
import { mount } from './errors.ts';
import { languageCookie, personalFrame } from './frame.ts';
import type { PageNeeds } from './needs.ts';
import { wantsJson } from './request.ts';
import { pageAnswer } from './respond.ts';
import { inboxPage } from './views/inbox.ts';

/** The development inbox: everything that was sent, for people newest first, for programs oldest first. */
export function mountInbox(server: restify.Server, needs: PageNeeds, desk: DemoDesk): void {
  mount(server, needs, 'GET', '/dev/inbox', async (call) => {
    demoGuard(call.raw.request);
    const messages = oldestFirst(await desk.inbox());
    if (wantsJson(call)) return { json: messages.map(shown), headers: { vary: 'Accept' } };
    const frame = await personalFrame(call, needs);
    return pageAnswer(frame, inboxPage(frame, messages.toReversed()), { cookies: languageCookie(call, needs) });
  });
}

const oldestFirst = (messages: readonly InboxMessage[]): InboxMessage[] =>
  messages.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));

/** Exactly the fields that are promised. */
const shown = ({ id, at, channel, to, subject, text, html }: InboxMessage): InboxMessage => ({
  id,
  at,
  channel,
  to,
  subject,
  text,
  html,
});
