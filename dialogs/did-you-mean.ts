import type { DialogTurnResult, WaterfallDialog, WaterfallStepContext } from 'botbuilder-dialogs';
import { ANSWER, chosenArticle } from './article-choice.ts';
import { ask, type Answer } from './ask.ts';
import { HAND_OVER } from './person.ts';
import type { Choice } from './say.ts';
import { dialog } from './steps.ts';

export const DID_YOU_MEAN = 'did-you-mean';

const MOST = 3;

export interface DidYouMeanOptions {
  /** Wishes to choose from; without any, and without an article, the menu is shown. */
  readonly wishes: readonly string[];
  /** What the knowledge base would answer. */
  readonly article?: Choice | undefined;
  /** Which account was named beside the doubt, as typed. */
  readonly named?: string | undefined;
}

/** The wishes that can be offered, with the words of the menu. */
export const WISHES = {
  forgot_password: 'menu.forgot',
  locked_out: 'menu.locked',
  change_password: 'menu.change',
  expiry_policy: 'menu.expiry',
  escalate: 'menu.person',
  admin_reset: 'menu.staff',
  check_setup: 'menu.setup',
} as const;
export type OfferedWish = keyof typeof WISHES;

export const isOffered = (wish: string): wish is OfferedWish => wish in WISHES;
export const offer = (wishes: readonly string[]): Choice[] =>
  wishes.filter(isOffered).map((wish) => ({ value: wish, title: WISHES[wish] }));

/**
 * "A or B?", with a way out. What is chosen starts at once.
 * @param start begins the dialog of a wish in place of this one, with the account that was named
 */
export const didYouMean = (
  start: (
    step: WaterfallStepContext<DidYouMeanOptions>,
    wish: OfferedWish,
    named?: string,
  ) => Promise<DialogTurnResult>,
): WaterfallDialog<DidYouMeanOptions> =>
  dialog<DidYouMeanOptions>(DID_YOU_MEAN, {
    choose(step) {
      const { wishes, article } = step.options;
      const explained = article === undefined ? [] : [article];
      const offered = [...offer(wishes).slice(0, MOST - explained.length), ...explained];
      const known = offered.length > 0;
      return ask(step, {
        text: known ? 'did-you-mean' : 'did-you-mean/menu',
        choices: [
          ...(known ? offered : offer(['forgot_password', 'locked_out', 'change_password'])),
          { value: 'none', title: 'did-you-mean.none' },
        ],
        unclear: 'did-you-mean/again',
        yields: true,
      });
    },

    go(step) {
      const answer = step.result as Answer;
      const value = answer.kind === 'choice' ? answer.value : '';
      if (isOffered(value)) return start(step, value, step.options.named);
      const article = chosenArticle(value);
      if (article !== undefined) return step.replaceDialog(ANSWER, { article, score: 1 });
      return step.replaceDialog(HAND_OVER, { why: 'unclear' });
    },
  });
