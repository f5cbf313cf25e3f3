import { html } from '../html.ts';
import type { Page } from '../layout.ts';
import type { Frame } from '../needs.ts';
import { legalText } from '../texts/legal.ts';

/** What people may know beforehand: privacy, and what is agreed. */
export function legalPage({ language, organisation }: Frame, page: 'privacy' | 'terms'): Page {
  const { title, lead, sections } = legalText(language, page);
  const named = (words: string): string => words.replaceAll('{company}', organisation.name);
  return {
    title,
    kind: 'message',
    main: html`<div class="card legal">
      <h1>${title}</h1>
      <p class="lead">${named(lead)}</p>
      ${sections.map(
        ([heading, ...paragraphs]) =>
          html`<section>
            <h2>${heading}</h2>
            ${paragraphs.map((words) => html`<p>${named(words)}</p>`)}
          </section>`,
      )}
    </div>`,
  };
}
