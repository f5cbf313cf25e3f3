import { html } from '../html.ts';
import type { Page } from '../layout.ts';
import type { Frame } from '../needs.ts';
import { textsIn } from '../texts/index.ts';
import { message } from './message.ts';

/** Asked for in every browser but the one that holds the chat. */
export function matchCodePage(frame: Frame, path: string, problem: 'wrong' | 'empty' | undefined): Page {
  const texts = textsIn(frame.language).password;
  const complaint = problem === 'wrong' ? texts.matchWrong : texts.matchEmpty;
  return {
    title: texts.matchTitle,
    kind: 'form',
    scripts: ['framed.ts'],
    main: html`<div class="card">
      <h1>${texts.matchTitle}</h1>
      <p class="lead">${texts.matchLead}</p>
      <form class="stack" method="post" action="${path}?lang=${frame.language}" novalidate>
        <div class="field">
          <label for="matchCode">${texts.matchLabel}</label>
          <p class="hint" id="match-hint">${texts.matchHint}</p>
          ${problem !== undefined && html`<p class="field-error" id="match-error" role="alert">${complaint}</p>`}
          <input
            id="matchCode"
            name="matchCode"
            type="text"
            class="code"
            autocomplete="one-time-code"
            autocapitalize="characters"
            spellcheck="false"
            aria-describedby="${problem !== undefined && 'match-error '}match-hint"
            ${problem !== undefined && html`aria-invalid="true"`}
            required
            autofocus
          />
        </div>
        <button class="button primary wide" type="submit">${texts.matchSubmit}</button>
      </form>
    </div>`,
  };
}

export function donePage(frame: Frame): Page {
  const { password: texts, layout } = textsIn(frame.language);
  const page = message('good', texts.doneTitle, [
    html`<p class="lead" id="password-done">${texts.done}</p>`,
    html`<p>${texts.doneSignIn}</p>`,
    html`<p>${texts.doneDevices}</p>`,
    html`<ul class="devices">
      ${texts.devices.map((device) => html`<li>${device}</li>`)}
    </ul>`,
    html`<p>${texts.doneNotice}</p>`,
    html`<p class="actions">
      ${frame.demo && html`<a class="button primary" href="/sign-in">${texts.doneTry}</a>`}
      <a class="button" href="/">${layout.backToChat}</a>
    </p>`,
  ]);
  return { ...page, scripts: ['framed.ts'] };
}

export function pendingPage(frame: Frame): Page {
  const { password: texts, layout } = textsIn(frame.language);
  return message('wait', texts.pendingTitle, [
    html`<p class="lead">${texts.pending}</p>`,
    html`<p>${texts.pendingWhat}</p>`,
    html`<p class="actions"><a class="button primary" href="/">${layout.backToChat}</a></p>`,
  ]);
}

export function gonePage(frame: Frame): Page {
  const { password: texts, layout } = textsIn(frame.language);
  return message('sorry', texts.goneTitle, [
    html`<p class="lead">${texts.gone}</p>`,
    html`<p>${texts.goneHow}</p>`,
    html`<p>${texts.goneDone}</p>`,
    html`<p class="actions"><a class="button primary" href="/">${layout.backToChat}</a></p>`,
  ]);
}
