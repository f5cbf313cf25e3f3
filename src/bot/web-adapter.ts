import {
  BotAdapter,
  type Activity,
  type ConversationReference,
  type ResourceResponse,
  type TurnContext,
} from 'botbuilder';
import type { Clock, Random } from '../ports/clock.ts';

const SENT = Symbol('sent');

/** What the bot said in a turn, in order. */
export const sentIn = (context: TurnContext): Partial<Activity>[] => {
  const known = context.turnState.get<Partial<Activity>[] | undefined>(SENT);
  if (known !== undefined) return known;
  const made: Partial<Activity>[] = [];
  context.turnState.set(SENT, made);
  return made;
};

/** Carries activities inside the process: what is sent is kept with the turn, to be stored with it. */
export class WebAdapter extends BotAdapter {
  readonly #clock: Clock;
  readonly #random: Random;

  constructor(clock: Clock, random: Random) {
    super();
    this.#clock = clock;
    this.#random = random;
  }

  /** Runs middleware and bot for one activity. */
  process(context: TurnContext, logic: (context: TurnContext) => Promise<void>): Promise<void> {
    return this.runMiddleware(context, logic);
  }

  override sendActivities(context: TurnContext, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    return Promise.resolve(
      activities.map((activity) => {
        const id = this.#random.bytes(12).toString('base64url');
        const whole = { ...activity, id, timestamp: this.#clock.now() };
        sentIn(context).push(whole);
        return { id };
      }),
    );
  }

  /** Sent again under its id: clients replace it in place. */
  override updateActivity(context: TurnContext, activity: Partial<Activity>): Promise<ResourceResponse> {
    sentIn(context).push({ ...activity, timestamp: this.#clock.now() });
    return Promise.resolve({ id: activity.id ?? '' });
  }

  override deleteActivity(context: TurnContext, reference: Partial<ConversationReference>): Promise<void> {
    sentIn(context).push({ type: 'messageDelete', id: reference.activityId ?? '', timestamp: this.#clock.now() });
    return Promise.resolve();
  }

  override continueConversation(): Promise<void> {
    return Promise.reject(new Error('Proactive messages go through the outbox.'));
  }
}
