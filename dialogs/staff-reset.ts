import type { WaterfallDialog } from 'botbuilder-dialogs';
import { ask, type Answer } from './ask.ts';
import { HAND_OVER, YES_NO } from './hand-over.ts';
import type { DialogNeeds } from './needs.ts';
import { say } from './say.ts';
import { dialog } from './steps.ts';
import { turnOf } from './turn.ts';

export const STAFF_RESET = 'staff-reset';

export interface StaffResetOptions {
  /** Whom the wish named, as typed. */
  readonly named?: string | undefined;
}

/** Somebody else's password: refused kindly to whoever is not staff; the helpdesk takes it from there. */
export const staffReset = ({ people }: DialogNeeds): WaterfallDialog<StaffResetOptions> =>
  dialog<StaffResetOptions>(STAFF_RESET, {
    async whoAsks(step) {
      const { accountId } = turnOf(step.context);
      const roles = accountId === undefined ? [] : await people.roles(accountId);
      if (roles.length === 0) {
        await say(step.context, 'staff.refused');
        return step.replaceDialog(HAND_OVER, { why: 'signed-out' });
      }
      const { named } = step.options;
      const question =
        named === undefined
          ? ({ text: 'staff.ask-user' } as const)
          : ({ text: 'staff.ask-user/named', params: { who: named } } as const);
      return ask(step, {
        ...question,
        choices: named === undefined ? [] : YES_NO,
        accepts: 'user-id',
      });
    },

    passOn(step) {
      const answer = step.result as Answer;
      if (answer.kind === 'choice' && answer.value === 'no') return step.replaceDialog(STAFF_RESET, {});
      return step.replaceDialog(HAND_OVER, { why: 'not-built' });
    },
  });
