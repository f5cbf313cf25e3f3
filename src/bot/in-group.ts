import type { TurnContext } from 'botbuilder';
import { answerText } from '../../dialogs/answer-text.ts';
import { stepsCard } from '../../dialogs/cards.ts';
import { say } from '../../dialogs/say.ts';
import { text as sentence } from '../../dialogs/texts/texts.ts';
import { turnOf } from '../../dialogs/turn.ts';
import type { WishParts } from './wishes.ts';

/** Where others read along: what anybody may know. Whatever is about an account moves to a private chat. */
export async function answerInGroup(context: TurnContext, { recogniser, needs }: WishParts): Promise<void> {
  const turn = turnOf(context);
  const { text } = context.activity;
  const { decision, intent, language: shown } = recogniser.recognise(text);
  // Everybody in a group has a language of their own, so that none is remembered.
  const language = (turn.language = shown ?? turn.language);
  const isGeneral = decision === 'act' && intent === 'knowledge';
  const [found] = isGeneral ? needs.knowledge.search(text, language) : [];
  if (found === undefined) return say(context, 'one-to-one');
  const { article, score, title } = found;
  const params = { title, text: answerText(found) };
  const card = stepsCard(found, sentence(language, 'answer', params), language);
  return say(context, 'answer', params, { value: { article, score }, attachments: [card] });
}
