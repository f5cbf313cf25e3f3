import type { InvitationState } from '../../staff-needs.ts';
import { html } from '../html.ts';
import type { Html } from '../html.ts';
import { helpdeskRoute } from '../layout.ts';
import type { Page } from '../layout.ts';
import type { Frame } from '../needs.ts';
import { textsIn } from '../texts/index.ts';
import type { Texts } from '../texts/index.ts';
import { message } from './message.ts';

type Open = Extract<InvitationState, { readonly methods: readonly string[] }>;

/** First where a code should go, then the code. */
export function invitationPage(frame: Frame, state: Exclude<InvitationState, { kind: 'passed' }>, path: string): Page {
  const all = textsIn(frame.language);
  const texts = all.invitation;
  const helpdesk = helpdeskRoute(frame);
  switch (state.kind) {
    case 'gone':
      return message('sorry', texts.goneTitle, [html`<p class="lead">${texts.gone}</p>`, helpdesk]);
    case 'stopped':
      return message('guard', texts.stoppedTitle, [html`<p class="lead">${texts.stopped}</p>`, helpdesk]);
    case 'open':
      return card(texts, [
        html`<p class="lead">${texts.lead}</p>`,
        html`<p>${texts.what}</p>`,
        ways(state, frame, path),
      ]);
    case 'wait':
    case 'code':
    case 'wrong':
    case 'expired':
      return card(texts, [
        html`<p class="lead">${texts.codeLead}</p>`,
        codeForm(state, frame, path),
        html`<p>${texts.nothing}</p>`,
        ways(state, frame, path),
      ]);
  }
}

const card = (texts: Texts['invitation'], parts: readonly Html[]): Page => ({
  title: texts.title,
  kind: 'form',
  main: html`<div class="card">
    <h1>${texts.title}</h1>
    ${parts}
  </div>`,
});

function ways({ methods }: Open, frame: Frame, path: string): Html {
  const { methods: names } = textsIn(frame.language).invitation;
  const name = (method: string): string => (method in names ? names[method as keyof typeof names] : method);
  return html`<form class="stack" method="post" action="${path}?lang=${frame.language}">
    ${methods.map((method) => html`<button class="button wide" name="method" value="${method}" type="submit">${name(method)}</button>`)}
  </form>`;
}

function codeForm(state: Open, frame: Frame, path: string): Html {
  const texts = textsIn(frame.language).invitation;
  const problems = {
    open: '',
    code: '',
    wrong: texts.wrong,
    expired: texts.expired,
    wait: texts.wait(state.seconds ?? 0),
  };
  const problem = problems[state.kind];
  return html`<form class="stack" method="post" action="${path}?lang=${frame.language}" novalidate>
    <div class="field">
      <label for="code">${texts.codeLabel}</label>
      ${problem !== '' && html`<p class="field-error" id="code-error" role="alert">${problem}</p>`}
      <input
        id="code"
        name="code"
        type="text"
        class="code"
        inputmode="numeric"
        autocomplete="one-time-code"
        spellcheck="false"
        ${problem !== '' && html`aria-describedby="code-error" aria-invalid="true"`}
        required
        autofocus
      />
    </div>
    <button class="button primary wide" type="submit">${texts.submit}</button>
  </form>`;
}
