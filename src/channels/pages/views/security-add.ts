import type { MethodId } from '../../../core/policy.ts';
import type { AppRemoval, SecurityState } from '../../proof-needs.ts';
import { html } from '../html.ts';
import type { Html } from '../html.ts';
import { helpdeskRoute } from '../layout.ts';
import type { Frame } from '../needs.ts';
import type { Texts } from '../texts/index.ts';

export const form = (frame: Frame, path: string, content: Html): Html =>
  html`<form class="stack" method="post" action="/security/${path}?lang=${frame.language}" novalidate>
    ${content}
  </form>`;

export const codeField = (id: string, label: string, hint: string, digits: boolean, wrong: boolean): Html =>
  html`<div class="field">
    <label for="${id}">${label}</label>
    <p class="hint" id="${id}-hint">${hint}</p>
    <input
      id="${id}"
      name="code"
      type="text"
      class="code"
      autocomplete="one-time-code"
      autocapitalize="characters"
      spellcheck="false"
      ${digits && html`inputmode="numeric"`}
      aria-describedby="${wrong && 'problem '}${id}-hint"
      ${wrong && html`aria-invalid="true"`}
      required
      autofocus
    />
  </div>`;

export const choice = (frame: Frame, methods: readonly MethodId[], lead: string, texts: Texts): Html =>
  form(
    frame,
    'prove',
    html`<p id="prove-with">${lead}</p>
      <div class="choices" role="group" aria-labelledby="prove-with">
        ${methods.map(
          (method) =>
            html`<button class="button wide" type="submit" name="method" value="${method}">
              ${texts.methods[method]}
            </button>`,
        )}
      </div>`,
  );

/** After the proof: an app to link, and codes to save. */
export function addParts(
  frame: Frame,
  { pending, restHours, setup }: SecurityState,
  removal: AppRemoval | undefined,
  wrong: boolean,
  texts: Texts,
): Html {
  const { security } = texts;
  const has = (method: string) => setup.ways.some((way) => way.method === method && way.kind !== 'missing');
  return html`<p>${security.proven}</p>
    <p class="hint">${security.addLead(restHours)}</p>
    <h3>${security.appHeading}</h3>
    <p>${security.appLead}</p>
    ${has('totp') && html`<p class="hint">${security.appReplaces}</p>`}
    ${pending === undefined ? form(frame, 'app', submit(security.appStart)) : app(frame, pending, wrong, texts)}
    ${removal !== undefined && unlink(frame, removal, texts)}
    <h3>${security.codesHeading}</h3>
    <p>${security.codesLead}</p>
    ${has('recovery-code') && html`<p class="hint">${security.codesReplace}</p>`}
    ${form(frame, 'codes', submit(security.codesStart))}`;
}

const submit = (words: string): Html => html`<button class="button wide" type="submit">${words}</button>`;

/** The secret as a picture and in groups, so that it can be typed. */
function app(
  frame: Frame,
  { secret, qrCode }: NonNullable<SecurityState['pending']>,
  wrong: boolean,
  { security }: Texts,
): Html {
  const groups = (secret.match(/.{1,4}/gu) ?? []).join(' ');
  return html`<p>${security.appScan}</p>
    <p class="qr"><img src="${qrCode}" alt="${security.appQr}" width="200" height="200" /></p>
    <p>${security.appSecret}: <code class="secret">${groups}</code></p>
    ${form(
      frame,
      'app/code',
      html`${codeField('app-code', security.appCode, security.codeHint.totp, true, wrong)}
        <button class="button primary wide" type="submit">${security.appConfirm}</button>`,
    )}`;
}

/** The way to be rid of the app; what is lost with it is said before. */
function unlink(frame: Frame, removal: AppRemoval, texts: Texts): Html {
  const { security } = texts;
  if (removal.kind === 'other-proof') {
    const { methods } = removal;
    return html`<h3>${security.removeHeading}</h3>
      ${
        methods.length === 0
          ? html`<p>${security.noOtherProof}</p>
              ${helpdeskRoute(frame)}`
          : choice(frame, methods, security.otherProof, texts)
      }`;
  }
  const isEnough = removal.without.kind === 'ready' || removal.without.kind === 'blocked';
  const button = html`<button class="button danger wide" type="submit" name="anyway" value="${isEnough ? 'no' : 'yes'}">
    ${isEnough ? security.removeApp : security.removeAnyway}
  </button>`;
  return html`<h3>${security.removeHeading}</h3>
    <p>${security.removeLead}</p>
    ${!isEnough && html`<div class="notice error"><p>${security.tooFew}</p></div>`} ${form(frame, 'app/remove', button)}`;
}
