import type { DialogTurnResult, WaterfallDialog, WaterfallStepContext } from 'botbuilder-dialogs';
import type { MethodId } from '../src/core/policy.ts';
import { ask, CONTINUE, type Answer, type Question } from './ask.ts';
import { HAND_OVER, type HandOverOptions } from './person.ts';
import type { RecoveryNeeds, Task } from './needs.ts';
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
  /** One way is used up for today: a person, or another way. */
  readonly stuck?: boolean;
  /** What was begun while another way is chosen; it still counts when that way has to wait. */
  readonly underWay?: Begun;
  /** Something was begun by this method: go on with what the person must do. */
  readonly begun?: Begun;
}

interface Begun {
  readonly method: MethodId;
  readonly task: Task;
  readonly opening?: TextKey;
}

type ProveStep = WaterfallStepContext<ProveOptions>;

/** The words of each way: how it is offered, and what to do. */
export const WAYS: Readonly<Record<MethodId, { readonly title: TextKey; readonly task: TextKey }>> = {
  email: { title: 'method.email', task: 'verify.enter-code/email' },
  sms: { title: 'method.sms', task: 'verify.enter-code/sms' },
  'call-mobile': { title: 'method.call-mobile', task: 'verify.enter-code/call' },
  'call-office': { title: 'method.call-office', task: 'verify.enter-code/call' },
  totp: { title: 'method.totp', task: 'verify.enter-code/totp' },
  'recovery-code': { title: 'method.recovery-code', task: 'verify.enter-code/recovery-code' },
  questions: { title: 'method.questions', task: 'verify.enter-code/questions' },
  manager: { title: 'method.manager', task: 'verify.enter-code/manager' },
  helpdesk: { title: 'method.helpdesk', task: 'verify.enter-code/helpdesk' },
};

const WRONG: Readonly<Record<Task['expects'], TextKey>> = {
  code: 'verify.wrong-code',
  'recovery-code': 'verify.wrong-code/saved',
  answer: 'verify.wrong-code/answer',
  nothing: 'verify.waiting',
};

const UNCLEAR: Readonly<Record<Task['expects'], TextKey>> = {
  code: 'verify.not-a-code',
  'recovery-code': 'verify.not-a-code/saved',
  answer: 'verify.not-a-code/answer',
  nothing: 'verify.waiting',
};

/** One gate after another until the recovery says that it is enough; ends with PROVEN. */
export const prove = (recovery: RecoveryNeeds): WaterfallDialog<ProveOptions> =>
  dialog<ProveOptions>(PROVE, {
    async choose(step) {
      const { begun, recoveryId, opening, pause, stuck } = step.options;
      if (begun !== undefined) return step.next();
      if (stuck) return step.beginDialog(HAND_OVER, { why: 'other-way', recoveryId } satisfies HandOverOptions);
      const methods = await recovery.methods(recoveryId);
      const [only] = methods;
      if (only === undefined) return giveUp(step);
      const key = opening ?? 'verify.choose-method';
      if (methods.length > 1 || pause) {
        return ask(step, { text: key, choices: methods.map(titled), unclear: 'verify.choose-method/unclear' });
      }
      if (key === 'verify.next-gate') await say(step.context, key);
      return step.next({ kind: 'choice', value: only } satisfies Answer);
    },

    async start(step) {
      const { begun, stuck } = step.options;
      if (begun !== undefined) return askForProof(step, recovery, begun);
      if (stuck) return chooseAgain(step);
      const answer = step.result as Answer;
      if (answer.kind !== 'choice') return chooseAgain(step);
      return start(step, recovery, answer.value as MethodId);
    },

    async check(step) {
      const { recoveryId, begun } = step.options;
      const answer = step.result as Answer;
      if (answer.kind === 'unclear' || begun === undefined) return chooseAgain(step);
      if (answer.kind === 'text') return check(step, recovery, begun, answer.text);
      if (answer.value === CONTINUE) return goOn(step, recovery, begun);
      if (answer.value === 'resend') return start(step, recovery, begun.method);
      if (answer.value !== 'other') return start(step, recovery, answer.value as MethodId);
      return step.replaceDialog(PROVE, { recoveryId, underWay: begun });
    },
  });

const titled = (method: MethodId): Choice => ({ value: method, title: WAYS[method].title });

