import type { Activity } from 'botbuilder';
import type { StoredActivity } from '../needs.ts';
import type { ChannelActivity } from './incoming.ts';
import type { TeamsReference } from './needs.ts';

/** What the person said, as it may be kept. */
export const personSide = (
  { text, timestamp }: Partial<Activity>,
  { id, type, from }: ChannelActivity,
): StoredActivity[] =>
  type !== 'message' && type !== 'invoke'
    ? []
    : [
        {
          id: id ?? '',
          clientId: id ?? undefined,
          role: 'user',
          activity: {
            type: 'message',
            text: text ?? '',
            from: { id: from.id, name: '' },
            ...(timestamp ? { timestamp } : {}),
          },
        },
      ];

export const botSide = (activity: Partial<Activity>): StoredActivity => ({
  id: activity.id ?? '',
  clientId: undefined,
  role: 'bot',
  activity,
});

/** To whoever said something. */
export function addressed(
  activity: Partial<Activity>,
  { id, from, recipient, conversation }: ChannelActivity,
): Partial<Activity> {
  const to = {
    from: { id: recipient.id, name: recipient.name ?? '' },
    recipient: { id: from.id, name: from.name ?? '' },
  };
  return {
    ...activity,
    ...to,
    conversation: { id: conversation.id } as Activity['conversation'],
    ...(id ? { replyToId: id } : {}),
  };
}

export const addressOf = ({ serviceUrl, conversationId }: TeamsReference) => ({ serviceUrl, conversationId });

/** To somebody who said nothing just now. */
export const toPerson = (activity: Partial<Activity>, to: TeamsReference): Partial<Activity> => ({
  ...activity,
  from: { id: to.botId, name: '' },
  recipient: { id: to.userId, name: '' },
  conversation: { id: to.conversationId } as Activity['conversation'],
});
