import type { Activity, TurnContext } from 'botbuilder';
import { setTimeout as delay } from 'node:timers/promises';
import { message, proactive } from '../../../dialogs/say.ts';
import type { TextKey } from '../../../dialogs/texts/texts.ts';
import { languageOf } from '../../core/language.ts';
import type { Random } from '../../ports/clock.ts';
import { knownIdOf } from '../middleware/dedupe.ts';
import { talkOf } from '../talk.ts';
import { createTurns, type Logic, type TurnParts } from '../turns.ts';
import { sentIn } from '../web-adapter.ts';
import { createContexts, idOf, type ContextParts } from './context.ts';
import type { CasePresses } from './case-press.ts';
import type { HelpdeskChannel } from './helpdesk-channel.ts';
import { choiceIn, isPersonal, pressIn, type CasePress, type ChannelActivity } from './incoming.ts';
import { chosenCard, forTeams } from './outgoing.ts';
import type { Persons } from './persons.ts';
import type { Poster } from './poster.ts';
import { addressed, addressOf, botSide, personSide, toPerson } from './sides.ts';
import { taskFor } from './task.ts';

export interface TeamsChatParts extends TurnParts, ContextParts {
  readonly persons: Persons;
  readonly poster: Poster;
  /** Where cases are shown, if that is set up. */
  readonly channel: Pick<HelpdeskChannel, 'heard'> | undefined;
  readonly presses: CasePresses;
  /** Remembers what was here before. */
  readonly once: { useOnce(id: string, until: Date): Promise<boolean> };
  readonly fingerprint: (value: string) => string;
  readonly bot: TurnParts['bot'] & { resume(context: TurnContext): Promise<void> };
  readonly random: Random;
  readonly company: string;
  /** Where people reach this application, without a slash at the end. */
  readonly address: { readonly publicUrl: string };
}

/** Something to say that nobody asked for just now; when it `resumes`, the open question goes on with it. */
interface News {
  readonly conversationId: string;
  readonly key: string;
  readonly params: Readonly<Record<string, string>>;
  readonly resumes?: boolean | undefined;
}

/** What the channel gets as an answer to its request. */
export interface Reply {
  readonly status: number;
  readonly body?: unknown;
}

const OK: Reply = { status: 200 };
/** Teams asks for an answer within seconds, and delivers again after fifteen. */
const ACKNOWLEDGED_MS = 1_500;
const REMEMBERED_MS = 48 * 3_600_000;

interface Turned {
  /** In order; empty for an activity that was here before. */
  readonly said: readonly Partial<Activity>[];
  readonly isKnown: boolean;
}

