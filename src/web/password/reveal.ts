import { byId, texts } from '../page.ts';
import { announce } from './announce.ts';

/** Show and hide, with the state told as well as seen. Hidden again before it is sent. */
export function wireReveal(): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-reveal]')) {
    const input = byId(button.dataset['reveal'] ?? '');
    if (!(input instanceof HTMLInputElement)) continue;
    const show = (isShown: boolean) => {
      input.type = isShown ? 'text' : 'password';
      button.setAttribute('aria-pressed', String(isShown));
    };
    button.hidden = false;
    button.addEventListener('click', () => {
      const isShown = input.type === 'password';
      show(isShown);
      announce(isShown ? texts.password.shown : texts.password.hidden);
    });
    input.form?.addEventListener('submit', () => show(false));
  }
}
