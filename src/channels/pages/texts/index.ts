import type { Language } from '../../../core/language.ts';
import { en } from './en.ts';
import { nl } from './nl.ts';
import type { Texts } from './nl.ts';

export type { Texts };

const TEXTS: Readonly<Record<Language, Texts>> = { nl, en };

export const textsIn = (language: Language): Texts => TEXTS[language];
