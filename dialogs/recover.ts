import type { DialogInstance, DialogTurnResult, WaterfallDialog, WaterfallStepContext } from 'botbuilder-dialogs';
import type { Diagnosis, Wish } from '../src/core/diagnosis.ts';
import { userIdsIn } from '../src/core/entities.ts';
import { withNearDomain } from '../src/core/near-domain.ts';
import { redact } from '../src/core/redact.ts';
import { ask, type Answer } from './ask.ts';
import { sayDiagnosis, sayFinding } from './finding.ts';
import { OTHERWISE, YES_NO } from './hand-over.ts';
import { HAND_OVER, type HandOverOptions } from './person.ts';
import { linkMessage } from './link.ts';
import type { DialogNeeds, Finding } from './needs.ts';
import { PROVE, PROVEN } from './prove.ts';
import { say } from './say.ts';
import { dialog } from './steps.ts';
import type { TextKey } from './texts/texts.ts';
import { turnOf } from './turn.ts';

export const RECOVER = 'recover';

export interface RecoverOptions {
  readonly wish: Wish;
  /** Which account the wish named, as typed. */
  readonly named?: string | undefined;
  /** Which account it is after all, as typed: not asked again. */
  readonly typed?: string | undefined;
}

type RecoverStep = WaterfallStepContext<RecoverOptions>;
/** All that the dialog remembers; whatever counts is in the row. */
interface Remembered {
  recoveryId?: string;
  /** The account, as typed. */
  typed?: string;
  /** What was said to be wrong before the gates. */
  told?: Diagnosis['kind'];
}
const remembered = (step: RecoverStep): Remembered => step.values;

/** What was asked for, and for which account, as typed. */
export interface Begun {
  readonly wish: Wish;
  readonly account: string | undefined;
}

/** What the open dialogs are about. */
export function begunIn(stack: readonly DialogInstance[]): Begun | undefined {
  const state = stack.findLast(({ id }) => id === RECOVER)?.state as
    { readonly options: RecoverOptions; readonly values?: Remembered } | undefined;
  return state && { wish: state.options.wish, account: state.values?.typed };
}

/** The account that what is open is about, as typed there or as the wish named it. */
export function carriedIn(stack: readonly DialogInstance[]): string | undefined {
  const outermost = stack[0]?.state as { readonly options?: { readonly named?: string } } | undefined;
  return begunIn(stack)?.account ?? outermost?.options?.named;
}