/** Teams' side of the bot, for activities whose sender is certain. */
export function createTeamsChat(parts: TeamsChatParts) {
  const turns = createTurns(parts);
  const contexts = createContexts(parts);
  const newId = (): string => parts.random.bytes(9).toString('base64url');

  async function receive(activity: ChannelActivity): Promise<Reply> {
    await parts.channel?.heard(activity);
    const press = pressIn(activity);
    switch (activity.type) {
      case 'message':
        return acknowledged(activity, press === undefined ? hear(activity) : submitted(activity, press));
      case 'messageUpdate':
        return acknowledged(activity, says(activity, 'teams.edited'));
      case 'messageDelete':
        await parts.log.erase(idOf(activity), activity.id ?? '');
        return OK;
      case 'conversationUpdate':
      case 'installationUpdate':
        return acknowledged(activity, welcome(activity));
      case 'invoke':
        return press === undefined
          ? invoked(activity)
          : { status: 200, body: await parts.presses.invoked(activity, press) };
      default:
        return OK;
    }
  }

  /** Within two seconds, whatever the turn is doing; its answer follows when it is there. */
  async function acknowledged(activity: ChannelActivity, turn: Promise<Turned>): Promise<Reply> {
    if (activity.deliveryMode === 'expectReplies') return { status: 200, body: { activities: (await turn).said } };
    turn.catch(parts.report);
    await Promise.race([turn, delay(ACKNOWLEDGED_MS, undefined, { ref: false })]);
    return OK;
  }

  async function invoked(activity: ChannelActivity): Promise<Reply> {
    const { name } = activity;
    if (name === 'task/fetch') return { status: 200, body: taskFor(activity, parts.address.publicUrl) };
    const choice = choiceIn(activity);
    if (name !== 'adaptiveCard/action' || choice === undefined) return { status: 501 };
    const turn = hear(activity);
    turn.catch(parts.report);
    await Promise.race([turn, delay(ACKNOWLEDGED_MS, undefined, { ref: false })]);
    const body = {
      statusCode: 200,
      type: 'application/vnd.microsoft.card.adaptive',
      value: chosenCard(choice.title),
    };
    return { status: 200, body };
  }

  /** A button on the card of a case, from a client that says so in a message. */
  async function submitted(activity: ChannelActivity, press: CasePress): Promise<Turned> {
    return turns.inLine(idOf(activity), async () => {
      if (!(await isNew(activity))) return { said: [], isKnown: true };
      const word = await parts.presses.submitted(activity, press);
      const said = word === undefined ? [] : [addressed(word, activity)];
      if (activity.deliveryMode !== 'expectReplies') await post(activity, said);
      return { said, isKnown: false };
    });
  }

  async function hear(activity: ChannelActivity): Promise<Turned> {
    return known(activity, (accountId) => turns.take(idOf(activity), (logic) => take(activity, accountId, logic)));
  }

  /** Goes on once it is certain who speaks, or says why not. */
  async function known(
    activity: ChannelActivity,
    goOn: (accountId: string | undefined) => Promise<Turned>,
  ): Promise<Turned> {
    const person = await parts.persons.of(activity).catch((error: unknown) => parts.report(error));
    if (typeof person === 'string') return says(activity, 'error', person);
    return person.isOurs ? goOn(person.accountId) : says(activity, 'teams.other-tenant');
  }

  /** A word that needs no dialog. */
  async function says(activity: ChannelActivity, key: TextKey, reference = ''): Promise<Turned> {
    const words = { company: parts.company, reference };
    const word: Logic = async (context) => void (await context.sendActivity(message(context, key, words)));
    return turns.inLine(idOf(activity), () => take(activity, undefined, word));
  }

  /** Installed, or added by somebody: says welcome once. */
  async function welcome(activity: ChannelActivity): Promise<Turned> {
    const isForUs =
      activity.type === 'installationUpdate'
        ? activity.action !== 'remove'
        : (activity.membersAdded ?? []).some(({ id }) => id === activity.recipient.id);
    const nothing = { said: [], isKnown: false };
    if (!isForUs || !isPersonal(activity)) return nothing;
    return known(activity, (accountId) =>
      turns.take(idOf(activity), async (logic) => {
        if ((await parts.log.find(idOf(activity))) !== undefined) return nothing;
        return take(activity, accountId, logic);
      }),
    );
  }

  async function take(activity: ChannelActivity, accountId: string | undefined, logic: Logic): Promise<Turned> {
    if (!(await isNew(activity))) return { said: [], isKnown: true };
    const conversation = await contexts.conversationFor(activity, accountId);
    const card = newId();
    const context = await contexts.contextFor(activity, conversation, card);
    await parts.adapter.process(context, logic);
    if (knownIdOf(context) !== undefined) return { said: [], isKnown: true };
    const answers = sentIn(context).map((one) => addressed(forTeams(one, card), activity));
    await parts.log.append(conversation.id, [...personSide(context.activity, activity), ...answers.map(botSide)]);
    const said = answers.map(({ id: _id, ...posted }) => posted);
    if (activity.deliveryMode !== 'expectReplies') await post(activity, said, card);
    return { said, isKnown: false };
  }

  async function post(
    activity: ChannelActivity,
    activities: readonly Partial<Activity>[],
    id = newId(),
  ): Promise<void> {
    const to = { serviceUrl: activity.serviceUrl, conversationId: activity.conversation.id };
    await parts.poster.post(id, { kind: 'teams', conversationId: idOf(activity), to, activities });
  }

  /** A channel that delivers again may give the same thing a new id, but not another moment. */
  function isNew({ timestamp, from, conversation, text, value, type }: ChannelActivity): Promise<boolean> {
    if (timestamp === undefined || timestamp === null) return Promise.resolve(true);
    const said = JSON.stringify([conversation.id, from.id, timestamp, type, text ?? '', value ?? '']);
    return parts.once.useOnce(
      `teams ${parts.fingerprint(said)}`,
      new Date(parts.clock.now().getTime() + REMEMBERED_MS),
    );
  }

  /** Says something that nobody asked for just now; `false` where this is no conversation in Teams. */
  async function tell({ conversationId, key, params, resumes = false }: News): Promise<boolean> {
    const to = await parts.references.find(conversationId);
    const conversation = to && (await parts.log.find(conversationId));
    if (to === undefined || conversation === undefined) return false;
    const card = newId();
    const context = await contexts.contextTo(to, { ...conversation, accountId: to.accountId }, card);
    const { language } = await talkOf(parts.talk, context, languageOf(conversation.locale));
    await parts.adapter.sendActivities(context, [proactive(key as TextKey, language, params)]);
    if (resumes) await parts.adapter.process(context, (current) => parts.bot.resume(current));
    const answers = sentIn(context).map((one) => toPerson(forTeams(one, card), to));
    await parts.log.append(conversationId, answers.map(botSide));
    const activities = answers.map(({ id: _id, ...posted }) => posted);
    await parts.poster.post(card, { kind: 'teams', conversationId, to: addressOf(to), activities });
    return true;
  }

  return { receive, tell };
}
