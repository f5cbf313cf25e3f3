import { html } from '../html.ts';
import type { Page } from '../layout.ts';
import type { Frame } from '../needs.ts';
import { textsIn } from '../texts/index.ts';
import { message } from './message.ts';

export function remindersPage(frame: Frame, kind: 'open' | 'done' | 'gone', path: string): Page {
  const { reminders: texts } = textsIn(frame.language);
  switch (kind) {
    case 'done':
      return message('good', texts.doneTitle, [html`<p class="lead">${texts.done}</p>`]);
    case 'gone':
      return message('sorry', texts.goneTitle, [html`<p class="lead">${texts.gone}</p>`]);
    case 'open':
      return message('wait', texts.title, [
        html`<p class="lead">${texts.lead}</p>`,
        html`<form method="post" action="${path}?lang=${frame.language}">
          <button class="button primary wide" type="submit">${texts.submit}</button>
        </form>`,
      ]);
  }
}
