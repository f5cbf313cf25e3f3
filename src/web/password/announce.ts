import { byId } from '../page.ts';

/** Said aloud to who cannot see it. */
export function announce(text: string): void {
  const line = byId('announce');
  if (line !== undefined) line.textContent = text;
}
