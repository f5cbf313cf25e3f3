import { type ConversationState, type StatePropertyAccessor, type TurnContext } from 'botbuilder';
import type { OfferedWish } from '../../dialogs/did-you-mean.ts';
import type { Begun } from '../../dialogs/recover.ts';
import type { Language } from '../core/language.ts';

/** What the bot remembers of a conversation besides its dialogs. */
export interface Talk {
  language: Language;
  /** The first real message, or the person, has decided it. */
  languageDecided: boolean;
  /** Messages in a row that were not understood. */
  misses: number;
  /** The last wish was none that the assistant can do anything about. */
  outside?: boolean | undefined;
  /** The recovery that was last talked about; its link may still be open. */
  recoveryId?: string | undefined;
  /** The last wish for an account, for whoever wants another link. */
  begun?: Begun | undefined;
  /** Asked in the same message as what is open now. */
  next?: OfferedWish | undefined;
  /** The newest question that was put on a card. */
  card?: string | undefined;
}

export type TalkAccessor = StatePropertyAccessor<Talk>;

export const talkAccessor = (state: ConversationState): TalkAccessor => state.createProperty<Talk>('talk');

export const talkOf = (accessor: TalkAccessor, context: TurnContext, language: Language): Promise<Talk> =>
  accessor.get(context, { language, languageDecided: false, misses: 0 });
