import { html } from '../html.ts';
import { helpdeskRoute } from '../layout.ts';
import type { Page } from '../layout.ts';
import type { Frame } from '../needs.ts';
import { textsIn } from '../texts/index.ts';
import { message } from './message.ts';

export function notMePage(frame: Frame, kind: 'open' | 'done' | 'gone', path: string): Page {
  const all = textsIn(frame.language);
  const texts = all.notMe;
  const helpdesk = helpdeskRoute(frame);
  switch (kind) {
    case 'done':
      return message('good', texts.doneTitle, [
        html`<p class="lead">${texts.done}</p>`,
        html`<p>${texts.doneUrgent}</p>`,
        helpdesk,
      ]);
    case 'gone':
      return message('sorry', texts.goneTitle, [html`<p class="lead">${texts.gone}</p>`, helpdesk]);
    case 'open':
      return message('guard', texts.title, [
        html`<p class="lead">${texts.lead}</p>`,
        html`<p>${texts.what}</p>`,
        html`<form method="post" action="${path}?lang=${frame.language}">
          <button class="button danger wide" type="submit">${texts.submit}</button>
        </form>`,
      ]);
  }
}
