import type { Activity } from 'botbuilder';
import { eventOf } from '../../dialogs/say.ts';

/** What programs on the other side are told. */
export type Signal =
  | { readonly type: 'typing' }
  | { readonly type: 'event'; readonly name: string; readonly value: Readonly<Record<string, string>> };

export const signalled = (signal: Signal): Partial<Activity> =>
  signal.type === 'typing' ? { type: 'typing' } : eventOf(signal.name, signal.value);
