import { CardFactory, type Activity, type Attachment, type CardAction } from 'botbuilder';

/**
 * What the bot said, as Teams shows it: buttons stand on a card, because suggested actions are only for some
 * of its clients. The text says the same, and typing a choice always works.
 * @param card names the question, so that the buttons of an older one do nothing
 */
export function forTeams(activity: Partial<Activity>, card: string): Partial<Activity> {
  const { suggestedActions, ...rest } = activity;
  const actions = suggestedActions?.actions ?? [];
  if (actions.length === 0) return rest;
  return { ...rest, attachments: [...(rest.attachments ?? []), choiceCard(actions, card)] };
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
      const data = { choice: String(value), card };
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
