import type { Language } from '../../src/core/language.ts';
import { en } from './en.ts';
import { nl } from './nl.ts';

export type TextKey = keyof typeof nl;
/** The same keys in every language. */
export type Texts = Readonly<Record<TextKey, string>>;
export type Params = Readonly<Record<string, string | number>>;

const TEXTS: Readonly<Record<Language, Texts>> = { nl, en };

/** The sentence for a key; `{name}` is filled in. */
export const text = (language: Language, key: TextKey, params: Params = {}): string =>
  TEXTS[language][key].replaceAll(/\{(\w+)\}/gu, (_all, name: string) => String(params[name] ?? ''));

/** The key that goes into the label: wordings of one moment share it. */
export const labelOf = (key: TextKey): string => key.split('/')[0] ?? key;
