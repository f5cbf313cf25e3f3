import type { DialogTurnResult, WaterfallDialog, WaterfallStepContext } from 'botbuilder-dialogs';
import { ANSWER, articleChoice, chosenArticle } from './article-choice.ts';
import { ask, type Answer } from './ask.ts';
import { answerText } from './answer-text.ts';
import { stepsCard } from './cards.ts';
import { isOffered, WISHES, type OfferedWish } from './did-you-mean.ts';
import { HAND_OVER } from './person.ts';
import type { DialogNeeds, KnowledgeNeeds, ShownAnswer } from './needs.ts';
import { sayDiagnosis } from './finding.ts';
import { say, type Choice } from './say.ts';
import { dialog } from './steps.ts';
import { text } from './texts/texts.ts';
import { turnOf } from './turn.ts';

export interface AnswerOptions {
  readonly article: string;
  readonly score: number;
  /** The whole article, not only the answer in short. */
  readonly whole?: boolean;
  /** About an error: whoever is signed in also hears what is wrong with their account now. */
  readonly live?: boolean;
}

const MOST_RELATED = 2;

/**
 * One article, whether it helped, and the way on: the dialog that does it, an article beside it, a person.
 * @param start begins the dialog of a wish in place of this one
 */
export const answer = (
  { knowledge, people, organisation }: Pick<DialogNeeds, 'knowledge' | 'people' | 'organisation'>,
  start: (step: WaterfallStepContext<AnswerOptions>, wish: OfferedWish) => Promise<DialogTurnResult>,
): WaterfallDialog<AnswerOptions> =>
  dialog<AnswerOptions>(ANSWER, {
    async show(step) {
      const { article, score, whole = false } = step.options;
      const { language } = turnOf(step.context);
      const shown = knowledge.byId(article, language);
      if (shown === undefined) return step.replaceDialog(HAND_OVER, { why: 'general' });
      const params = { title: shown.title, text: whole ? shown.text : answerText(shown) };
      const words = text(language, 'answer', params);
      await say(step.context, 'answer', params, {
        value: { article, score },
        attachments: whole ? undefined : [stepsCard(shown, words, language)],
      });
      if (step.options.live) await tellDiagnosis(step, { people, organisation });
      return ask(step, {
        text: 'answer.helped',
        choices: choicesOf(shown, whole, knowledge),
        unclear: 'answer.helped/unclear',
        yields: true,
      });
    },

    async goOn(step) {
      const given = step.result as Answer;
      const { article, score } = step.options;
      if (given.kind !== 'choice') return step.replaceDialog(HAND_OVER, { why: 'unclear' });
      if (given.value === 'more') return step.replaceDialog(ANSWER, { article, score, whole: true });
      const beside = chosenArticle(given.value);
      if (beside !== undefined) return step.replaceDialog(ANSWER, { article: beside, score: 1 });
      if (isOffered(given.value)) return start(step, given.value);
      if (given.value === 'no') return step.replaceDialog(HAND_OVER, { why: 'asked' });
      await say(step.context, 'answer.glad');
      return step.endDialog();
    },
  });

async function tellDiagnosis(
  step: WaterfallStepContext<AnswerOptions>,
  { people, organisation }: Pick<DialogNeeds, 'people' | 'organisation'>,
): Promise<void> {
  const { accountId } = turnOf(step.context);
  const diagnosis = accountId === undefined ? undefined : await people.diagnosis(accountId);
  if (diagnosis !== undefined) await sayDiagnosis(step.context, diagnosis, organisation);
}

function choicesOf({ action, related }: ShownAnswer, whole: boolean, knowledge: KnowledgeNeeds): Choice[] {
  const does: Choice[] = action !== undefined && isOffered(action) ? [{ value: action, title: WISHES[action] }] : [];
  const more: Choice[] = whole ? [] : [{ value: 'more', title: 'answer.more' }];
  const beside = related.slice(0, MOST_RELATED).map((article) => articleChoice(knowledge, article));
  return [...does, { value: 'yes', title: 'answer.yes' }, { value: 'no', title: 'answer.no' }, ...more, ...beside];
}
