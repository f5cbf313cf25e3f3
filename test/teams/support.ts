import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { call, eventually, type Answer } from '../support/chat.ts';
import { startApp, type TestApp, type TestAppOptions } from '../support/app.ts';
import { APP_ID, BotFrameworkDouble, type Posted } from '../doubles/bot-framework.ts';

export const TENANT = 'aaaaaaaa-0000-0000-0000-000000000001';
export const BOT = `28:${APP_ID}`;

/** The application with its Teams channel, and the Bot Framework's double on the other side. */
export interface TeamsApp extends Pick<TestApp, 'remove' | 'sweep'> {
  readonly url: string;
  readonly data: string;
  readonly framework: BotFrameworkDouble;
  readonly clock: TestApp['clock'];
  person(name: string, more?: object): TeamsPerson;
  /** The same person, after a restart. */
  at(person: TeamsPerson): TeamsPerson;
  restart(): Promise<void>;
  /** A second process, as far as the database can tell, on the same folder. */
  twin(): Promise<TestApp>;
  /** What is kept of a conversation. */
  transcript(person: TeamsPerson): string[];
  until(isSo: () => boolean): Promise<void>;
  stop(): Promise<void>;
}

export interface TeamsOptions extends TestAppOptions {
  /** A link to it. */
  readonly helpdeskChannel?: string;
}

export async function startTeams({ helpdeskChannel, ...options }: TeamsOptions = {}): Promise<TeamsApp> {
  const framework = await BotFrameworkDouble.start();
  const settings = {
    ...options,
    file: { teams: { ...framework.settings, tenants: [TENANT], helpdeskChannel }, ...options.file },
    environment: { MICROSOFT_APP_ID: APP_ID, ...options.environment },
  };
  let app = await startApp(settings);
  framework.clock = { now: () => app.clock.now() };
  return {
    framework,
    get url() {
      return app.url;
    },
    get data() {
      return app.data;
    },
    get clock() {
      return app.clock;
    },
    person: (name, more) => new TeamsPerson(app.url, framework, name, more),
    at: ({ name, base }) => new TeamsPerson(app.url, framework, name, base),
    sweep: () => app.sweep(),
    async restart() {
      await app.stop();
      app = await startApp({ ...settings, data: app.data });
    },
    async twin() {
      return startApp({ ...settings, data: app.data, clock: app.clock });
    },
    transcript({ conversationId }) {
      const db = new DatabaseSync(join(app.data, 'sleutel.db'), { readOnly: true });
      const rows = db.prepare('select body from activities where conversation_id = ?').all(`msteams ${conversationId}`);
      db.close();
      return rows.map(({ body }) => String(body));
    },
    until: async (isSo) => void (await eventually(async () => isSo() || undefined, 'what was waited for')),
    async stop() {
      await app.stop();
      await framework.stop();
    },
    remove: () => app.remove(),
  };
}

let count = 0;

/** Somebody at a Teams client in a personal chat: what the channel would deliver, signed as it would. */
export class TeamsPerson {
  readonly #url: string;
  readonly #framework: BotFrameworkDouble;
  readonly name: string;
  readonly conversationId: string;
  readonly base: Record<string, unknown>;

  constructor(url: string, framework: BotFrameworkDouble, name: string, more: object = {}) {
    this.#url = url;
    this.#framework = framework;
    this.name = name;
    count += 1;
    const aadObjectId = `0bj-${name}`;
    framework.members.set(`29:${name}`, { aadObjectId, userPrincipalName: `${name}@voorbeeld.example` });
    this.base = {
      channelId: 'msteams',
      serviceUrl: framework.url,
      from: { id: `29:${name}`, name, aadObjectId },
      recipient: { id: BOT, name: 'Sleutel' },
      conversation: { id: `a:${name}-${count}`, conversationType: 'personal', tenantId: TENANT },
      channelData: { tenant: { id: TENANT } },
      locale: 'nl-NL',
      ...more,
    };
    this.conversationId = (this.base['conversation'] as { readonly id: string }).id;
  }

  /** An activity as it comes over the line. */
  activity(more: object): Record<string, unknown> {
    count += 1;
    return {
      type: 'message',
      id: `1700000${count}`,
      timestamp: new Date(1_790_000_000_000 + count).toISOString(),
      ...this.base,
      ...more,
    };
  }

  async post(activity: object, token?: string): Promise<Answer> {
    const authorization = `Bearer ${token ?? (await this.#framework.token())}`;
    return call(`${this.#url}/api/messages`, 'POST', activity, { authorization });
  }

  /** What the bot posted to this person so far. */
  seen(): Posted[] {
    return this.#framework.posted.filter(({ path }) => path.includes(encodeURIComponent(this.conversationId)));
  }

  /** Says something, and waits for what is posted in answer. */
  async say(text: string, more: object = {}): Promise<Record<string, unknown>[]> {
    return this.does({ text, ...more });
  }

  async does(more: object): Promise<Record<string, unknown>[]> {
    const before = this.seen().length;
    const { status, body } = await this.post(this.activity(more));
    if (status !== 200) throw new Error(`The bot answered ${status}: ${JSON.stringify(body)}`);
    let seen = before;
    return eventually(async () => {
      const fresh = this.seen().slice(before);
      // The posts of one turn follow each other at once: when none has come since the last look, all are there.
      const isAll = fresh.length > 0 && seen === before + fresh.length;
      seen = before + fresh.length;
      return isAll ? fresh.map(({ activity }) => activity) : undefined;
    }, 'an answer in Teams');
  }
}

export const labels = (activities: readonly Record<string, unknown>[]): unknown[] =>
  activities.map(({ label }) => label);

interface Card {
  readonly actions: readonly {
    readonly title: string;
    readonly data: { readonly choice: string; readonly card: string };
  }[];
}

/** The buttons on the card of a message. */
export function buttons(activity: Record<string, unknown> | undefined): Card['actions'] {
  const attachments = (activity?.['attachments'] ?? []) as readonly { readonly content: Card }[];
  return attachments.flatMap(({ content }) => content.actions.filter(({ data }) => data !== undefined));
}
