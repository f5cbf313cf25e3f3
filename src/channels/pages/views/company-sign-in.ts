import type { CompanyRefusal } from '../../needs.ts';
import { html } from '../html.ts';
import { helpdeskRoute, type Page } from '../layout.ts';
import type { Frame } from '../needs.ts';
import { textsIn } from '../texts/index.ts';
import { message } from './message.ts';

/** On a computer of others, the company's own sign-in lets the next one in as well. */
export function companySignedOutPage(frame: Frame, elsewhere: string): Page {
  const { signIn, layout } = textsIn(frame.language);
  return message('good', signIn.outTitle, [
    html`<p class="lead">${signIn.out}</p>`,
    html`<p class="actions">
      <a class="button primary" href="${elsewhere}">${signIn.outElsewhere}</a>
      <a class="button" href="/">${layout.backToChat}</a>
    </p>`,
  ]);
}

export function companyRefusedPage(frame: Frame, why: CompanyRefusal): Page {
  const texts = textsIn(frame.language);
  const { signIn } = texts;
  const isOver = why === 'cancelled' || why === 'stale' || why === 'refused';
  return message('sorry', signIn.companyFailedTitle, [
    html`<p class="lead">${signIn.companyFailed[why]}</p>`,
    html`<p class="actions">
      ${isOver && html`<a class="button primary" href="/sign-in/begin">${signIn.again}</a>`}
      <a class="button${!isOver && ' primary'}" href="/">${signIn.help}</a>
    </p>`,
    helpdeskRoute(frame),
  ]);
}
