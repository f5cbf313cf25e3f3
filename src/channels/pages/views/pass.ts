import { html } from '../html.ts';
import type { Html } from '../html.ts';
import { helpdeskRoute } from '../layout.ts';
import type { Page } from '../layout.ts';
import type { Frame } from '../needs.ts';
import { textsIn } from '../texts/index.ts';
import { message } from './message.ts';

/** Below the form for a password. Only this button makes one: whoever looks at the page gets none. */
export function passForm(frame: Frame, path: string, matchCode: string): Html {
  const { password: texts } = textsIn(frame.language);
  return html`<section aria-labelledby="pass-heading">
    <h2 id="pass-heading">${texts.passHeading}</h2>
    <p>${texts.passLead}</p>
    <form class="stack" method="post" action="${path}/pass?lang=${frame.language}">
      <input type="hidden" name="matchCode" value="${matchCode}" />
      <button class="button wide" type="submit">${texts.passAsk}</button>
    </form>
  </section>`;
}

/** Shown once; a text to copy. */
export function passPage(frame: Frame, issued: { readonly pass: string; readonly validUntil: Date }): Page {
  const { password: texts, layout, locale } = textsIn(frame.language);
  const until = issued.validUntil.toLocaleTimeString(locale, {
    timeZone: frame.organisation.timeZone,
    hour: '2-digit',
    minute: '2-digit',
  });
  return {
    title: texts.passTitle,
    kind: 'form',
    scripts: ['pass.ts', 'framed.ts'],
    main: html`<div class="card">
      <h1>${texts.passTitle}</h1>
      <p class="lead">${texts.passOnce}</p>
      <div class="field">
        <label for="pass">${texts.passLabel}</label>
        <input
          id="pass"
          type="text"
          class="code"
          value="${issued.pass}"
          autocomplete="off"
          spellcheck="false"
          readonly
        />
      </div>
      <p>${texts.passUntil(until)}</p>
      <button class="button wide" type="button" id="copy" hidden>${texts.passCopy}</button>
      <p class="visually-hidden" id="copied" role="status"></p>
      <p>${texts.passHow}</p>
      <p>${texts.doneNotice}</p>
      <p class="actions"><a class="button" href="/">${layout.backToChat}</a></p>
    </div>`,
  };
}

/** Nobody has seen it, and it is worth nothing: the next one takes its place. */
export function passPendingPage(frame: Frame): Page {
  const { password: texts } = textsIn(frame.language);
  return message('wait', texts.pendingTitle, [
    html`<p class="lead">${texts.passPending}</p>`,
    html`<p>${texts.passPendingWhat}</p>`,
    helpdeskRoute(frame),
  ]);
}
