import { byId, kept } from '../page.ts';
import { forget } from './conversation.ts';

const SHARED = 'sleutel.shared';
const FORGOTTEN = 'sleutel.forgotten';

/** A computer that others use too: chosen by the person, or by an address that ends in `?shared`. */
export const isShared = (): boolean => kept.get(SHARED) === 'yes';

export function wireShared(onForget: () => void): void {
  if (new URLSearchParams(location.search).has('shared')) kept.set(SHARED, 'yes');
  const box = byId('shared');
  if (box instanceof HTMLInputElement) {
    box.checked = isShared();
    box.addEventListener('change', () => kept.set(SHARED, box.checked ? 'yes' : undefined));
  }
  byId('forget')?.addEventListener('click', onForget);
}

/** Nothing of the conversation stays: not here, not in the page, and nobody stays signed in. */
export async function forgetAll(isSignedIn: boolean): Promise<void> {
  forget();
  kept.set(FORGOTTEN, 'yes');
  if (isSignedIn) await fetch('/sign-out', { method: 'POST', redirect: 'manual' }).catch(() => undefined);
  location.reload();
}

/** Whether this page was loaded because the one before forgot itself. */
export function wasForgotten(): boolean {
  const was = kept.get(FORGOTTEN) === 'yes';
  kept.set(FORGOTTEN, undefined);
  return was;
}
