import { must } from './page.ts';

/** Printing by a button; the codes themselves are a text that anybody can copy. */
const print = must('#print', HTMLButtonElement);
print.hidden = false;
print.addEventListener('click', () => globalThis.print());
must('#codes', HTMLTextAreaElement).addEventListener('focus', ({ target }) => {
  if (target instanceof HTMLTextAreaElement) target.select();
});
