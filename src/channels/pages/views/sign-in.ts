import { html } from '../html.ts';
import type { Html } from '../html.ts';
import type { Page } from '../layout.ts';
import type { Frame } from '../needs.ts';
import { textsIn } from '../texts/index.ts';
import type { Texts } from '../texts/index.ts';
import { message } from './message.ts';

/** Where to sign in, and where it goes on afterwards. */
export const signInAddress = (returnTo: string): string =>
  `/sign-in?${new URLSearchParams({ return: returnTo }).toString()}`;

export interface SignInModel {
  readonly companySignIn: string | undefined;
  /** As it was typed before. */
  readonly userId: string;
  /** A page of our own, where it goes on afterwards. */
  readonly returnTo: string;
  readonly problem:
    'wrong' | 'failed' | 'busy' | 'disabled' | 'expired' | 'must-change' | 'locked' | 'unavailable' | undefined;
  /** Where a user name and a password go to; absent where they are asked for elsewhere. */
  readonly form?: string | undefined;
}

export function signInPage(frame: Frame, model: SignInModel): Page {
  const texts = textsIn(frame.language);
  const company = frame.organisation.name;
  return {
    title: texts.signIn.title,
    kind: 'form',
    main: html`<div class="card">
      <h1>${texts.signIn.title}</h1>
      <p class="lead">${frame.demo ? texts.signIn.demoLead(company) : texts.signIn.lead(company)}</p>
      ${current(frame, texts)}
      ${
        model.problem !== undefined &&
        html`<div class="notice error" role="alert" id="problem"><p>${texts.signIn[model.problem]}</p></div>`
      }
      ${model.form === undefined ? companyLink(model, texts) : form(model, model.form, texts)}
      <p class="actions"><a href="/">${texts.signIn.help}</a></p>
    </div>`,
  };
}

const current = (frame: Frame, texts: Texts): Html | false =>
  frame.account?.displayName !== undefined &&
  html`<div class="notice good">
    <p>${texts.signIn.signedIn(frame.account.displayName)}</p>
    ${frame.demo && html`<p>${texts.signIn.other}</p>`}
  </div>`;

const companyLink = ({ companySignIn }: SignInModel, texts: Texts): Html =>
  companySignIn === undefined
    ? html`<p>${texts.signIn.none}</p>`
    : html`<p><a class="button primary wide" href="${companySignIn}">${texts.signIn.company}</a></p>`;

const form = ({ userId, returnTo, problem }: SignInModel, action: string, texts: Texts): Html =>
  html`<form class="stack" method="post" action="${action}">
    <input type="hidden" name="return" value="${returnTo}" />
    <div class="field">
      <label for="userId">${texts.signIn.userId}</label>
      <input
        id="userId"
        name="userId"
        type="text"
        autocomplete="username"
        autocapitalize="none"
        spellcheck="false"
        value="${userId}"
        required
        ${problem !== undefined && html`aria-describedby="problem"`}
        ${userId === '' && html`autofocus`}
      />
    </div>
    <div class="field">
      <label for="signInPassword">${texts.signIn.password}</label>
      <input
        id="signInPassword"
        name="password"
        type="password"
        autocomplete="current-password"
        required
        ${problem !== undefined && html`aria-describedby="problem"`}
        ${userId !== '' && html`autofocus`}
      />
    </div>
    <button class="button primary wide" type="submit">${texts.signIn.submit}</button>
  </form>`;

export function signedInPage(frame: Frame, displayName: string): Page {
  const { signIn, layout, security } = textsIn(frame.language);
  return message('good', signIn.okTitle, [
    html`<p class="lead">${signIn.ok(displayName)}</p>`,
    html`<p class="actions">
      ${frame.account?.isStaff === true && html`<a class="button primary" href="/helpdesk">${layout.toConsole}</a>`}
      <a class="button${frame.account?.isStaff === true ? '' : ' primary'}" href="/">${layout.backToChat}</a>
      <a class="button" href="/security">${security.title}</a>
    </p>`,
  ]);
}

/** Goes on by itself; the button is for whoever's browser does not. */
export function goOnPage(frame: Frame, displayName: string, returnTo: string): Page {
  const { signIn } = textsIn(frame.language);
  const page = message('good', signIn.companyOkTitle, [
    html`<p class="lead">${signIn.ok(displayName)}</p>`,
    html`<p class="actions"><a class="button primary" href="${returnTo}">${signIn.goOn}</a></p>`,
  ]);
  return { ...page, goesOnTo: returnTo };
}
