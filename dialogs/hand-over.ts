import type { TurnContext } from 'botbuilder';
import type { WaterfallDialog, WaterfallStepContext } from 'botbuilder-dialogs';
import { LOCALES, type Language } from '../src/core/language.ts';
import type { Organisation } from '../src/core/organisation.ts';
import { hoursIn } from '../src/core/working-hours.ts';
import { ask, type Answer } from './ask.ts';
import { offer } from './did-you-mean.ts';
import type { DialogNeeds, Outlook } from './needs.ts';
import { HAND_OVER, type HandOverOptions } from './person.ts';
import { say, signal } from './say.ts';
import { dialog } from './steps.ts';
import { text, type TextKey } from './texts/texts.ts';
import { turnOf } from './turn.ts';

export const YES_NO = [
  { value: 'yes', title: 'choice.yes' },
  { value: 'no', title: 'choice.no' },
] as const;

/** What can be chosen in place of what was declined. */
export const OTHERWISE = offer(['forgot_password', 'locked_out', 'change_password']);

/** Can be chosen as long as the case is open. */
export const CALL_BACK = { value: 'call-back', title: 'choice.call-back' } as const;

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
        await sayDeclined(step, answer);
        return step.endDialog();
      }
      const turn = turnOf(step.context);
      const { reference, outlook } = await help.open({
        conversationId: turn.conversationId,
        language: turn.language,
        urgent: false,
        about: ['asked', 'call-back'].includes(step.options.why) ? 'asked' : 'stuck',
        recoveryId: step.options.recoveryId,
        accountId: turn.accountId,
      });
      await signal(step.context, 'handoff.initiate', { reference, language: turn.language });
      await sayQueued(step.context, organisation, { reference, outlook, wantsCall: step.options.why === 'call-back' });
      return step.cancelAllDialogs();
    },
  });

/** What was open stays open; else there is something to choose, so that nobody is left with nothing. */
function sayDeclined({ context, stack }: WaterfallStepContext<HandOverOptions>, { kind }: Answer): Promise<void> {
  if (stack.length > 1) return say(context, 'handoff.declined/go-on');
  return say(context, kind === 'unclear' ? 'handoff.declined/unclear' : 'handoff.declined', {}, { choices: OTHERWISE });
}

/** Everything in one message: the reference, when somebody answers, the opening hours, another way. */
function sayQueued(
  context: TurnContext,
  { helpdesk: { phone, hours }, timeZone }: Organisation,
  { reference, outlook, wantsCall }: { reference: string; outlook: Outlook; wantsCall: boolean },
): Promise<void> {
  const { language } = turnOf(context);
  const soon = outlook.kind === 'soon';
  const at = soon || outlook.at === undefined ? '' : moment(outlook.at, language, timeZone);
  const wait = soon ? text(language, 'wait.minutes', { count: outlook.minutes }) : '';
  const later = !soon && outlook.open ? 'busy' : 'closed';
  return say(
    context,
    soon ? 'handoff.queued' : `handoff.queued/${later}`,
    {
      reference,
      wait,
      at,
      hours: hours === undefined ? text(language, 'handoff.always') : hoursIn(hours, language),
      phone: phone === undefined ? '' : text(language, 'handoff.phone', { phone }),
    },
    soon && !wantsCall ? {} : { choices: [CALL_BACK] },
  );
}

/** A day and a time, in the time zone of the organisation. */
export const moment = (at: Date, language: Language, timeZone: string): string =>
  new Intl.DateTimeFormat(LOCALES[language], {
    timeZone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
  }).format(at);
