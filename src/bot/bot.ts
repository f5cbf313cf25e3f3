import { ActivityHandler, type ConversationState, type TurnContext } from 'botbuilder';
import type { DialogContext } from 'botbuilder-dialogs';
import { isSecretAnswer, RESUMED } from '../../dialogs/ask.ts';
import { chosen } from '../../dialogs/choose.ts';
import { CALL_BACK } from '../../dialogs/hand-over.ts';
import { NEXT_WISH } from '../../dialogs/next-wish.ts';
import { HAND_OVER, type HandOverOptions } from '../../dialogs/person.ts';
import { PROVE } from '../../dialogs/prove.ts';
import { say } from '../../dialogs/say.ts';
import { DialogSet } from '../../dialogs/sdk.ts';
import { turnOf } from '../../dialogs/turn.ts';
import { MASK } from '../core/redact.ts';
import { askAgain, commandIn, interrupt } from './interrupts.ts';
import { inert } from './inert.ts';
import { answerInGroup } from './in-group.ts';
import { standBy, type LiveNeeds } from './live.ts';
import { MENU, menuFor } from './menu.ts';
import { dropOffer, isOffered, isOldButton, isSecretOutOfPlace, openQuestion } from './open-question.ts';
import { talkOf, type Talk, type TalkAccessor } from './talk.ts';
import { createDialogs } from './dialog-set.ts';
import { goOn, isLinkOpen, type TurnParts } from './go-on.ts';

export interface BotParts extends TurnParts {
  readonly live: LiveNeeds;
  readonly state: ConversationState;
  readonly talk: TalkAccessor;
  /** A fresh robot check was answered in the chat. */
  readonly robotCheck: (conversationId: string, payload: unknown) => Promise<boolean>;
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
    await goOn(dc, talk, question, this.#parts);
    await offerNext(dc, talk);
  }

  /** A new password that is typed here belongs on the page whose link is open. */
  async #afterSecret(context: TurnContext, talk: Talk): Promise<void> {
    if (await isLinkOpen(talk, this.#parts)) return say(context, 'link.above');
    return say(context, 'menu.ask', {}, { choices: MENU });
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
