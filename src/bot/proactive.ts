import type { Activity } from 'botbuilder';
import { eventOf } from '../../dialogs/say.ts';
import { labelOf, text, type TextKey } from '../../dialogs/texts/texts.ts';
import type { Language } from '../core/language.ts';

type Params = Readonly<Record<string, string>>;

/** What is said that nobody asked for just now. Words and names of people are shown as they are, never as markup. */
export function proactive(key: TextKey, language: Language, params: Params): Partial<Activity> {
  const label = labelOf(key);
  return {
    type: 'message',
    label,
    locale: language,
    text: text(language, key, params),
    textFormat: label.startsWith('handoff.') ? 'plain' : 'markdown',
    ...(label === 'handoff.message' ? { value: params } : {}),
  };
}

/** What programs on the other side are told. */
export type Signal =
  { readonly type: 'typing' } | { readonly type: 'event'; readonly name: string; readonly value: Params };

export const signalled = (signal: Signal): Partial<Activity> =>
  signal.type === 'typing' ? { type: 'typing' } : eventOf(signal.name, signal.value);