/** Forgot, locked out, change: who, proof, what is wrong, yes or no, and back in. */
export const recover = (needs: DialogNeeds): WaterfallDialog<RecoverOptions> =>
  dialog<RecoverOptions>(RECOVER, {
    whichAccount(step) {
      if (turnOf(step.context).accountId !== undefined) return step.next();
      const { named, typed } = step.options;
      if (typed !== undefined) return step.next({ kind: 'text', text: typed } satisfies Answer);
      if (named !== undefined) {
        const params = { who: named };
        return ask(step, { text: 'ask.user-id/named', params, choices: YES_NO, accepts: 'user-id' });
      }
      return ask(step, {
        // Whoever wants to change a password is not locked out.
        text: step.options.wish === 'change' ? 'ask.user-id/which' : 'ask.user-id',
        params: { domain: needs.organisation.domain },
        choices: [{ value: 'unknown', title: 'user-id.unknown' }],
        atALoss: 'unknown',
        unclear: 'ask.user-id/unclear',
        accepts: 'user-id',
      });
    },

    async begin(step) {
      if (isAnotherAccount(step)) return step.replaceDialog(RECOVER, { wish: step.options.wish });
      const who = whoIsMeant(step);
      const meant = 'typedId' in who && step.options.named === undefined ? nearBy(step, who.typedId, needs) : undefined;
      if (meant !== undefined) return step.replaceDialog(RECOVER, { ...step.options, named: meant });
      if ('typedId' in who && isPlainUserId(who.typedId)) remembered(step).typed = who.typedId;
      const { language, conversationId, browser, source } = turnOf(step.context);
      const { wish } = step.options;
      const begun = await needs.recovery.begin({ wish, language, conversationId, browser, source, who });
      if (begun.kind === 'stopped') {
        await say(step.context, 'verify.stopped');
        return handOver(step, 'general');
      }
      remembered(step).recoveryId = begun.recoveryId;
      const finding = 'accountId' in who ? await needs.recovery.finding(begun.recoveryId) : undefined;
      if (finding !== undefined && isToldAtOnce(finding)) {
        await sayFinding(step.context, finding, needs);
        if (finding.way === 'hand-over') return handOver(step, 'finding');
        remembered(step).told = finding.diagnosis.kind;
      }
      return step.beginDialog(PROVE, { recoveryId: begun.recoveryId });
    },

    async explain(step) {
      const { recoveryId } = remembered(step);
      if (step.result !== PROVEN || recoveryId === undefined) return step.endDialog();
      const finding = await needs.recovery.finding(recoveryId);
      await say(step.context, 'verify.passed');
      if (finding === undefined) return gone(step);
      if (remembered(step).told !== finding.diagnosis.kind) await sayFinding(step.context, finding, needs);
      if (finding.way === 'hand-over') return handOver(step, 'finding');
      return ask(step, { text: `confirm/${finding.way}` as TextKey, choices: YES_NO, unclear: 'confirm/unclear' });
    },

    async carryOut(step) {
      const answer = step.result as Answer | undefined;
      const { recoveryId } = remembered(step);
      if (recoveryId === undefined || answer === undefined) return step.endDialog();
      if (answer.kind !== 'choice' || answer.value !== 'yes') {
        await needs.recovery.cancel(recoveryId);
        await say(step.context, 'recovery.declined', {}, { choices: OTHERWISE });
        return step.endDialog();
      }
      return carryOut(step, needs, recoveryId);
    },
  });

/** Whoever is signed in acts for their own account alone. */
function whoIsMeant(step: RecoverStep): { accountId: string } | { typedId: string } {
  const { accountId } = turnOf(step.context);
  if (accountId !== undefined) return { accountId };
  const answer = step.result as Answer;
  return { typedId: answer.kind === 'text' ? answer.text : (step.options.named ?? '') };
}

/** A user name and no more: nothing else that was typed may be kept, for it can be a secret. */
const isPlainUserId = (typed: string): boolean => userIdsIn(typed)[0] === typed && redact(typed).found.length === 0;

/** What was meant by an address that is nearly one of the company; asked once, and never of a correction. */
const nearBy = ({ options }: RecoverStep, typedId: string, { organisation }: DialogNeeds): string | undefined =>
  options.typed === undefined && isPlainUserId(typedId) ? withNearDomain(typedId, organisation.domain) : undefined;

/** Not the one that was named. */
function isAnotherAccount({ result }: RecoverStep): boolean {
  const answer = result as Answer | undefined;
  return answer?.kind === 'choice' && answer.value === 'no';
}

async function carryOut(step: RecoverStep, needs: DialogNeeds, recoveryId: string): Promise<DialogTurnResult> {
  const outcome = await needs.recovery.carryOut(recoveryId);
  switch (outcome.kind) {
    case 'link':
      await step.context.sendActivity(linkMessage(step.context, outcome, needs.organisation));
      return step.endDialog();
    case 'under-way':
      await say(step.context, 'unlock.under-way');
      return step.endDialog();
    case 'hand-over':
      await sayDiagnosis(step.context, outcome.finding.diagnosis, needs.organisation);
      return handOver(step, 'finding');
    case 'gone':
      return gone(step);
  }
}

/** To whoever is signed in: what no proof can change, and what they are about to put right. */
const isToldAtOnce = ({ diagnosis, way }: Finding): boolean =>
  way === 'hand-over' || diagnosis.kind === 'expired' || diagnosis.kind === 'must-change';

const handOver = (step: RecoverStep, why: HandOverOptions['why']): Promise<DialogTurnResult> =>
  step.replaceDialog(HAND_OVER, { why, recoveryId: remembered(step).recoveryId });

async function gone(step: RecoverStep): Promise<DialogTurnResult> {
  await say(step.context, 'recovery.gone');
  return handOver(step, 'gone');
}
