import { ActionTypes, ActivityTypes, type Activity, type Attachment, type TurnContext } from 'botbuilder';
import type { Language } from '../src/core/language.ts';
import { cardFor } from './cards.ts';
import { labelOf, text, type Params, type TextKey } from './texts/texts.ts';
import { turnOf } from './turn.ts';

/** Something that can be chosen; `value` and both titles work when typed. */
export interface Choice {
  readonly value: string;
  /** A key, or words that come from the knowledge base. */
  readonly title: TextKey | Readonly<Record<Language, string>>;
}

export const titleOf = ({ title }: Choice, language: Language): string =>
  typeof title === 'string' ? text(language, title) : title[language];

export interface Extras {
  readonly choices?: readonly Choice[] | undefined;
  readonly value?: unknown;
  readonly attachments?: Attachment[] | undefined;
}

/** A message in the language of the conversation, with its key as label. */
export function message(
  context: TurnContext,
  key: TextKey,
  params: Params = {},
  extras: Extras = {},
): Partial<Activity> {
  const { language } = turnOf(context);
  const choices = extras.choices ?? [];
  const words = text(language, key, params);
  const attachments = extras.attachments ?? listed(cardFor(key, words, language));
  return {
    type: ActivityTypes.Message,
    label: labelOf(key),
    locale: language,
    text: words,
    textFormat: 'markdown',
    ...(extras.value === undefined ? {} : { value: extras.value }),
    ...(attachments === undefined ? {} : { attachments }),
    ...(choices.length === 0
      ? {}
      : { suggestedActions: { to: [], actions: choices.map((choice) => action(context, choice)) } }),
  };
}

const listed = (card: Attachment | undefined): Attachment[] | undefined => (card === undefined ? undefined : [card]);

/** The chat shows the title; what is sent is the value. */
const action = (context: TurnContext, choice: Choice) => {
  const { value } = choice;
  const words = titleOf(choice, turnOf(context).language);
  return { type: ActionTypes.MessageBack, title: words, displayText: words, text: value, value };
};

export async function say(context: TurnContext, key: TextKey, params: Params = {}, extras: Extras = {}): Promise<void> {
  await context.sendActivity(message(context, key, params, extras));
}

/** For programs on the other side, such as the events of the Bot Framework's hand-off protocol; Teams takes none. */
export async function signal(
  context: TurnContext,
  name: string,
  value: Readonly<Record<string, string>>,
): Promise<void> {
  if (context.activity.channelId !== 'msteams') await context.sendActivity(eventOf(name, value));
}

export const eventOf = (name: string, value: Readonly<Record<string, string>>): Partial<Activity> => ({
  type: ActivityTypes.Event,
  label: name,
  name,
  value,
});

/**
 * Something that nobody asked for just now, outside of a turn. In a hand-over stand words and names of
 * people: they are shown as they are, never as markup.
 */
export function proactive(key: TextKey, language: Language, params: Params): Partial<Activity> {
  const label = labelOf(key);
  const words = text(language, key, params);
  const attachments = listed(cardFor(key, words, language));
  return {
    type: ActivityTypes.Message,
    label,
    locale: language,
    text: words,
    textFormat: label.startsWith('handoff.') ? 'plain' : 'markdown',
    ...(label === 'handoff.message' ? { value: params } : {}),
    ...(attachments === undefined ? {} : { attachments }),
  };
}
