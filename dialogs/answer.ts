import type { DialogTurnResult, WaterfallDialog, WaterfallStepContext } from 'botbuilder-dialogs';
import { ask, type Answer } from './ask.ts';
import { isOffered, WISHES, type OfferedWish } from './did-you-mean.ts';
import { HAND_OVER } from './hand-over.ts';
import type { KnowledgeNeeds, ShownAnswer } from './needs.ts';
import { say, type Choice } from './say.ts';
import { dialog } from './steps.ts';
import { turnOf } from './turn.ts';

export const ANSWER = 'answer';

export interface AnswerOptions {
  readonly article: string;
  readonly score: number;
}

const MOST_RELATED = 2;
const ARTICLE = 'article:';

/**
 * One article, whether it helped, and the way on: the dialog that does it, an article beside it, a person.
 * @param start begins the dialog of a wish in place of this one
 */
export const answer = (
  knowledge: KnowledgeNeeds,
  start: (step: WaterfallStepContext<AnswerOptions>, wish: OfferedWish) => Promise<DialogTurnResult>,
): WaterfallDialog<AnswerOptions> =>
  dialog<AnswerOptions>(ANSWER, {
    async show(step) {
      const { article, score } = step.options;
      const shown = knowledge.byId(article, turnOf(step.context).language);
      if (shown === undefined) return step.replaceDialog(HAND_OVER, { why: 'general' });
      await say(step.context, 'answer', { title: shown.title, text: shown.text }, { value: { article, score } });
      return ask(step, { text: 'answer.helped', choices: choicesOf(shown), yields: true });
    },

    async goOn(step) {
      const given = step.result as Answer;
      if (given.kind !== 'choice') return step.replaceDialog(HAND_OVER, { why: 'unclear' });
      if (given.value.startsWith(ARTICLE)) {
        return step.replaceDialog(ANSWER, { article: given.value.slice(ARTICLE.length), score: 1 });
      }
      if (isOffered(given.value)) return start(step, given.value);
      if (given.value === 'no') return step.replaceDialog(HAND_OVER, { why: 'asked' });
      await say(step.context, 'answer.glad');
      return step.endDialog();
    },
  });

function choicesOf({ action, related }: ShownAnswer): Choice[] {
  const does: Choice[] = action !== undefined && isOffered(action) ? [{ value: action, title: WISHES[action] }] : [];
  const beside = related
    .slice(0, MOST_RELATED)
    .map(({ article, title }) => ({ value: `${ARTICLE}${article}`, title: { words: title } }));
  return [...does, { value: 'yes', title: 'answer.yes' }, { value: 'no', title: 'answer.no' }, ...beside];
}
