import { ActivityHandler, type ConversationState, type TurnContext } from 'botbuilder';
import type { DialogContext } from 'botbuilder-dialogs';
import { ALARM, alarm } from '../../dialogs/alarm.ts';
import { answer } from '../../dialogs/answer.ts';
import { answers, Ask, isSecretAnswer, RESUMED, understood, type Question } from '../../dialogs/ask.ts';
import { chosen } from '../../dialogs/choose.ts';
import { didYouMean, isOffered as isWish } from '../../dialogs/did-you-mean.ts';
import { expiry } from '../../dialogs/expiry.ts';
import { CALL_BACK, handOver } from '../../dialogs/hand-over.ts';
import type { DialogNeeds } from '../../dialogs/needs.ts';
import { NEXT_WISH, nextWish } from '../../dialogs/next-wish.ts';
import { HAND_OVER, recoveryIn, type HandOverOptions } from '../../dialogs/person.ts';
import { prove, PROVE } from '../../dialogs/prove.ts';
import { begunIn, carriedIn, recover, RECOVER } from '../../dialogs/recover.ts';
import { say } from '../../dialogs/say.ts';
import { DialogSet, DialogTurnStatus } from '../../dialogs/sdk.ts';
import { setup } from '../../dialogs/setup.ts';
import { staffReset } from '../../dialogs/staff-reset.ts';
import { turnOf } from '../../dialogs/turn.ts';
import type { Recogniser } from '../core/intent.ts';
import { MASK } from '../core/redact.ts';
import { claimIn } from './alarms.ts';
import { answerStatus } from './case-status.ts';
import { answerAside } from './aside.ts';
import { askAgain, commandIn, interrupt, stopAll, switchLanguage } from './interrupts.ts';
import { inert } from './inert.ts';
import { answerInGroup } from './in-group.ts';
import { standBy, type LiveNeeds } from './live.ts';
import { meantInstead } from './meant-instead.ts';
import { MENU, menuFor } from './menu.ts';
import { aboutLink, isUpset, replyInBetween } from './in-between.ts';
import { dropOffer, isOffered, isOldButton, isSecretOutOfPlace, openQuestion, takesWords } from './open-question.ts';
import { otherAccountIn } from './other-account.ts';
import { hasForgottenIt } from './change-of-mind.ts';
import { languageAskedIn } from './language-asked.ts';
import { talkOf, type Talk, type TalkAccessor } from './talk.ts';
import { startWish } from './wish-dialogs.ts';
import { decideLanguage, followWish } from './wishes.ts';

export interface BotParts {
  readonly needs: DialogNeeds;
  readonly live: LiveNeeds;
  readonly recogniser: Recogniser;
  readonly state: ConversationState;
  readonly talk: TalkAccessor;
  /** A fresh robot check was answered in the chat. */
  readonly robotCheck: (conversationId: string, payload: unknown) => Promise<boolean>;
}

export function createDialogs(needs: DialogNeeds, state: ConversationState): DialogSet {
  return new DialogSet(state.createProperty('dialogs'))
    .add(new Ask())
    .add(recover(needs))
    .add(prove(needs.recovery))
    .add(handOver(needs))
    .add(staffReset(needs))
    .add(expiry(needs))
    .add(setup(needs))
    .add(alarm(needs))
    .add(nextWish(startWish))
    .add(answer(needs, startWish))
    .add(didYouMean(startWish));
}

/** The bot behind every channel: interrupts first, then the open dialog, then a new wish. */
export class SleutelBot extends ActivityHandler {
  readonly #parts: BotParts;
  readonly #dialogs: DialogSet;

  constructor(parts: BotParts) {
    super();
    this.#parts = parts;
    this.#dialogs = createDialogs(parts.needs, parts.state);
    this.onMembersAdded(async (context, next) => {
      const joined = context.activity.membersAdded?.some(({ id }) => id !== context.activity.recipient.id);
      if (joined && !isGroup(context)) await this.#welcome(context);
      await next();
    });
    this.onMessage(async (context, next) => {
      if (isGroup(context)) await answerInGroup(context, parts);
      else await this.#answer(context);
      await next();
    });
    this.onTyping(async (context, next) => {
      await parts.live.typing(turnOf(context).conversationId);
      await next();
    });
    this.onEvent(async (context, next) => {
      const { name, value } = context.activity;
      const { conversationId } = turnOf(context);
      if (name === 'robot-check') await parts.robotCheck(conversationId, value);
      if (name === 'handoff.seen') await parts.live.seen(conversationId, seqIn(value));
      await next();
    });
  }

