import type { TurnContext } from 'botbuilder';
import type { DialogTurnResult, WaterfallDialog, WaterfallStepContext } from 'botbuilder-dialogs';
import { LOCALES } from '../src/core/language.ts';
import { answerText } from './answer-text.ts';
import { ask, type Answer } from './ask.ts';
import { offer } from './did-you-mean.ts';
import { YES_NO } from './hand-over.ts';
import { HAND_OVER } from './person.ts';
import type { DialogNeeds } from './needs.ts';
import { PROVE, PROVEN } from './prove.ts';
import { say } from './say.ts';
import { dialog } from './steps.ts';
import { turnOf } from './turn.ts';

export const EXPIRY = 'expiry';

export interface ExpiryOptions {
  /** Which account the wish named, as typed. */
  readonly named?: string | undefined;
  /** That they want to know about their own was said already. */
  readonly wanted?: boolean;
  /** Which account it is after all, as typed: nothing is asked again. */
  readonly typed?: string | undefined;
}

type ExpiryStep = WaterfallStepContext<ExpiryOptions>;
interface Remembered {
  recoveryId?: string;
}
const remembered = (step: ExpiryStep): Remembered => step.values;

/** Where a rule is set, for those who set it. */
const FOR_ADMINISTRATORS = 'admin-expiry-policy';

/**
 * The organisation's rule, read live, and when one's own password expires: at once to whoever is
 * signed in, to everybody else once they have proved who they are.
 */
export const expiry = (needs: DialogNeeds): WaterfallDialog<ExpiryOptions> =>
  dialog<ExpiryOptions>(EXPIRY, {
    async rule(step) {
      if (step.options.wanted === true) return step.next({ kind: 'choice', value: 'yes' } satisfies Answer);
      const { accountId } = turnOf(step.context);
      if (step.options.typed !== undefined) return step.next();
      await sayRule(step.context, needs);
      if (accountId === undefined) {
        return ask(step, {
          text: 'expiry.ask-mine',
          choices: YES_NO,
          unclear: 'expiry.ask-mine/unclear',
          yields: true,
        });
      }
      await tellMine(step.context, needs, accountId);
      await tellAdministrator(step.context, needs, accountId);
      return step.endDialog();
    },

    whichAccount(step) {
      const { typed } = step.options;
      if (typed !== undefined) return step.next({ kind: 'text', text: typed } satisfies Answer);
      const answer = step.result as Answer;
      if (answer.kind === 'unclear') return step.replaceDialog(HAND_OVER, { why: 'unclear' });
      if (answer.kind !== 'choice' || answer.value !== 'yes') return declined(step);
      const { named } = step.options;
      if (named !== undefined) {
        const params = { who: named };
        return ask(step, { text: 'ask.user-id/named', params, choices: YES_NO, accepts: 'user-id' });
      }
      return ask(step, {
        text: 'ask.user-id/which',
        params: { domain: needs.organisation.domain },
        choices: [{ value: 'unknown', title: 'user-id.unknown' }],
        atALoss: 'unknown',
        unclear: 'ask.user-id/unclear',
        accepts: 'user-id',
      });
    },

    async prove(step) {
      const answer = step.result as Answer;
      // Not the one that was named.
      if (answer.kind === 'choice' && answer.value === 'no') return step.replaceDialog(EXPIRY, { wanted: true });
      const typedId = answer.kind === 'text' ? answer.text : namedIn(step, answer);
      if (typedId === undefined) return declined(step);
      const { language, conversationId, browser, source } = turnOf(step.context);
      const begun = await needs.recovery.begin({
        purpose: 'inform',
        wish: 'change',
        language,
        conversationId,
        browser,
        source,
        who: { typedId },
      });
      if (begun.kind === 'stopped') {
        await say(step.context, 'verify.stopped');
        return step.replaceDialog(HAND_OVER, { why: 'general' });
      }
      remembered(step).recoveryId = begun.recoveryId;
      return step.beginDialog(PROVE, { recoveryId: begun.recoveryId });
    },

    async tell(step) {
      const { recoveryId } = remembered(step);
      if (step.result !== PROVEN || recoveryId === undefined) return step.endDialog();
      const accountId = await needs.recovery.conclude(recoveryId);
      if (accountId === undefined) {
        await say(step.context, 'recovery.gone');
        return step.replaceDialog(HAND_OVER, { why: 'gone' });
      }
      await say(step.context, 'verify.passed');
      await tellMine(step.context, needs, accountId);
      return step.endDialog();
    },
  });

/** A yes to the account that was named. */
const namedIn = ({ options }: ExpiryStep, answer: Answer): string | undefined =>
  answer.kind === 'choice' && answer.value === 'yes' ? options.named : undefined;

/** The organisation's rule, as it is now. */
export async function sayRule(
  context: TurnContext,
  { people, organisation }: Pick<DialogNeeds, 'people' | 'organisation'>,
): Promise<void> {
  const days = await people.maxAgeDays();
  const rule = days === undefined ? 'expiry.policy/never' : 'expiry.policy/days';
  await say(context, rule, { organisation: organisation.name, days: days ?? 0 });
}

async function declined(step: ExpiryStep): Promise<DialogTurnResult> {
  await say(step.context, 'handoff.declined');
  return step.endDialog();
}

/** Never and unknown are answers too. */
async function tellMine(
  context: TurnContext,
  { people, organisation, now }: DialogNeeds,
  accountId: string,
): Promise<void> {
  const expires = await people.expiry(accountId);
  const choices = offer(['change_password']);
  if (expires.kind !== 'at') return say(context, `expiry.mine/${expires.kind}`, {}, { choices });
  const { timeZone } = organisation;
  const date = expires.at.toLocaleDateString(LOCALES[turnOf(context).language], { dateStyle: 'long', timeZone });
  const isPast = expires.at <= now();
  const days = Math.ceil((expires.at.getTime() - now().getTime()) / 86_400_000);
  return say(context, isPast ? 'expiry.mine/expired' : 'expiry.mine/date', { date, days }, { choices });
}

/** Whoever can set the rule hears where, and why not to. */
async function tellAdministrator(
  context: TurnContext,
  { people, knowledge }: DialogNeeds,
  accountId: string,
): Promise<void> {
  if ((await people.roles(accountId)).length === 0) return;
  await say(context, 'expiry.administrator');
  const shown = knowledge.byId(FOR_ADMINISTRATORS, turnOf(context).language);
  if (shown === undefined) return;
  const value = { article: shown.article, score: 1 };
  await say(context, 'answer', { title: shown.title, text: answerText(shown) }, { value });
}
