import type { DialogTurnResult, WaterfallDialog, WaterfallStepContext } from 'botbuilder-dialogs';
import { ask, type Answer } from './ask.ts';
import { YES_NO } from './hand-over.ts';
import { HAND_OVER, type HandOverOptions } from './person.ts';
import type { DialogNeeds } from './needs.ts';
import { PROVE, PROVEN } from './prove.ts';
import { RECOVER } from './recover.ts';
import { say } from './say.ts';
import { dialog } from './steps.ts';
import { turnOf } from './turn.ts';

export const ALARM = 'alarm';

export interface AlarmOptions {
  /** Somebody did something in their name, or knows their password. */
  readonly claim: 'not-me' | 'leaked';
}

type AlarmStep = WaterfallStepContext<AlarmOptions>;
interface Remembered {
  recoveryId?: string;
}
const remembered = (step: AlarmStep): Remembered => step.values;

/**
 * "This was not me." A claim alone opens an urgent case and nothing else; recovery is frozen for whoever
 * is signed in or proves who they are, and a new password can be chosen at once.
 */
export const alarm = ({ help, protect, recovery, organisation }: DialogNeeds): WaterfallDialog<AlarmOptions> =>
  dialog<AlarmOptions>(ALARM, {
    async alert(step) {
      const { accountId, conversationId, language } = turnOf(step.context);
      if (accountId === undefined) {
        const { reference } = await help.open({ conversationId, language, urgent: true, about: 'not-me' });
        await say(step.context, 'alarm.case', { reference });
      }
      return ask(step, {
        text: 'alarm.ask',
        choices: [
          { value: 'new-password', title: 'alarm.new-password' },
          { value: 'freeze', title: 'alarm.freeze' },
          { value: 'none', title: 'alarm.none' },
        ],
        unclear: 'alarm.ask/unclear',
        yields: true,
      });
    },

    async choose(step) {
      const answer = step.result as Answer;
      if (answer.kind !== 'choice') return handOver(step, 'unclear');
      if (answer.value === 'new-password') {
        // Whoever has the account may have changed the password already.
        return step.replaceDialog(RECOVER, { wish: step.options.claim === 'leaked' ? 'change' : 'forgot' });
      }
      if (answer.value !== 'freeze') {
        await say(step.context, 'handoff.declined');
        return step.endDialog();
      }
      if (turnOf(step.context).accountId !== undefined) {
        return ask(step, { text: 'confirm/freeze', choices: YES_NO, unclear: 'confirm/unclear' });
      }
      return ask(step, {
        text: 'ask.user-id/which',
        params: { domain: organisation.domain },
        choices: [{ value: 'unknown', title: 'user-id.unknown' }],
        atALoss: 'unknown',
        unclear: 'ask.user-id/unclear',
        accepts: 'user-id',
      });
    },

    async prove(step) {
      const answer = step.result as Answer;
      const { accountId, language, conversationId, browser, source } = turnOf(step.context);
      if (accountId !== undefined) return step.next(answer);
      if (answer.kind !== 'text') return step.endDialog();
      const who = { typedId: answer.text };
      const purpose = 'freeze';
      const begun = await recovery.begin({ purpose, wish: 'forgot', language, conversationId, browser, source, who });
      if (begun.kind === 'stopped') {
        await say(step.context, 'verify.stopped');
        return handOver(step, 'general');
      }
      remembered(step).recoveryId = begun.recoveryId;
      return step.beginDialog(PROVE, { recoveryId: begun.recoveryId });
    },

    async freeze(step) {
      const { accountId, conversationId, language } = turnOf(step.context);
      const { recoveryId } = remembered(step);
      if (accountId !== undefined) {
        const answer = step.result as Answer;
        if (answer.kind !== 'choice' || answer.value !== 'yes') {
          await say(step.context, 'recovery.declined');
          return step.endDialog();
        }
      } else if (step.result !== PROVEN || recoveryId === undefined) return step.endDialog();
      const proven = accountId ?? (await recovery.conclude(recoveryId ?? ''));
      if (proven === undefined) {
        await say(step.context, 'recovery.gone');
        return handOver(step, 'gone');
      }
      const { reference } = await protect.freeze({ accountId: proven, conversationId, language });
      const { phone } = organisation.helpdesk;
      await say(step.context, phone === undefined ? 'alarm.frozen' : 'alarm.frozen/phone', {
        reference,
        phone: phone ?? '',
      });
      return step.endDialog();
    },
  });

const handOver = (step: AlarmStep, why: HandOverOptions['why']): Promise<DialogTurnResult> =>
  step.replaceDialog(HAND_OVER, { why });
