import { button, element, texts } from '../page.ts';

const FORGET_AFTER = 5 * 60_000;
const WARN_BEFORE = 60_000;

/**
 * On a shared computer the chat forgets itself when nobody is there. Time is read, not counted, so
 * that a machine that slept forgets at once when it wakes.
 */
export function watchIdle(isOn: () => boolean, forget: () => void): void {
  let lastSign = Date.now();
  const warning = warn(() => (lastSign = Date.now()), forget);
  const sign = () => {
    if (!warning.isOpen()) lastSign = Date.now();
  };
  for (const event of ['pointerdown', 'keydown', 'touchstart', 'wheel'])
    addEventListener(event, sign, { passive: true });
  // Busy in another tab of ours, such as the one where the password is chosen.
  new BroadcastChannel('sleutel').addEventListener('message', sign);

  setInterval(() => {
    const left = lastSign + FORGET_AFTER - Date.now();
    if (!isOn() || left > WARN_BEFORE) warning.close();
    else if (left > 0) warning.show(Math.ceil(left / 1_000));
    else forget();
  }, 1_000);
}

function warn(onStay: () => void, onForget: () => void) {
  const text = element('p', { id: 'idle-text' });
  const dialog = element('dialog', {
    class: 'dialog',
    'aria-labelledby': 'idle-title',
    'aria-describedby': 'idle-text',
  });
  const close = () => dialog instanceof HTMLDialogElement && dialog.open && dialog.close();
  const stay = button(texts.chat.idleStay, 'primary', () => {
    onStay();
    close();
  });
  dialog.append(
    element('h2', { id: 'idle-title' }, texts.chat.idleTitle),
    text,
    element('p', { class: 'actions' }, stay, button(texts.chat.idleForget, '', onForget)),
  );
  dialog.addEventListener('cancel', onStay);
  document.body.append(dialog);
  return {
    isOpen: () => dialog instanceof HTMLDialogElement && dialog.open,
    close,
    show(seconds: number) {
      text.textContent = texts.chat.idle(seconds);
      if (dialog instanceof HTMLDialogElement && !dialog.open) dialog.showModal();
    },
  };
}
