import type { TurnContext } from 'botbuilder';
import { answerCard, answerText } from '../../dialogs/answer-card.ts';
import { say } from '../../dialogs/say.ts';
import { turnOf } from '../../dialogs/turn.ts';
import type { WishParts } from './wishes.ts';

/** Where others read along: what anybody may know. Whatever is about an account moves to a private chat. */
export async function answerInGroup(context: TurnContext, { recogniser, needs }: WishParts): Promise<void> {
  const { language } = turnOf(context);
  const { text } = context.activity;
  const { decision, intent } = recogniser.recognise(text);
  const isGeneral = decision === 'act' && intent === 'knowledge';
  const [found] = isGeneral ? needs.knowledge.search(text, language) : [];
  if (found === undefined) return say(context, 'one-to-one');
  const { article, score, title } = found;
  return say(
    context,
    'answer',
    { title, text: answerText(found) },
    { value: { article, score }, attachments: [answerCard(found, language)] },
  );
}
