import type restify from 'restify';
import type { Clock } from '../../ports/clock.ts';
import { createBuckets } from '../http/buckets.ts';
import { HttpError, tooMany } from '../http/http-error.ts';
import { route } from '../http/route.ts';
import { readChannelActivity, type ChannelActivity } from './activity.ts';

/** The bot's side of the channel. */
export interface TeamsDesk {
  enter(
    header: string | undefined,
    caller: Pick<ChannelActivity, 'channelId' | 'serviceUrl'>,
  ): Promise<'open' | 'unauthorised' | 'forbidden'>;
  receive(activity: ChannelActivity): Promise<{ readonly status: number; readonly body?: unknown }>;
}

const REFUSALS = {
  unauthorised: new HttpError(401, 'Unauthorized', 'The token is missing or not good.'),
  forbidden: new HttpError(403, 'Forbidden', 'This is not for you.'),
} as const;

/**
 * Where the Bot Framework delivers. The shape is checked first, then the token, and only then is anything
 * read of what it says. Messages and the rest have limits of their own for each conversation.
 */
export function teamsRoute(server: restify.Server, desk: TeamsDesk, clock: Clock): void {
  const messages = createBuckets(60, 10, clock);
  const others = createBuckets(30, 3, clock);
  route(server, 'POST', '/api/messages', async (call) => {
    const activity = readChannelActivity(await call.json());
    const entry = await desk.enter(call.headers.authorization, activity);
    if (entry !== 'open') throw REFUSALS[entry];
    const isSaid = activity.type === 'message' || activity.type === 'invoke';
    const wait = (isSaid ? messages : others).take(activity.conversation.id);
    if (wait > 0) throw tooMany(wait);
    const { status, body } = await desk.receive(activity);
    return { status, json: body ?? {} };
  });
}
