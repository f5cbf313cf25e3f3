import type { TurnContext } from 'botbuilder';
import type { Diagnosis, WayOn } from '../src/core/diagnosis.ts';
import { answerText } from './answer-card.ts';
import type { KnowledgeNeeds } from './needs.ts';
import { say } from './say.ts';
import type { TextKey } from './texts/texts.ts';
import { turnOf } from './turn.ts';

export const findingKey = (diagnosis: Diagnosis): TextKey =>
  diagnosis.kind === 'on-premises' && diagnosis.writeBack
    ? 'finding/on-premises-write-back'
    : `finding/${diagnosis.kind}`;

/** What is wrong; where the assistant cannot mend it, with the article that explains it. */
export async function sayFinding(
  context: TurnContext,
  { diagnosis, way }: { readonly diagnosis: Diagnosis; readonly way: WayOn },
  knowledge: KnowledgeNeeds,
): Promise<void> {
  await say(context, findingKey(diagnosis));
  const shown = way === 'hand-over' ? knowledge.byDiagnosis(diagnosis.kind, turnOf(context).language) : undefined;
  if (shown === undefined) return;
  const value = { article: shown.article, score: 1 };
  await say(context, 'answer', { title: shown.title, text: answerText(shown) }, { value });
}
