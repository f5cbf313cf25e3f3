import type { Language } from './language.ts';

/** What an employee can want; `out_of_scope` is everything the assistant is not for. */
export const INTENTS = [
  'forgot_password',
  'locked_out',
  'change_password',
  'admin_reset',
  'expiry_policy',
  'knowledge',
  'escalate',
  'smalltalk',
  'out_of_scope',
] as const;
export type Intent = (typeof INTENTS)[number];

/** One reading of an utterance. */
export interface Reading {
  readonly intent: Intent;
  /** Calibrated probability, 0 to 1. */
  readonly confidence: number;
}

/** What the recogniser makes of an utterance. */
export interface Understanding extends Reading {
  readonly text: string;
  /** Absent when the text is too short or too mixed to tell. */
  readonly language: Language | undefined;
  /** For `knowledge` the subject; for `smalltalk` greet, thanks, cancel or help. */
  readonly topic: string | undefined;
  /** Best first, without the chosen reading. */
  readonly alternatives: readonly Reading[];
  /** Act on the reading, offer the best two or three, or admit not to know. */
  readonly decision: 'act' | 'choose' | 'unsure';
}

/** Turns an utterance into an intent. It never throws, whatever the text. */
export interface Recogniser {
  recognise(text: string, conversationLanguage?: Language): Understanding;
}
