import type { TurnContext } from 'botbuilder';
import type { Diagnosis } from '../src/core/diagnosis.ts';
import { LOCALES } from '../src/core/language.ts';
import { answerText } from './answer-text.ts';
import type { DialogNeeds, Finding } from './needs.ts';
import { say } from './say.ts';
import type { TextKey } from './texts/texts.ts';
import { turnOf } from './turn.ts';

const wordingOf = (diagnosis: Diagnosis): TextKey => {
  if (diagnosis.kind === 'on-premises' && diagnosis.writeBack) return 'finding/on-premises-write-back';
  if (diagnosis.kind === 'locked' && diagnosis.until !== undefined) return 'finding/locked-until';
  return `finding/${diagnosis.kind}`;
};

/** What is wrong, in one sentence or two. */
export async function sayDiagnosis(
  context: TurnContext,
  diagnosis: Diagnosis,
  { timeZone }: DialogNeeds['organisation'],
): Promise<void> {
  const until =
    diagnosis.kind === 'locked'
      ? diagnosis.until?.toLocaleTimeString(LOCALES[turnOf(context).language], {
          hour: '2-digit',
          minute: '2-digit',
          timeZone,
        })
      : undefined;
  await say(context, wordingOf(diagnosis), { until: until ?? '' });
}

/** What is wrong and what goes with it; where the assistant cannot mend it, with the article that explains it. */
export async function sayFinding(
  context: TurnContext,
  { diagnosis, way, note }: Finding,
  { knowledge, organisation }: Pick<DialogNeeds, 'knowledge' | 'organisation'>,
): Promise<void> {
  // Nothing is wrong: why somebody cannot get in is another matter.
  if (note === 'not-locked' || note === 'lock-unseen') return say(context, `finding/${note}`);
  await sayDiagnosis(context, diagnosis, organisation);
  if (note !== undefined) await say(context, `finding/${note}`);
  const shown = way === 'hand-over' ? knowledge.byDiagnosis(diagnosis.kind, turnOf(context).language) : undefined;
  if (shown === undefined) return;
  const value = { article: shown.article, score: 1 };
  await say(context, 'answer', { title: shown.title, text: answerText(shown) }, { value });
}
