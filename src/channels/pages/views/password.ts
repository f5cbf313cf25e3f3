import type { PasswordReason } from '../../../core/outcome.ts';
import type { PasswordPageState } from '../../needs.ts';
import { html } from '../html.ts';
import type { Html } from '../html.ts';
import type { Page } from '../layout.ts';
import type { Frame } from '../needs.ts';
import { textsIn } from '../texts/index.ts';
import { passForm } from './pass.ts';
import type { Texts } from '../texts/index.ts';

type Open = Extract<PasswordPageState, { kind: 'open' }>;

export interface PasswordModel {
  readonly state: Open;
  /** Address of this page; the token in it goes nowhere else. */
  readonly path: string;
  /** Carried along where it was what let the person in. */
  readonly matchCode: string;
  readonly reasons: readonly PasswordReason[];
  /** A temporary pass was asked for, and there is none. */
  readonly noPass?: boolean;
  /** Until the link ends, by our clock. */
  readonly secondsLeft: number;
}

/** Which field a reason is about. */
const FIELD: Partial<Record<string, 'currentPassword' | 'confirmPassword'>> = {
  'wrong-current': 'currentPassword',
  different: 'confirmPassword',
};
export const fieldOf = (reason: string): string => FIELD[reason] ?? 'newPassword';

/** Where a new password is chosen; it works without JavaScript, which only adds live help. */
export function passwordPage(frame: Frame, model: PasswordModel): Page {
  const texts = textsIn(frame.language);
  const { state, path, matchCode, secondsLeft } = model;
  return {
    title: texts.password.title[state.effect],
    kind: 'form',
    scripts: ['password.ts', 'framed.ts'],
    main: html`<div
      class="card"
      id="password"
      data-path="${path}"
      data-left="${secondsLeft}"
      data-zone="${frame.organisation.timeZone}"
    >
      <h1>${texts.password.title[state.effect]}</h1>
      <p class="lead">${texts.password.lead}</p>
      ${model.noPass === true && html`<div class="notice error" role="alert"><p>${texts.password.passRefused}</p></div>`}
      ${timeLeft(model, frame, texts)} ${errors(model.reasons, texts)} ${rules(state, texts)}
      <form id="password-form" class="stack" method="post" action="${path}?lang=${frame.language}" autocomplete="on">
        <input type="hidden" name="matchCode" value="${matchCode}" />
        <div class="field">
          <label for="username">${texts.password.userId}</label>
          <input id="username" name="username" type="text" autocomplete="username" value="${state.userId}" readonly />
        </div>
        ${state.effect === 'change' && field('currentPassword', 'current-password', texts.password.current, model, texts)}
        ${field('newPassword', 'new-password', texts.password.newPassword, model, texts)} ${strength(texts)}
        ${field('confirmPassword', 'new-password', texts.password.confirm, model, texts)}
        <button class="button primary wide" type="submit">${texts.password.submit}</button>
      </form>
      ${state.mayHavePass && model.noPass !== true && passForm(frame, path, matchCode)}
      <p class="visually-hidden" id="announce" role="status"></p>
      <p class="visually-hidden" id="announce-strength" role="status"></p>
    </div>`,
  };
}

function timeLeft({ state, path, matchCode }: PasswordModel, frame: Frame, texts: Texts): Html {
  const time = state.expiresAt.toLocaleTimeString(texts.locale, {
    timeZone: frame.organisation.timeZone,
    hour: '2-digit',
    minute: '2-digit',
  });
  return html`<div class="time" id="time">
    <p><span id="until">${texts.password.until(time)}</span> <strong id="left"></strong></p>
    ${
      state.mayExtend &&
      html`<form method="post" action="${path}/extend?lang=${frame.language}" id="more">
        <input type="hidden" name="matchCode" value="${matchCode}" />
        <button class="button small" type="submit">${texts.password.more}</button>
      </form>`
    }
  </div>`;
}

function errors(reasons: readonly PasswordReason[], texts: Texts): Html {
  return html`<div
    class="notice error"
    id="errors"
    tabindex="-1"
    role="${reasons.length > 0 && 'alert'}"
    ${reasons.length === 0 && html`hidden`}
  >
    <h2>${texts.password.errorsHeading}</h2>
    <ul>
      ${reasons.map((reason) => html`<li><a href="#${fieldOf(reason)}">${texts.password.reasons[reason]}</a></li>`)}
    </ul>
  </div>`;
}

function rules(state: Open, texts: Texts): Html {
  const { rules: words } = texts.password;
  const items: readonly (readonly [reasons: string, text: string])[] = [
    ['too-short too-long', words.length(state.rules.minLength, state.rules.maxLength)],
    ['common', words.common],
    ['pattern', words.pattern],
    ['company', words.company],
    ['personal', words.personal],
    ['used-before same-as-current', words['used-before']],
  ];
  return html`<section class="rules" aria-labelledby="rules-heading">
    <h2 id="rules-heading">${texts.password.rulesHeading}</h2>
    <ul id="rules">
      ${items.map(([reasons, text]) => html`<li data-reasons="${reasons}" ${reasons.startsWith('used') && html`data-late`}><span class="mark" aria-hidden="true"></span>${text}<span class="visually-hidden" data-state></span></li>`)}
    </ul>
  </section>`;
}

function field(name: string, autocomplete: string, label: string, model: PasswordModel, texts: Texts): Html {
  const wrong = model.reasons.filter((reason) => fieldOf(reason) === name);
  const isFirst = wrong.length > 0 && model.reasons[0] !== undefined && fieldOf(model.reasons[0]) === name;
  const described = [wrong.length > 0 && `${name}-error`, name === 'newPassword' && 'rules'].filter(
    (id) => id !== false,
  );
  return html`<div class="field">
    <label for="${name}">${label}</label>
    <p class="field-error" id="${name}-error" ${wrong.length === 0 && html`hidden`}>
      ${wrong.map((reason) => texts.password.reasons[reason]).join(' ')}
    </p>
    <div class="with-button">
      <input
        id="${name}"
        name="${name}"
        type="password"
        autocomplete="${autocomplete}"
        required
        spellcheck="false"
        autocapitalize="none"
        ${described.length > 0 && html`aria-describedby="${described.join(' ')}"`}
        ${wrong.length > 0 && html`aria-invalid="true"`}
        ${isFirst && html`autofocus`}
      />
      <button
        type="button"
        class="reveal"
        data-reveal="${name}"
        aria-pressed="false"
        aria-label="${texts.password.show(label)}"
        hidden
      >
        ${eye}
      </button>
    </div>
  </div>`;
}

const strength = (texts: Texts): Html =>
  html`<div class="strength" id="strength" data-score="" hidden>
    <div class="strength-bar" aria-hidden="true"><i></i><i></i><i></i><i></i><i></i></div>
    <p>${texts.password.strength}: <strong id="strength-text"></strong></p>
  </div>`;

/** Crossed out while the password is visible. */
const eye = html`<svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true" focusable="false">
  <g fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">
    <path d="M2 12s3.6-7 10-7 10 7 10 7-3.6 7-10 7-10-7-10-7Z" />
    <circle cx="12" cy="12" r="3" />
    <path class="crossed" d="M4 20 20 4" />
  </g>
</svg>`;
