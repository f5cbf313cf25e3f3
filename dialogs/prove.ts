import type { DialogTurnResult, WaterfallDialog, WaterfallStepContext } from 'botbuilder-dialogs';
import type { MethodId } from '../src/core/policy.ts';
import { ask, type Answer, type Question } from './ask.ts';
import { HAND_OVER, type HandOverOptions } from './hand-over.ts';
import type { RecoveryNeeds } from './needs.ts';
import { say, type Choice } from './say.ts';
import { dialog } from './steps.ts';
import { text, type TextKey } from './texts/texts.ts';
import { turnOf } from './turn.ts';

export const PROVE = 'prove';
export const PROVEN = 'proven';

export interface ProveOptions {
  readonly recoveryId: string;
  /** Asked for the second time around: the wording of the question. */
  readonly opening?: 'verify.next-gate';
  /** Something came in between: ask, also where there is only one way. */
  readonly pause?: boolean;
  /** The code that is on its way while another way is chosen; it still counts when that way has to wait. */
  readonly underWay?: SentCode;
  /** A code is on its way by this method: go on with entering it. */
  readonly sent?: SentCode;
}

interface SentCode {
  readonly method: MethodId;
  readonly params: Record<string, string | number>;
  readonly opening?: TextKey;
}

type ProveStep = WaterfallStepContext<ProveOptions>;

const METHOD_TITLES: Readonly<Record<string, TextKey>> = {
  email: 'method.email',
  sms: 'method.sms',
  'call-mobile': 'method.call-mobile',
  'call-office': 'method.call-office',
};

/** One gate after another until the recovery says that it is enough; ends with PROVEN. */
export const prove = (recovery: RecoveryNeeds): WaterfallDialog<ProveOptions> =>
  dialog<ProveOptions>(PROVE, {
    async choose(step) {
      if (step.options.sent !== undefined) return step.next();
      const methods = await recovery.methods(step.options.recoveryId);
      const [only] = methods;
      if (only === undefined) return giveUp(step);
      const key = step.options.opening ?? 'verify.choose-method';
      if (methods.length > 1 || step.options.pause) {
        return ask(step, { text: key, choices: methods.map(titled), unclear: 'verify.choose-method/unclear' });
      }
      if (key === 'verify.next-gate') await say(step.context, key);
      return step.next({ kind: 'choice', value: only } satisfies Answer);
    },

    async send(step) {
      if (step.options.sent !== undefined) return askCode(step, recovery);
      const answer = step.result as Answer;
      if (answer.kind !== 'choice') return unclear(step);
      return send(step, recovery, answer.value as MethodId);
    },

    async check(step) {
      const { recoveryId, sent } = step.options;
      const answer = step.result as Answer;
      if (answer.kind === 'unclear' || sent === undefined) return unclear(step);
      if (answer.kind === 'text') return check(step, recovery, answer.text);
      if (answer.value === 'resend') return send(step, recovery, sent.method);
      if (answer.value !== 'other') return send(step, recovery, answer.value as MethodId);
      return step.replaceDialog(PROVE, { recoveryId, underWay: sent });
    },
  });

const titled = (method: MethodId): Choice => ({ value: method, title: METHOD_TITLES[method] ?? 'method.email' });

async function send(step: ProveStep, recovery: RecoveryNeeds, method: MethodId): Promise<DialogTurnResult> {
  const { recoveryId, sent, underWay } = step.options;
  const live = sent ?? underWay;
  const outcome = await recovery.send(recoveryId, method);
  switch (outcome.kind) {
    case 'sent': {
      const params = { digits: outcome.digits, minutes: outcome.minutes };
      return step.replaceDialog(PROVE, { recoveryId, sent: { method, params } });
    }
    case 'wait':
      await say(step.context, 'verify.wait', { wait: inWords(step, outcome.seconds) });
      if (live === undefined) return step.replaceDialog(PROVE, { recoveryId, pause: true });
      // Without its opening: nothing was wrong this time.
      return step.replaceDialog(PROVE, { recoveryId, sent: { method: live.method, params: live.params } });
    case 'robot-check':
      await say(step.context, 'robot.check');
      return step.replaceDialog(PROVE, { recoveryId, pause: true });
    case 'stop':
      return stopped(step);
    case 'gone':
      return gone(step);
  }
}

async function askCode(step: ProveStep, recovery: RecoveryNeeds): Promise<DialogTurnResult> {
  const { sent, recoveryId } = step.options;
  if (sent === undefined) return gone(step);
  const methods = await recovery.methods(recoveryId);
  const more = methods.length > 1;
  const wording = sent.method.startsWith('call') ? 'call' : sent.method;
  const question: Question = {
    text: `verify.enter-code/${wording}` as TextKey,
    params: sent.params,
    choices: [
      { value: 'resend', title: 'verify.resend' },
      ...(more ? [{ value: 'other', title: 'verify.other' } as const] : []),
    ],
    // Naming another way is as good as asking for one first.
    alsoChoices: methods.map(titled),
    unclear: 'verify.not-a-code',
    accepts: 'code',
    ...(sent.opening === undefined ? {} : { opening: sent.opening }),
  };
  return ask(step, question);
}

async function check(step: ProveStep, recovery: RecoveryNeeds, code: string): Promise<DialogTurnResult> {
  const { recoveryId, sent } = step.options;
  const outcome = await recovery.check(recoveryId, code);
  switch (outcome.kind) {
    case 'verified':
      return step.endDialog(PROVEN);
    case 'next-gate':
      return step.replaceDialog(PROVE, { recoveryId, opening: 'verify.next-gate' });
    case 'wrong':
    case 'expired': {
      const opening = outcome.kind === 'wrong' ? 'verify.wrong-code' : 'verify.code-expired';
      return step.replaceDialog(PROVE, { recoveryId, sent: { ...sent, opening } });
    }
    case 'stopped':
      return stopped(step);
    case 'gone':
      return gone(step);
  }
}

const handOver = (step: ProveStep, why: HandOverOptions['why']): Promise<DialogTurnResult> =>
  step.replaceDialog(HAND_OVER, { why, recoveryId: step.options.recoveryId });

const giveUp = (step: ProveStep) => handOver(step, 'general');
const unclear = (step: ProveStep) => handOver(step, 'unclear');

async function stopped(step: ProveStep): Promise<DialogTurnResult> {
  await say(step.context, 'verify.stopped');
  return handOver(step, 'general');
}

async function gone(step: ProveStep): Promise<DialogTurnResult> {
  await say(step.context, 'recovery.gone');
  return handOver(step, 'gone');
}

/** A minute and more in minutes; people do not count seconds. */
function inWords(step: ProveStep, seconds: number): string {
  const { language } = turnOf(step.context);
  if (seconds < 90) return text(language, 'wait.seconds', { count: seconds });
  return text(language, 'wait.minutes', { count: Math.ceil(seconds / 60) });
}
