import { texts } from '../page.ts';
import type { Store } from './web-chat.ts';

/** Someone came to change a password: that is said for them, once, also when the page is reloaded. */
export function sayWish(store: Store): void {
  const address = new URL(location.href);
  if (address.searchParams.get('wish') !== 'change') return;
  address.searchParams.delete('wish');
  history.replaceState(undefined, '', address);
  store.dispatch({ type: 'WEB_CHAT/SEND_MESSAGE', payload: { text: texts.chat.wishChange, method: 'code' } });
}
