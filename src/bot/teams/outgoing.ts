import { CardFactory, type Activity, type Attachment, type CardAction } from 'botbuilder';
import { saysTheSame } from '../../../dialogs/cards.ts';

/**
 * What the bot said, as Teams shows it: buttons stand on a card, because suggested actions are only for some
 * of its clients. The text says the same, and typing a choice always works.
 * @param card names the question, so that the buttons of an older one do nothing
 */
export function forTeams(activity: Partial<Activity>, card: string): Partial<Activity> {
  const { suggestedActions, ...rest } = withDialog(lighter(activity));
  const actions = suggestedActions?.actions ?? [];
  if (actions.length === 0) return rest;
  return { ...rest, attachments: [...(rest.attachments ?? []), choiceCard(actions, card)] };
}

/** Here text and card stand together, so that of a card that says the same only the buttons are left. */
function lighter(activity: Partial<Activity>): Partial<Activity> {
  if (activity.attachments === undefined) return activity;
  const attachments = activity.attachments.flatMap((attachment) => {
    if (!saysTheSame(attachment, activity.text)) return [attachment];
    const { actions = [], ...content } = attachment.content as { readonly actions?: readonly object[] };
    return actions.length === 0 ? [] : [{ ...attachment, content: { ...content, body: [], actions } }];
  });
  return { ...activity, attachments };
}

export const hasChoices = ({ suggestedActions }: Partial<Activity>): boolean =>
  (suggestedActions?.actions ?? []).length > 0;

const FRAME = {
  type: 'AdaptiveCard',
  $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
  version: '1.5',
} as const;

/** Clients that do not know Action.Execute yet send the same as a message. */
function choiceCard(actions: readonly CardAction[], card: string): Attachment {
  return CardFactory.adaptiveCard({
    ...FRAME,
    body: [],
    actions: actions.map(({ title, value }) => {
      const data = { choice: String(value), card, title };
      const msteams = { type: 'messageBack', text: data.choice, displayText: title, value: data };
      return {
        type: 'Action.Execute',
        title,
        verb: 'choose',
        data,
        fallback: { type: 'Action.Submit', title, data: { ...data, msteams } },
      };
    }),
  });
}

/** Stands in the place of a card that was used: what was chosen, and no buttons. */
export const chosenCard = (title: string): object => ({
  ...FRAME,
  body: [{ type: 'TextBlock', text: `✓ ${title}`, wrap: true, isSubtle: true }],
});

/** A link that opens inside Teams as well, where it is one that Teams can open. */
function withDialog(activity: Partial<Activity>): Partial<Activity> {
  const url: unknown = (activity.value as { readonly url?: unknown } | undefined)?.url;
  if (typeof url !== 'string' || !url.startsWith('https://')) return activity;
  return {
    ...activity,
    attachments: (activity.attachments ?? []).map((attachment) => {
      const content = attachment.content as { readonly actions?: readonly OpenUrl[] };
      const actions = (content.actions ?? []).map((action) => (action.url === url ? inDialog(action) : action));
      return { ...attachment, content: { ...content, actions } };
    }),
  };
}

interface OpenUrl {
  readonly type: string;
  readonly title: string;
  readonly url?: string;
}

const inDialog = ({ title, url }: OpenUrl) => ({
  type: 'Action.Submit',
  title,
  data: { msteams: { type: 'task/fetch' }, url },
});
