import type { MethodId } from '../../../core/policy.ts';
import type { SecurityState, SetupState } from '../../proof-needs.ts';
import { html } from '../html.ts';
import type { Html } from '../html.ts';
import { helpdeskRoute } from '../layout.ts';
import type { Page } from '../layout.ts';
import type { Frame } from '../needs.ts';
import { textsIn } from '../texts/index.ts';
import type { Texts } from '../texts/index.ts';
import { addParts, choice, codeField, form } from './security-add.ts';

export type SecurityProblem =
  | { readonly kind: 'wrongCode' | 'wrongApp' | 'otherProof' | 'tooFew' | 'expired' | 'stopped' | 'robot' }
  | { readonly kind: 'wait'; readonly seconds: number };

/** What works, what is missing, and how to add it. */
export function securityPage(frame: Frame, state: SecurityState, problem: SecurityProblem | undefined): Page {
  const texts = textsIn(frame.language);
  const { security } = texts;
  return {
    title: security.title,
    kind: 'form',
    main: html`<div class="card">
        <h1>${security.title}</h1>
        ${verdict(state.setup, frame, texts)}
        <h2>${security.waysHeading}</h2>
        <ul class="ways">
          ${state.setup.ways.map((way) => item(way, frame, texts))}
        </ul>
        <p class="actions"><a href="/">${texts.layout.backToChat}</a></p>
      </div>
      <div class="card" id="add">
        <h2>${security.addHeading}</h2>
        ${
          problem !== undefined &&
          html`<div class="notice error" role="alert" id="problem"><p>${words(problem, texts)}</p></div>`
        }
        ${add(frame, state, problem, texts)}
      </div>`,
  };
}

const words = (problem: SecurityProblem, { security }: Texts): string =>
  problem.kind === 'wait' ? security.wait(problem.seconds) : security[problem.kind];

function verdict({ verdict: found, needed }: SetupState, frame: Frame, { security, locale }: Texts): Html {
  const good = found.kind === 'ready';
  const told = {
    ready: security.ready,
    soon: found.kind === 'soon' ? security.soon(momentOf(found.at, frame, locale)) : '',
    more: security.more(needed),
    none: security.none,
    blocked: security.blocked,
  }[found.kind];
  return html`<div class="notice ${good ? 'good' : 'error'}" id="verdict"><p>${told}</p></div>`;
}

const momentOf = (at: Date, { organisation }: Frame, locale: string): string =>
  at.toLocaleString(locale, {
    timeZone: organisation.timeZone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
  });

function item(way: SetupState['ways'][number], frame: Frame, texts: Texts): Html {
  const { security, methods, locale } = texts;
  const state = {
    ready: security.stateReady,
    missing: security.stateMissing,
    resting: security.stateResting(way.until === undefined ? '' : momentOf(way.until, frame, locale)),
  }[way.kind];
  const left = way.left === undefined || way.method !== 'recovery-code' ? '' : `, ${security.codesLeft(way.left)}`;
  return html`<li class="${way.kind}">
    <span>${methods[way.method]}${way.contact !== undefined && html` <bdi>${way.contact}</bdi>`}</span>
    <strong>${state}${left}</strong>
  </li>`;
}

function add(frame: Frame, state: SecurityState, problem: SecurityProblem | undefined, texts: Texts): Html {
  const { security } = texts;
  const { shown } = state;
  if (shown.kind === 'proven') return addParts(frame, state, shown.removal, problem?.kind === 'wrongApp', texts);
  if (shown.kind === 'choosing' && shown.methods.length === 0) {
    return html`<p>${security.nothingYet}</p>
      ${helpdeskRoute(frame)}`;
  }
  const lead = html`<p>${security.proveLead}</p>
    <p class="hint">${security.addLead(state.restHours)}</p>`;
  if (shown.kind === 'choosing') return html`${lead} ${choice(frame, shown.methods, security.proveWith, texts)}`;
  const others = shown.methods.filter((method) => method !== shown.method);
  return html`${lead}
    <p><strong>${texts.methods[shown.method]}</strong></p>
    ${form(
      frame,
      'code',
      html`${codeField('code', security.codeLabel, hintOf(shown.method, texts), shown.method !== 'recovery-code', problem?.kind === 'wrongCode')}
        <button class="button primary wide" type="submit">${security.codeSubmit}</button>`,
    )}
    ${choice(frame, [shown.method, ...others], security.otherWay, texts)}`;
}

function hintOf(method: MethodId, { security: { codeHint } }: Texts): string {
  if (method === 'totp') return codeHint.totp;
  return method === 'recovery-code' ? codeHint.saved : codeHint.sent;
}

/** Shown once; a text to copy, and to print. */
export function codesPage(frame: Frame, codes: readonly string[]): Page {
  const { security } = textsIn(frame.language);
  return {
    title: security.codesTitle,
    kind: 'form',
    scripts: ['security.ts'],
    main: html`<div class="card">
      <h1>${security.codesTitle}</h1>
      <p class="lead">${security.codesOnce}</p>
      <label for="codes">${security.codesLabel}</label>
      <textarea id="codes" class="codes" rows="${codes.length}" readonly spellcheck="false">
${codes.join('\n')}</textarea>
      <p>${security.codesNotInMail}</p>
      <button class="button wide" type="button" id="print" hidden>${security.print}</button>
      <p class="actions"><a class="button primary" href="/security">${security.back}</a></p>
    </div>`,
  };
}
