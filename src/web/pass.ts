import { must, texts } from './page.ts';

/** Copying by a button; the pass itself is a text that anybody can copy. */
const pass = must('#pass', HTMLInputElement);
const copy = must('#copy', HTMLButtonElement);
const said = must('#copied', HTMLElement);

pass.addEventListener('focus', () => pass.select());
// Browsers have it on safe connections alone.
copy.hidden = !('clipboard' in navigator);
copy.addEventListener('click', () => {
  navigator.clipboard.writeText(pass.value).then(
    () => (said.textContent = texts.password.passCopied),
    () => pass.select(),
  );
});
