import type { Said } from '../../support/chat.ts';
import { buttons, TENANT, TeamsPerson } from '../../teams/support.ts';
import type { BotFrameworkDouble } from '../../doubles/bot-framework.ts';
import { nameOf, type Cast } from './cast.ts';
import { settled } from './effects.ts';
import type { Talker } from './replay.ts';
import type { Script } from './script.ts';

interface TeamsStage {
  readonly url: string;
  readonly data: string;
  readonly framework: BotFrameworkDouble;
}

interface Spoken {
  readonly type: string;
  readonly text?: string;
  readonly value?: unknown;
  readonly channelData?: { readonly clientActivityID?: string };
}

/** A person at Teams, in a personal chat: known to the directory when the file says that they are signed in. */
export class TeamsTalker implements Talker {
  readonly all: Said[] = [];
  readonly #stage: TeamsStage;
  readonly #person: TeamsPerson;
  readonly #cards: Said[] = [];
  #read = 0;
  #turn = 0;

  private constructor(stage: TeamsStage, person: TeamsPerson) {
    this.#stage = stage;
    this.#person = person;
  }

  static async open(stage: TeamsStage, script: Script, cast: Cast): Promise<TeamsTalker> {
    const userId = script.signedIn === undefined ? undefined : cast.toStage(script.signedIn);
    const name = userId === undefined ? `guest ${script.name}` : nameOf(script.signedIn ?? '');
    const person = new TeamsPerson(stage.url, stage.framework, name, { locale: script.locale });
    const aadObjectId = `0bj-${script.name}`;
    const { id } = person.base['from'] as { readonly id: string };
    if (userId === undefined) stage.framework.members.delete(id);
    else stage.framework.members.set(`${id} ${script.name}`, { aadObjectId, userPrincipalName: userId });
    person.base['from'] = { id: userId === undefined ? id : `${id} ${script.name}`, name, aadObjectId };
    const talker = new TeamsTalker(stage, person);
    await person.post(person.activity({ type: 'installationUpdate', action: 'add', text: undefined }));
    await talker.news();
    return talker;
  }

  async post(activity: object): Promise<{ readonly status: number }> {
    const spoken = activity as Spoken;
    this.#turn += 1;
    const clientId = spoken.channelData?.clientActivityID;
    const told = this.#person.activity({
      ...this.#asTeams(spoken),
      // Delivered again: the same activity.
      ...(clientId === undefined ? {} : { id: clientId, timestamp: '2026-11-02T08:00:00.000Z' }),
      channelData: { tenant: { id: TENANT } },
    });
    return this.#person.post(told);
  }

  async news(): Promise<Said[]> {
    await settled(this.#stage.data);
    const posted = this.#person.seen();
    const fresh = posted.slice(this.#read).map(({ activity }) => asSaid(activity));
    this.#read = posted.length;
    this.#cards.push(...fresh.filter(({ suggestedActions }) => suggestedActions !== undefined));
    this.all.push(...fresh);
    return fresh;
  }

  /** Typed text with what Teams makes of it; a button as its card sends it. */
  #asTeams({ text = '', value }: Spoken): object {
    if (typeof value === 'string' && value === text) return this.#press(value);
    if (value !== undefined) return { value, text: undefined };
    return this.#turn % 2 === 0 ? mentioned(text) : { text, textFormat: 'plain' };
  }

  #press(choice: string): object {
    const card = this.#cards.findLast(({ suggestedActions }) =>
      suggestedActions?.actions.some(({ value }) => value === choice),
    ) as unknown as Record<string, unknown> | undefined;
    const data = buttons(card).find((button) => button.data.choice === choice)?.data ?? { choice, card: 'none' };
    return {
      type: 'invoke',
      name: 'adaptiveCard/action',
      text: undefined,
      value: { action: { type: 'Action.Execute', verb: 'choose', data }, trigger: 'manual' },
    };
  }
}

/** As somebody who mentions the bot, in a client that writes HTML and spaces that do not break. */
const mentioned = (text: string): object => ({
  text: `<at>Sleutel</at>&nbsp;${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll(' ', '\u00A0')}`,
  textFormat: 'plain',
  entities: [
    {
      type: 'mention',
      mentioned: { id: '28:11111111-2222-3333-4444-555555555555', name: 'Sleutel' },
      text: '<at>Sleutel</at>',
    },
    { type: 'clientInfo', locale: 'nl-NL', country: 'NL', platform: 'Web' },
  ],
});

/** With the buttons of its card where a web chat has them, for the eyes of the comparison. */
function asSaid(activity: Record<string, unknown>): Said {
  const actions = buttons(activity).map(({ title, data }) => ({ title, value: data.choice }));
  return {
    ...(activity as unknown as Said),
    from: { id: 'bot', role: 'bot' },
    ...(actions.length === 0 ? {} : { suggestedActions: { actions } }),
  };
}
