import type { ApprovalDesk, ApprovalState } from '../../staff-needs.ts';
import { html } from '../html.ts';
import type { Html } from '../html.ts';
import type { Page } from '../layout.ts';
import type { Frame } from '../needs.ts';
import { textsIn } from '../texts/index.ts';
import { message } from './message.ts';
import { signInAddress } from './sign-in.ts';

export type ApprovalView = ApprovalState | Awaited<ReturnType<ApprovalDesk['decide']>> | { readonly kind: 'sign-in' };

/** What is asked, by whom and why; two buttons, and what each of them does. */
export function approvalPage(frame: Frame, view: ApprovalView, path: string, form: string): Page {
  const texts = textsIn(frame.language).approval;
  const said = (mood: 'good' | 'sorry' | 'guard', title: string, text: string, more?: Html): Page =>
    message(mood, title, [html`<p class="lead">${text}</p>`, ...(more === undefined ? [] : [more])]);
  switch (view.kind) {
    case 'sign-in':
      return said(
        'guard',
        texts.signInTitle,
        texts.signIn,
        html`<p class="actions"><a class="button primary" href="${signInAddress(path)}">${texts.signInButton}</a></p>`,
      );
    case 'gone':
      return said('sorry', texts.goneTitle, texts.gone);
    case 'not-you':
      return said('guard', texts.notYouTitle, texts.notYou[view.why]);
    case 'declined':
      return said('good', texts.declinedTitle, texts.declined);
    case 'approved':
      return said(
        'good',
        texts.approvedTitle,
        view.heldUntil === undefined ? texts.approved : texts.held(moment(frame, view.heldUntil)),
      );
    case 'open':
      return { title: texts.title, kind: 'form', main: request(frame, view, path, form) };
  }
}

const moment = ({ language, organisation }: Frame, at: Date): string =>
  at.toLocaleString(textsIn(language).locale, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: organisation.timeZone,
  });

function request(frame: Frame, view: Extract<ApprovalView, { kind: 'open' }>, path: string, form: string): Html {
  const texts = textsIn(frame.language).approval;
  const { facts, requestedAt, heldUntil } = view;
  const rows: readonly (readonly [string, string])[] = [
    [texts.requester, facts.requester],
    [texts.target, facts.target],
    [texts.reason, texts.reasons[facts.reason]],
    ...(facts.words === '' ? [] : [[texts.words, facts.words] as const]),
    [texts.ticket, facts.ticket ?? '-'],
    [texts.when, moment(frame, requestedAt)],
    [texts.reference, facts.reference],
  ];
  return html`<div class="card">
    <h1>${texts.title}</h1>
    <p class="lead">${texts.lead}</p>
    <dl class="facts">
      ${rows.map(
        ([name, value]) =>
          html`<dt>${name}</dt>
            <dd>${value}</dd>`,
      )}
    </dl>
    <p>${texts.what}</p>
    ${heldUntil !== undefined && html`<p>${texts.hold(moment(frame, heldUntil))}</p>`}
    <form class="stack" method="post" action="${path}?lang=${frame.language}">
      <input type="hidden" name="form" value="${form}" />
      <button class="button primary wide" name="decision" value="approve" type="submit">${texts.approve}</button>
      <button class="button wide" name="decision" value="decline" type="submit">${texts.decline}</button>
    </form>
  </div>`;
}