  /** A turn ends with its state written, into the same unit of work. */
  override async run(context: TurnContext): Promise<void> {
    await super.run(context);
    await this.#parts.state.saveChanges(context);
  }

  /** Goes on with the proof that waited for something elsewhere; nothing else is disturbed. */
  async resume(context: TurnContext): Promise<void> {
    const dc = await this.#dialogs.createContext(context);
    if (dc.stack.at(-2)?.id !== PROVE) return;
    if ((await this.#parts.live.agentIn(turnOf(context).conversationId)) !== undefined) return;
    context.turnState.set(RESUMED, true);
    await dc.continueDialog();
    await this.#parts.state.saveChanges(context);
  }

  async #welcome(context: TurnContext): Promise<void> {
    const { accountId } = turnOf(context);
    const name = accountId === undefined ? undefined : await this.#parts.needs.people.displayName(accountId);
    if (name === undefined) return say(context, 'welcome', {}, { choices: MENU });
    const roles = accountId === undefined ? [] : await this.#parts.needs.people.roles(accountId);
    return say(context, 'welcome/signed-in', { name: inert(name) }, { choices: menuFor(roles.length > 0) });
  }

  async #answer(context: TurnContext): Promise<void> {
    const { conversationId } = turnOf(context);
    const agent = await this.#parts.live.agentIn(conversationId);
    if (agent !== undefined) return standBy(context, this.#parts.live, agent);
    const dc = await this.#dialogs.createContext(context);
    const talk = await talkOf(this.#parts.talk, context, turnOf(context).language);
    dropOffer(dc);
    const question = openQuestion(dc);
    const cancel = (recoveryId: string) => this.#parts.needs.recovery.cancel(recoveryId);
    if ((context.activity.text ?? '').trim() === '' || isOldButton(context, question)) return this.#nothingSaid(dc);
    const command = isOffered(context, question) ? undefined : commandIn(turnOf(context).rawText);
    if (command !== undefined) return interrupt(command, dc, talk, cancel);
    if (question === undefined && chosen(context.activity.text, [CALL_BACK], false) !== undefined) {
      const isComing = await this.#parts.needs.help.callBack(conversationId);
      if (isComing) return say(context, 'handoff.call-back');
      // Nothing is passed on without a yes.
      return void (await dc.beginDialog(HAND_OVER, { why: 'call-back' } satisfies HandOverOptions));
    }
    if (question !== undefined && isSecretAnswer(turnOf(context).rawText, question)) {
      // Known as a secret by the question alone, whatever it looks like; the prompt has it as typed.
      context.activity.text = MASK;
    } else if (isSecretOutOfPlace(context, question)) {
      await say(context, 'secret.redacted');
      if (dc.activeDialog) return askAgain(dc);
      if (isOnlyMask(context.activity.text)) return this.#afterSecret(context, talk);
    }
    await this.#goOn(dc, talk, question);
    await offerNext(dc, talk);
  }

  /** An alarm first, then the open question, then a wish. */
  async #goOn(dc: DialogContext, talk: Talk, question: Question | undefined): Promise<void> {
    const { context } = dc;
    const cancel = (recoveryId: string) => this.#parts.needs.recovery.cancel(recoveryId);
    const claim = takesWords(question) ? undefined : claimIn(context.activity.text);
    if (claim !== undefined && !dc.stack.some(({ id }) => id === ALARM)) {
      decideLanguage(dc, talk, this.#parts.recogniser.recognise(context.activity.text));
      await stopAll(dc, talk, cancel);
      return void (await dc.beginDialog(ALARM, { claim }));
    }
    if (question === undefined) return this.#wish(dc, talk);
    const other =
      question.accepts === 'user-id' ? undefined : otherAccountIn(dc, this.#parts.needs.organisation.domain);
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
      const leadsOn = await this.#leadsOn(dc);
      const mayYield = question.yields === true || !leadsOn;
      if (await answerStatus(dc, talk, this.#parts.needs, !mayYield)) {
        understood(dc);
        return askAgain(dc);
      }
      if (await this.#answerInBetween(dc, question)) return;
      if (!mayYield && (await answerAside(dc, this.#parts))) {
        understood(dc);
        return askAgain(dc);
      }
      const meant = meantInstead(dc, question, { recogniser: this.#parts.recogniser, leadsOn });
      if (meant === 'wish') {
        const carried = carriedIn(dc.stack);
        await stopAll(dc, talk, cancel);
        return followWish(dc, talk, this.#parts, carried);
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
  async #answerInBetween(dc: DialogContext, question: Question): Promise<boolean> {
    const { text } = dc.context.activity;
    const { decision, intent } = this.#parts.recogniser.recognise(text);
    const isCalm = (decision === 'act' && intent === 'escalate') || !isUpset(text);
    const reply = isCalm ? replyInBetween(text, question) : 'between.upset';
    if (reply === undefined) return false;
    understood(dc);
    const waits = reply === 'between.patience';
    await say(dc.context, reply, {}, waits ? { choices: question.choices } : {});
    if (!waits) await askAgain(dc);
    return true;
  }

  /** A new password that is typed here belongs on the page whose link is open. */
  async #afterSecret(context: TurnContext, talk: Talk): Promise<void> {
    if (await this.#isLinkOpen(talk)) return say(context, 'link.above');
    return say(context, 'menu.ask', {}, { choices: MENU });
  }

  async #isLinkOpen({ recoveryId }: Talk): Promise<boolean> {
    return recoveryId !== undefined && this.#parts.needs.recovery.isOpen(recoveryId);
  }

  /** Nothing is open: a language may stand beside what is wished, or alone. */
  async #wish(dc: DialogContext, talk: Talk): Promise<void> {
    if (await answerStatus(dc, talk, this.#parts.needs, false)) return;
    const { text } = dc.context.activity;
    const about = aboutLink(text);
    if (about !== undefined && about !== 'new' && (await this.#isLinkOpen(talk))) return say(dc.context, 'link.above');
    // Whoever has had one starts anew for the same account.
    if (about === 'new' || ((about === 'fails' || about === 'go-on') && talk.begun !== undefined)) {
      const { wish = 'forgot', account } = talk.begun ?? {};
      return void (await dc.beginDialog(RECOVER, { wish, named: account }));
    }
    const asked = languageAskedIn(text);
    if (asked === undefined) return followWish(dc, talk, this.#parts);
    const { decision, intent } = this.#parts.recogniser.recognise(text);
    if (decision !== 'act' || !isWish(intent)) return interrupt(asked, dc, talk, () => Promise.resolve());
    switchLanguage(dc, talk, asked);
    return followWish(dc, talk, this.#parts);
  }

  /** Whether the recovery behind the question can still lead to anything, as it cannot a day later. */
  async #leadsOn(dc: DialogContext): Promise<boolean> {
    const recoveryId = recoveryIn(dc.stack);
    return recoveryId === undefined || this.#parts.needs.recovery.isOpen(recoveryId);
  }

  /** An attachment, a sticker, an old card: never an effect. */
  async #nothingSaid(dc: DialogContext): Promise<void> {
    if (dc.context.activity.value !== undefined) await say(dc.context, 'already-handled');
    if (dc.activeDialog) return askAgain(dc);
    return say(dc.context, 'menu.ask', {}, { choices: MENU });
  }
}

/** What was asked in the same message, once nothing is open any more. */
async function offerNext(dc: DialogContext, talk: Talk): Promise<void> {
  if (talk.next === undefined || dc.activeDialog !== undefined) return;
  const wish = talk.next;
  talk.next = undefined;
  await dc.beginDialog(NEXT_WISH, { wish });
}

const isGroup = ({ activity: { conversation } }: TurnContext): boolean =>
  conversation.isGroup || ['groupChat', 'channel'].includes(conversation.conversationType ?? '');

const seqIn = (value: unknown): number => (Number.isSafeInteger(value) ? Number(value) : 0);

const isOnlyMask = (text: string): boolean => text.replaceAll(MASK, '').replace(/[\s\p{P}]/gu, '').length < 3;
