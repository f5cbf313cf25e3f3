import type { FrozenAccount, UnfreezeResult } from '../../proof-needs.ts';
import { html, type Html } from '../html.ts';
import type { Page } from '../layout.ts';
import type { Frame } from '../needs.ts';
import { textsIn, type Texts } from '../texts/index.ts';

/** A card for each account, with the step that is next. */
export function frozenPage(frame: Frame, accounts: readonly FrozenAccount[], result: UnfreezeResult | undefined): Page {
  const texts = textsIn(frame.language);
  const when = new Intl.DateTimeFormat(texts.locale, {
    timeZone: frame.organisation.timeZone,
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  return {
    title: texts.frozen.title,
    kind: 'form',
    main: html`<div class="card">
        <h1>${texts.frozen.title}</h1>
        <p class="lead">${texts.frozen.lead}</p>
        ${
          result !== undefined &&
          html`<div class="notice ${MOOD[result] ?? 'good'}" role="status"><p>${texts.frozen.result[result]}</p></div>`
        }
        ${accounts.length === 0 && html`<p>${texts.frozen.none}</p>`}
      </div>
      ${accounts.map((account) => card(account, (at) => when.format(at), texts))}`,
  };
}

const MOOD: Partial<Record<UnfreezeResult, string>> = {
  wrong: 'error',
  refused: 'error',
  'not-proven': 'error',
  gone: 'error',
  wait: 'error',
};

function card(account: FrozenAccount, when: (at: Date) => string, texts: Texts): Html {
  const { reference, person, since, provenAt, approvedBy } = account;
  const words = texts.frozen;
  return html`<section class="card" aria-label="${person}">
    <h2>${person}</h2>
    <p>${words.since(when(since))} ${texts.error.reference}: <code>${reference}</code></p>
    <p>${provenAt === undefined ? words.unproven : words.proven(when(provenAt))}</p>
    ${approvedBy.length > 0 && html`<p>${words.approvedBy(approvedBy.join(', '))}</p>`}
    ${provenAt === undefined ? proofForms(account, words) : approveForm(reference, words)}
  </section>`;
}

function proofForms({ reference, methods, asked }: FrozenAccount, words: Texts['frozen']): Html {
  return html`${
      asked &&
      html`<form class="stack" method="post" action="/admin/frozen/check">
        <input type="hidden" name="reference" value="${reference}" />
        <div class="field">
          <label for="code-${reference}">${words.code}</label>
          <input
            class="code"
            id="code-${reference}"
            name="code"
            type="text"
            inputmode="numeric"
            autocomplete="off"
            required
          />
        </div>
        <button class="button primary" type="submit">${words.check}</button>
      </form>`
    }
    <form class="stack" method="post" action="/admin/frozen/ask">
      <input type="hidden" name="reference" value="${reference}" />
      <div class="field">
        <label for="method-${reference}">${words.method}</label>
        <select id="method-${reference}" name="method">
          ${methods.map((method) => html`<option value="${method}">${words.methods[method]}</option>`)}
        </select>
      </div>
      <button class="button" type="submit">${words.ask}</button>
    </form>`;
}

const approveForm = (reference: string, words: Texts['frozen']): Html =>
  html`<form class="stack" method="post" action="/admin/frozen/approve">
    <input type="hidden" name="reference" value="${reference}" />
    <p>${words.approveLead}</p>
    <button class="button primary" type="submit">${words.approve}</button>
  </form>`;
