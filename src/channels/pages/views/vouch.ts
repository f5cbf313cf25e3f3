import type { VouchState } from '../../proof-needs.ts';
import { html } from '../html.ts';
import type { Page } from '../layout.ts';
import type { Frame } from '../needs.ts';
import { textsIn } from '../texts/index.ts';
import type { Texts } from '../texts/index.ts';
import { message } from './message.ts';
import { signInAddress } from './sign-in.ts';

export function vouchPage(frame: Frame, state: VouchState, path: string): Page {
  const texts = textsIn(frame.language);
  const { vouch, layout } = texts;
  switch (state.kind) {
    case 'open':
    case 'wrong-number':
      return question(frame, state, path, texts);
    case 'confirmed':
      return message('good', vouch.confirmedTitle, [html`<p class="lead">${vouch.confirmed}</p>`]);
    case 'refused':
      return message('guard', vouch.refusedTitle, [html`<p class="lead">${vouch.refused}</p>`]);
    case 'sign-in':
      return message('guard', vouch.signInTitle, [
        html`<p class="lead">${vouch.signIn}</p>`,
        html`<p class="actions"><a class="button primary" href="${signInAddress(path)}">${layout.signIn}</a></p>`,
      ]);
    case 'not-yours':
      return message('sorry', vouch.notYoursTitle, [html`<p class="lead">${vouch.notYours}</p>`]);
    case 'gone':
      return message('sorry', vouch.goneTitle, [html`<p class="lead">${vouch.gone}</p>`]);
  }
}

function question(
  frame: Frame,
  { kind, person, at }: Extract<VouchState, { kind: 'open' | 'wrong-number' }>,
  path: string,
  { vouch, locale }: Texts,
): Page {
  const wrong = kind === 'wrong-number';
  const time = at.toLocaleString(locale, {
    timeZone: frame.organisation.timeZone,
    dateStyle: 'long',
    timeStyle: 'short',
  });
  return {
    title: vouch.title,
    kind: 'form',
    main: html`<div class="card">
      <h1>${vouch.title}</h1>
      <p class="lead">${vouch.lead(person)} ${vouch.at(time)}</p>
      <p>${vouch.first(person)}</p>
      ${wrong && html`<div class="notice error" role="alert" id="problem"><p>${vouch.wrong}</p></div>`}
      <form class="stack" method="post" action="${path}?lang=${frame.language}" novalidate>
        <div class="field">
          <label for="number">${vouch.number}</label>
          <input
            id="number"
            name="number"
            type="text"
            class="code"
            inputmode="numeric"
            autocomplete="off"
            maxlength="7"
            ${wrong && html`aria-describedby="problem" aria-invalid="true"`}
            autofocus
          />
        </div>
        <button class="button primary wide" type="submit" name="answer" value="yes">${vouch.yes}</button>
        <button class="button danger wide" type="submit" name="answer" value="no">${vouch.no}</button>
      </form>
    </div>`,
  };
}
