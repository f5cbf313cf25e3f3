import { isOffered, type OfferedWish } from '../../dialogs/did-you-mean.ts';
import type { Recogniser } from '../core/intent.ts';

/** Between two wishes in one message. */
const JOINTS = /[.!?;]\s+|,?\s+(?:en(?: ook)?|and(?: also)?|ook|daarnaast|also|plus|daarna|then)\s+/iu;
const LEAST_WORDS = 3;
const SURE = 0.8;

/** One way out of the same trouble: whoever forgot is also locked out, and wants another password. */
const SAME = [
  ['forgot_password', 'locked_out'],
  ['forgot_password', 'change_password'],
] as const;

/** The first two different wishes of a message, in order; fewer when there are not so many. */
export function wishesIn(
  text: string,
  recogniser: Recogniser,
): { readonly text: string; readonly wish: OfferedWish }[] {
  const parts = text.split(JOINTS).filter((part) => part.trim().split(/\s+/u).length >= LEAST_WORDS);
  if (parts.length < 2 || parts.length > 6) return [];
  const found: { text: string; wish: OfferedWish }[] = [];
  for (const part of parts) {
    const { intent, decision, confidence } = recogniser.recognise(part);
    if (decision !== 'act' || confidence < SURE || !isOffered(intent)) continue;
    if (!found.some(({ wish }) => isSame(wish, intent))) found.push({ text: part, wish: intent });
  }
  return found.slice(0, 2);
}

const isSame = (one: string, other: string): boolean =>
  one === other || SAME.some(([left, right]) => (one === left && other === right) || (one === right && other === left));
