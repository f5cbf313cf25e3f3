import { byId } from '../page.ts';

/** Said aloud to who cannot see it. The strength, which comes late, has a line of its own and drowns nothing out. */
export function announce(text: string, place: 'announce' | 'announce-strength' = 'announce'): void {
  const line = byId(place);
  if (line !== undefined) line.textContent = text;
}
