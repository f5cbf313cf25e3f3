import type { Answer } from '../http/answer.ts';
import type { Call } from '../http/route.ts';
import type { HttpServer } from '../server.ts';
import { mount } from '../pages/errors.ts';
import { SESSION_COOKIE, languageCookie, personalFrame } from '../pages/frame.ts';
import { html, type Html } from '../pages/html.ts';
import type { Page } from '../pages/layout.ts';
import type { Frame } from '../pages/needs.ts';
import { pageAnswer } from '../pages/respond.ts';
import { textsIn } from '../pages/texts/index.ts';
import { message } from '../pages/views/message.ts';
import { signInAddress } from '../pages/views/sign-in.ts';
import type { HelpdeskNeeds } from './needs.ts';

/** The console: an empty room that the page's own program fills, for staff alone. */
export function helpdeskPage({ server }: HttpServer, needs: HelpdeskNeeds): void {
  mount(server, needs, 'GET', '/helpdesk', (call) => consoleFor(call, needs));
}

async function consoleFor(call: Call, needs: HelpdeskNeeds): Promise<Answer> {
  const visitor = await needs.door.active(call.cookie(SESSION_COOKIE));
  const frame = await personalFrame(call, needs);
  const options = { cookies: languageCookie(call, needs) };
  if (visitor.kind === 'staff') return pageAnswer(frame, consolePage(frame), options);
  const status = visitor.kind === 'nobody' ? 401 : 403;
  return pageAnswer(frame, doorPage(frame, visitor.kind), { ...options, status });
}

function consolePage(frame: Frame): Page {
  const { helpdesk } = textsIn(frame.language);
  return {
    title: helpdesk.title,
    kind: 'helpdesk',
    scripts: ['helpdesk.ts'],
    main: html`<h1 class="visually-hidden">${helpdesk.title}</h1>
      <noscript><p class="notice">${helpdesk.noScript}</p></noscript>
      <div id="console" class="console" data-time-zone="${frame.organisation.timeZone}"></div>`,
  };
}

function doorPage(frame: Frame, kind: 'nobody' | 'employee'): Page {
  const { helpdesk, layout } = textsIn(frame.language);
  const way: Html =
    kind === 'nobody'
      ? html`<a class="button primary" href="${signInAddress('/helpdesk')}">${layout.signIn}</a>`
      : html`<a class="button primary" href="/">${layout.backToChat}</a>`;
  return message('guard', helpdesk.door[kind].title, [
    html`<p class="lead">${helpdesk.door[kind].text}</p>`,
    html`<p class="actions">${way}</p>`,
  ]);
}
