import type { DialogTurnResult, WaterfallDialog, WaterfallStepContext } from 'botbuilder-dialogs';
import { ask, type Answer } from './ask.ts';
import { isOffered, WISHES, type OfferedWish } from './did-you-mean.ts';
import { HAND_OVER } from './person.ts';
import { say } from './say.ts';
import { dialog } from './steps.ts';

export const NEXT_WISH = 'next-wish';

export interface NextWishOptions {
  readonly wish: OfferedWish;
}

/**
 * What was asked in the same breath, once the first of it is done.
 * @param start begins the dialog of a wish in place of this one
 */
export const nextWish = (
  start: (step: WaterfallStepContext<NextWishOptions>, wish: OfferedWish) => Promise<DialogTurnResult>,
): WaterfallDialog<NextWishOptions> =>
  dialog<NextWishOptions>(NEXT_WISH, {
    offer: (step) =>
      ask(step, {
        text: 'next-wish',
        choices: [
          { value: step.options.wish, title: WISHES[step.options.wish] },
          { value: 'no', title: 'choice.no' },
        ],
        alsoChoices: [{ value: 'yes', title: 'choice.yes' }],
        yields: true,
      }),

    async go(step) {
      const answer = step.result as Answer;
      if (answer.kind !== 'choice') return step.replaceDialog(HAND_OVER, { why: 'unclear' });
      if (answer.value === 'yes') return start(step, step.options.wish);
      if (isOffered(answer.value)) return start(step, answer.value);
      await say(step.context, 'handoff.declined');
      return step.endDialog();
    },
  });
