import type { WaterfallDialog } from 'botbuilder-dialogs';
import { ask, type Answer } from './ask.ts';
import type { DialogNeeds } from './needs.ts';
import { say } from './say.ts';
import { dialog } from './steps.ts';
import { text, type TextKey } from './texts/texts.ts';
import { turnOf } from './turn.ts';

export const HAND_OVER = 'hand-over';

export interface HandOverOptions {
  /** Why the assistant cannot go on; it chooses the wording. */
  readonly why: 'general' | 'asked' | 'finding' | 'user-id' | 'gone' | 'unclear' | 'signed-out' | 'other-way';
  readonly recoveryId?: string | undefined;
}

export const YES_NO = [
  { value: 'yes', title: 'choice.yes' },
  { value: 'no', title: 'choice.no' },
] as const;

/** Offers a person; whoever says yes has a reference in the same turn, at any hour. */
export const handOver = ({ help, organisation }: DialogNeeds): WaterfallDialog<HandOverOptions> =>
  dialog<HandOverOptions>(HAND_OVER, {
    offer: (step) =>
      ask(step, {
        text: `handoff.offer/${step.options.why}` as TextKey,
        choices: YES_NO,
        unclear: 'handoff.offer/again',
        yields: true,
      }),

    async queue(step) {
      const answer = step.result as Answer;
      // Only a yes passes anything on.
      if (answer.kind !== 'choice' || answer.value !== 'yes') {
        await say(step.context, 'handoff.declined');
        return step.endDialog();
      }
      const turn = turnOf(step.context);
      const { reference } = await help.open({
        conversationId: turn.conversationId,
        language: turn.language,
        urgent: false,
        about: step.options.why === 'asked' ? 'asked' : 'stuck',
        recoveryId: step.options.recoveryId,
        accountId: turn.accountId,
      });
      const { phone, hours } = organisation.helpdesk;
      await say(step.context, 'handoff.queued', {
        reference,
        hours: hours ?? text(turn.language, 'handoff.always'),
        phone: phone === undefined ? '' : text(turn.language, 'handoff.phone', { phone }),
      });
      return step.cancelAllDialogs();
    },
  });
