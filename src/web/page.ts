import { textsIn } from '../channels/pages/texts/index.ts';
import { languageOf } from '../core/language.ts';

/** The words of the page's own language. */
export const language = languageOf(document.documentElement.lang);
export const texts = textsIn(language);

export const byId = (id: string): HTMLElement | undefined => document.getElementById(id) ?? undefined;

/** What a page of ours surely has. */
export function must<T extends Element>(selector: string, kind: new () => T): T {
  const found = document.querySelector(selector);
  if (!(found instanceof kind)) throw new Error(`the page has no ${selector}`);
  return found;
}

export function element(
  tag: string,
  attributes: Readonly<Record<string, string>>,
  ...children: (Node | string)[]
): HTMLElement {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

export function button(text: string, kind: string, onClick: () => void): HTMLElement {
  const made = element('button', { type: 'button', class: `button ${kind}` }, text);
  made.addEventListener('click', onClick);
  return made;
}

/** Storage may be forbidden; then a reload forgets, and nothing else is lost. */
export const kept = {
  get(key: string): string | undefined {
    try {
      return sessionStorage.getItem(key) ?? undefined;
    } catch {
      return undefined;
    }
  },
  set(key: string, value: string | undefined): void {
    try {
      if (value === undefined) sessionStorage.removeItem(key);
      else sessionStorage.setItem(key, value);
    } catch {
      // As if it were empty.
    }
  },
};
