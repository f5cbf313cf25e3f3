import { html } from '../html.ts';
import type { Html } from '../html.ts';
import { helpdeskRoute } from '../layout.ts';
import type { Page } from '../layout.ts';
import type { Frame } from '../needs.ts';
import { textsIn } from '../texts/index.ts';

type Mood = 'good' | 'wait' | 'sorry' | 'guard';

const DRAWINGS: Readonly<Record<Mood, string>> = {
  good: 'm6 12.5 4 4 8-9',
  wait: 'M12 7v5l3.5 2M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Z',
  sorry: 'M9 15a4 4 0 0 1-4-4 4 4 0 0 1 4-4h1M14 7h1a4 4 0 0 1 3.4 6.1M14 17h-1M4 4l16 16',
  guard: 'M12 3 5 6v5c0 4.5 3 8 7 10 4-2 7-5.5 7-10V6ZM12 9v4M12 16.5v.1',
};

const icon = (mood: Mood): Html =>
  html`<svg class="mood" viewBox="0 0 24 24" width="56" height="56" aria-hidden="true" focusable="false">
    <circle cx="12" cy="12" r="12" />
    <path
      d="${DRAWINGS[mood]}"
      fill="none"
      stroke="currentColor"
      stroke-width="1.6"
      stroke-linecap="round"
      stroke-linejoin="round"
      transform="translate(4.2 4.2) scale(.65)"
    />
  </svg>`;

/** A page that only tells something. */
export function message(mood: Mood, title: string, parts: readonly Html[]): Page {
  return {
    title,
    kind: 'message',
    main: html`<div class="card message ${mood}">
      ${icon(mood)}
      <h1>${title}</h1>
      ${parts}
    </div>`,
  };
}

export type ErrorKind = 'notFound' | 'foreign' | 'bad' | 'busy' | 'fault';

/** For whatever went wrong on the way: what, what now, and who can help. */
export function errorPage(frame: Frame, kind: ErrorKind, reference: string | undefined): Page {
  const texts = textsIn(frame.language);
  return message('sorry', texts.error[`${kind}Title`], [
    html`<p class="lead">${texts.error[kind]}</p>`,
    html`${reference !== undefined && html`<p>${texts.error.reference}: <code>${reference}</code></p>`}`,
    html`<p class="actions"><a class="button primary" href="/">${texts.layout.backToChat}</a></p>`,
    helpdeskRoute(frame),
  ]);
}
