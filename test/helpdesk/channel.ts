import { randomUUID } from 'node:crypto';
import type { BotFrameworkDouble } from '../doubles/bot-framework.ts';
import { BOT, startTeams, TENANT, type TeamsApp, type TeamsPerson } from '../teams/support.ts';
import type { Answer } from '../support/chat.ts';
import { STAFFED } from './support.ts';

export const CHANNEL = '19:helpdesk@thread.tacv2';
export const LINK = `https://teams.microsoft.com/l/channel/${encodeURIComponent(CHANNEL)}/Helpdesk?groupId=${randomUUID()}&tenantId=${TENANT}`;

/** A post in a channel, as Teams names the place. */
export const post = (channel = CHANNEL, tenantId = TENANT) => ({
  conversation: { id: `${channel};messageid=1700`, conversationType: 'channel', isGroup: true, tenantId },
  channelData: { tenant: { id: tenantId } },
});

/** The application with the helpdesk's channel, to whose team the bot was just added. */
export async function startChannel(): Promise<TeamsApp> {
  const app = await startTeams({ company: STAFFED, helpdeskChannel: LINK });
  app.framework.rosters.add(CHANNEL);
  const hanna = app.person('hanna', post());
  await hanna.post(hanna.activity({ type: 'conversationUpdate', membersAdded: [{ id: BOT }] }));
  return app;
}

export interface CardContent {
  readonly body: readonly { readonly text?: string; readonly facts?: readonly { title: string; value: string }[] }[];
  readonly actions: readonly {
    readonly type: string;
    readonly verb?: string;
    readonly url?: string;
    readonly data?: object;
    readonly fallback?: { readonly type: string; readonly data: object };
  }[];
}

/** The cards that stand in the channel now, in the order in which they were posted. */
export function cardsIn({ posted }: BotFrameworkDouble): CardContent[] {
  const cards = new Map<string, CardContent>();
  for (const { path, id, activity } of posted) {
    const [attachment] = (activity['attachments'] ?? []) as { readonly content: CardContent }[];
    const isThere = path.startsWith(`/v3/conversations/${encodeURIComponent(CHANNEL)}/`);
    if (isThere && id !== undefined && attachment !== undefined) cards.set(id, attachment.content);
  }
  return [...cards.values()];
}

export const factOf = (card: CardContent | undefined, title: string): string | undefined =>
  card?.body.flatMap(({ facts = [] }) => facts).find((each) => each.title === title)?.value;

export const pressed = (caseId: unknown, action: unknown): object => ({
  type: 'invoke',
  name: 'adaptiveCard/action',
  value: { action: { type: 'Action.Execute', verb: `case.${String(action)}`, data: { case: caseId, do: action } } },
});

/** Presses a button; the answer is what Teams would show: a card, or a word. */
export const press = (person: TeamsPerson, caseId: unknown, action: 'claim' | 'resolve'): Promise<Answer> =>
  person.post(person.activity(pressed(caseId, action)));

/** The word of an answer, or all that stands on its card. */
export const shown = ({ body }: Answer): string => JSON.stringify((body as { readonly value: unknown }).value);
