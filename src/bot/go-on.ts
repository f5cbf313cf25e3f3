import type { DialogContext } from 'botbuilder-dialogs';
import { ALARM } from '../../dialogs/alarm.ts';
import { answers, understood, type Question } from '../../dialogs/ask.ts';
import { isOffered as isWish } from '../../dialogs/did-you-mean.ts';
import type { DialogNeeds } from '../../dialogs/needs.ts';
import { recoveryIn } from '../../dialogs/person.ts';
import { begunIn, carriedIn, RECOVER } from '../../dialogs/recover.ts';
import { say } from '../../dialogs/say.ts';
import { DialogTurnStatus } from '../../dialogs/sdk.ts';
import { turnOf } from '../../dialogs/turn.ts';
import type { Recogniser } from '../core/intent.ts';
import { claimIn } from './alarms.ts';
import { answerStatus } from './case-status.ts';
import { answerAside } from './aside.ts';
import { askAgain, interrupt, stopAll, switchLanguage } from './interrupts.ts';
import { inert } from './inert.ts';
import { meantInstead } from './meant-instead.ts';
import { aboutLink, isUpset, replyInBetween } from './in-between.ts';
import { takesWords } from './open-question.ts';
import { otherAccountIn } from './other-account.ts';
import { hasForgottenIt } from './change-of-mind.ts';
import { languageAskedIn } from './language-asked.ts';
import type { Talk } from './talk.ts';
import { decideLanguage, followWish } from './wishes.ts';

/** What a turn needs to go on. */
export interface TurnParts {
  readonly needs: DialogNeeds;
  readonly recogniser: Recogniser;
}

/** An alarm first, then the open question, then a wish. */
export async function goOn(
  dc: DialogContext,
  talk: Talk,
  question: Question | undefined,
  parts: TurnParts,
): Promise<void> {
  const { context } = dc;
  const cancel = (recoveryId: string) => parts.needs.recovery.cancel(recoveryId);
  const claim = takesWords(question) ? undefined : claimIn(context.activity.text);
  if (claim !== undefined && !dc.stack.some(({ id }) => id === ALARM)) {
    decideLanguage(dc, talk, parts.recogniser.recognise(context.activity.text));
    await stopAll(dc, talk, cancel);
    return void (await dc.beginDialog(ALARM, { claim }));
  }
  if (question === undefined) return startAnew(dc, talk, parts);
  const other = question.accepts === 'user-id' ? undefined : otherAccountIn(dc, parts.needs.organisation.domain);
  if (other?.kind === 'destination' || other?.kind === 'same') {
    if (other.kind === 'destination') await say(context, 'verify.on-record');
    understood(dc);
    return askAgain(dc);
  }
  if (other !== undefined) {
    await stopAll(dc, talk, cancel);
    await say(context, 'account.changed', { who: inert(other.typed) });
    return void (await dc.beginDialog(other.dialog, other.options));
  }
  if (question.accepts === 'user-id' && hasForgottenIt(context.activity.text, dc)) {
    await stopAll(dc, talk, cancel);
    return void (await dc.beginDialog(RECOVER, { wish: 'forgot' }));
  }
  if (answers(turnOf(context).rawText, question)) talk.misses = 0;
  else {
    const leadsOn = await leadsOnIn(dc, parts);
    const mayYield = question.yields === true || !leadsOn;
    if (await answerStatus(dc, talk, parts.needs, !mayYield)) {
      understood(dc);
      return askAgain(dc);
    }
    if (await answerInBetween(dc, question, parts)) return;
    if (!mayYield && (await answerAside(dc, parts))) {
      understood(dc);
      return askAgain(dc);
    }
    const meant = meantInstead(dc, question, { recogniser: parts.recogniser, leadsOn });
    if (meant === 'wish') {
      const carried = carriedIn(dc.stack);
      await stopAll(dc, talk, cancel);
      return followWish(dc, talk, parts, carried);
    }
    if (meant === 'again') {
      understood(dc);
      return askAgain(dc);
    }
    if (meant !== undefined) return interrupt(meant, dc, talk, cancel);
  }
  talk.recoveryId = recoveryIn(dc.stack) ?? talk.recoveryId;
  const begun = begunIn(dc.stack);
  if (begun?.account !== undefined) talk.begun = begun;
  const { status } = await dc.continueDialog();
  // A person takes it from here.
  if (status === DialogTurnStatus.cancelled) talk.next = undefined;
}

/** Something between people, such as a moment's wait; the buttons stay, and mostly the question is asked again. */
async function answerInBetween(dc: DialogContext, question: Question, parts: TurnParts): Promise<boolean> {
  const { text } = dc.context.activity;
  const { decision, intent } = parts.recogniser.recognise(text);
  const isCalm = (decision === 'act' && intent === 'escalate') || !isUpset(text);
  const reply = isCalm ? replyInBetween(text, question) : 'between.upset';
  if (reply === undefined) return false;
  understood(dc);
  const waits = reply === 'between.patience';
  await say(dc.context, reply, {}, waits ? { choices: question.choices } : {});
  if (!waits) await askAgain(dc);
  return true;
}

/** Nothing is open: a language may stand beside what is wished, or alone. */
async function startAnew(dc: DialogContext, talk: Talk, parts: TurnParts): Promise<void> {
  if (await answerStatus(dc, talk, parts.needs, false)) return;
  const { text } = dc.context.activity;
  const about = aboutLink(text);
  if (about !== undefined && about !== 'new' && (await isLinkOpen(talk, parts))) return say(dc.context, 'link.above');
  // Whoever has had one starts anew for the same account.
  if (about === 'new' || ((about === 'fails' || about === 'go-on') && talk.begun !== undefined)) {
    const { wish: begun = 'forgot', account } = talk.begun ?? {};
    return void (await dc.beginDialog(RECOVER, { wish: begun, named: account }));
  }
  const asked = languageAskedIn(text);
  if (asked === undefined) return followWish(dc, talk, parts);
  const { decision, intent } = parts.recogniser.recognise(text);
  if (decision !== 'act' || !isWish(intent)) return interrupt(asked, dc, talk, () => Promise.resolve());
  switchLanguage(dc, talk, asked);
  return followWish(dc, talk, parts);
}

/** Whether the recovery behind the question can still lead to anything, as it cannot a day later. */
async function leadsOnIn(dc: DialogContext, parts: TurnParts): Promise<boolean> {
  const recoveryId = recoveryIn(dc.stack);
  return recoveryId === undefined || parts.needs.recovery.isOpen(recoveryId);
}

export async function isLinkOpen({ recoveryId }: Talk, parts: TurnParts): Promise<boolean> {
  return recoveryId !== undefined && parts.needs.recovery.isOpen(recoveryId);
}