async function start(step: ProveStep, recovery: RecoveryNeeds, method: MethodId): Promise<DialogTurnResult> {
  const { recoveryId, begun, underWay } = step.options;
  const live = begun ?? underWay;
  const outcome = await recovery.start(recoveryId, method);
  switch (outcome.kind) {
    case 'started':
      return step.replaceDialog(PROVE, { recoveryId, begun: { method, task: outcome.task } });
    case 'wait':
      await say(step.context, 'verify.wait', { wait: inWords(step, outcome.seconds) });
      if (live === undefined) return chooseAgain(step);
      // Without its opening: nothing was wrong this time.
      return step.replaceDialog(PROVE, { recoveryId, begun: { method: live.method, task: live.task } });
    case 'robot-check':
      await say(step.context, 'robot.check');
      return chooseAgain(step);
    case 'stop':
      return usedUp(step, recovery);
    case 'gone':
      return gone(step);
  }
}

async function askForProof(
  step: ProveStep,
  recovery: RecoveryNeeds,
  { method, task, opening }: Begun,
): Promise<DialogTurnResult> {
  const methods = await recovery.methods(step.options.recoveryId);
  const more = methods.length > 1;
  const question: Question = {
    text: WAYS[method].task,
    params: task.params,
    choices: [
      ...(task.again ? [{ value: 'resend', title: 'verify.resend' } as const] : []),
      ...(task.expects === 'nothing' ? [{ value: CONTINUE, title: 'verify.continue' } as const] : []),
      ...(more ? [{ value: 'other', title: 'verify.other' } as const] : []),
    ],
    // Naming another way is as good as asking for one first.
    alsoChoices: methods.map(titled),
    unclear: task.expects === 'code' && !task.again ? 'verify.not-a-code/shown' : UNCLEAR[task.expects],
    ...(task.expects === 'nothing' ? {} : { accepts: task.expects }),
    ...(opening === undefined ? {} : { opening }),
  };
  return ask(step, question);
}

async function check(step: ProveStep, recovery: RecoveryNeeds, begun: Begun, typed: string): Promise<DialogTurnResult> {
  const { recoveryId } = step.options;
  const outcome = await recovery.check(recoveryId, typed);
  switch (outcome.kind) {
    case 'verified':
      return step.endDialog(PROVEN);
    case 'next-gate':
      return step.replaceDialog(PROVE, { recoveryId, opening: 'verify.next-gate' });
    case 'wrong':
    case 'expired': {
      const opening = outcome.kind === 'wrong' ? wrongAgain(begun) : 'verify.code-expired';
      return step.replaceDialog(PROVE, { recoveryId, begun: { ...begun, opening } });
    }
    case 'stopped':
      return stopped(step);
    case 'gone':
      return gone(step);
  }
}

/** Not the same words for the second time in a row. */
const wrongAgain = ({ opening, task: { expects } }: Begun): TextKey =>
  opening?.startsWith('verify.wrong-code') && expects === 'code' ? 'verify.wrong-code/again' : WRONG[expects];

/** Something happened elsewhere, or the person thinks so. */
async function goOn(step: ProveStep, recovery: RecoveryNeeds, begun: Begun): Promise<DialogTurnResult> {
  const { recoveryId } = step.options;
  switch (await recovery.progress(recoveryId)) {
    case 'verified':
      return step.endDialog(PROVEN);
    case 'next-gate':
      return step.replaceDialog(PROVE, { recoveryId, opening: 'verify.next-gate' });
    case 'choose':
      return chooseAgain(step);
    case 'waiting':
      return step.replaceDialog(PROVE, { recoveryId, begun: { ...begun, opening: 'verify.waiting' } });
    case 'gone':
      return gone(step);
  }
}

/** This way is used up for today; where there are others, they stay open. */
async function usedUp(step: ProveStep, recovery: RecoveryNeeds): Promise<DialogTurnResult> {
  const { recoveryId } = step.options;
  if ((await recovery.methods(recoveryId)).length < 2) return stopped(step);
  await say(step.context, 'verify.stopped/way');
  return step.replaceDialog(PROVE, { recoveryId, stuck: true });
}

const handOver = (step: ProveStep, why: HandOverOptions['why']): Promise<DialogTurnResult> =>
  step.replaceDialog(HAND_OVER, { why, recoveryId: step.options.recoveryId });

const chooseAgain = (step: ProveStep): Promise<DialogTurnResult> =>
  step.replaceDialog(PROVE, { recoveryId: step.options.recoveryId, pause: true });

const giveUp = (step: ProveStep) => handOver(step, 'general');

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
