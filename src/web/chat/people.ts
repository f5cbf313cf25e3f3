import type { Store } from './web-chat.ts';

/** In demo: folds the list away where room is scarce, and puts a user name in the chat. */
export function wirePeople(store: () => Store | undefined): void {
  const details = document.querySelector<HTMLDetailsElement>('#people');
  if (details !== null && matchMedia('(max-width: 60rem)').matches) details.open = false;
  for (const use of document.querySelectorAll<HTMLButtonElement>('[data-use]')) {
    use.hidden = false;
    use.addEventListener('click', () => {
      store()?.dispatch({ type: 'WEB_CHAT/SET_SEND_BOX', payload: { text: use.dataset['use'] ?? '' } });
      if (details !== null && matchMedia('(max-width: 60rem)').matches) details.open = false;
      document.querySelector<HTMLElement>('#chat [data-id="webchat-sendbox-input"]')?.focus();
    });
  }
}
