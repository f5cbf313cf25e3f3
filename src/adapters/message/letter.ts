import type { MessageKind, MessageModels } from '../../core/message.ts';
import type { Language } from '../../core/language.ts';
import type { Organisation } from '../../core/organisation.ts';

/**
 * A piece of a message. Text, HTML and speech are all made from the same pieces, so that they
 * cannot say different things. A bare string is a paragraph.
 */
export type Block =
  | string
  | { readonly code: string }
  | { readonly link: string }
  | { readonly phone: string }
  | { readonly lines: readonly string[] };

/** A message in the three forms it can take. */
export interface Letter {
  /** Never holds a code or a link. */
  readonly subject: string;
  readonly mail: readonly Block[];
  readonly sms: string;
  readonly voice: readonly Block[];
}

/** What every template knows about the sender and the reader. */
export interface Setting {
  readonly language: Language;
  /** The organisation's name, without digits that could pass for a code. */
  readonly sender: string;
  readonly helpdesk: Organisation['helpdesk'];
  /** Host of the public address; codes in text messages are bound to it. */
  readonly host: string;
  readonly when: (at: Date) => string;
  readonly whenShort: (at: Date) => string;
}

export type Template<K extends MessageKind> = (model: MessageModels[K], setting: Setting) => Letter;

/** The words of a template, in every language. */
export type InEveryLanguage<Words> = Readonly<Record<Language, Words>>;
