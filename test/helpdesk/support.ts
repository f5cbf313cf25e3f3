import { randomUUID } from 'node:crypto';
import type { CaseView, QueueRow } from '../../src/services/desk/look.ts';
import type { ChatLine } from '../../src/ports/cases.ts';
import { company, person, sessionOf } from '../attacks/support.ts';
import { call, Chat, eventually, labels, type Answer } from '../support/chat.ts';

const HELPDESK = { mail: 'it@voorbeeld.example', phone: '+31200000000', hours: 'ma-vr 08:00-17:30' };

/** Employees, one of them locked, and staff of every kind. */
const PEOPLE = [
  person('anna', 1),
  person('bas', 2, { locked: true }),
  person('cas', 3, { contacts: { alternateEmail: 'cas@prive.example' } }),
  person('hanna', 4, { roles: ['helpdesk'] }),
  person('harm', 5, { roles: ['helpdesk'] }),
  person('gerda', 6, { roles: ['globalAdministrator'] }),
];
export const STAFFED = company(PEOPLE, { helpdesk: HELPDESK });

export const userId = (name: string): string => `${name}@voorbeeld.example`;
const passwordOf = (name: string): string => `Begin-${name}-01!`;

/** Over JSON, and so without moments. */
export type Sent<T> = T extends Date
  ? string
  : T extends readonly (infer E)[]
    ? readonly Sent<E>[]
    : T extends object
      ? { readonly [K in keyof T]: Sent<T[K]> }
      : T;

/** An agent at the console's API. */
export class Desk {
  readonly #url: string;
  readonly cookie: string;

  private constructor(url: string, cookie: string) {
    this.#url = url;
    this.cookie = cookie;
  }

  static async open(url: string, name: string): Promise<Desk> {
    return new Desk(url, await sessionOf(url, userId(name), passwordOf(name)));
  }

  /** Of somebody who signed in elsewhere. */
  static of(url: string, cookie: string): Desk {
    return new Desk(url, cookie);
  }

  /** The same session at another process. */
  at(url: string): Desk {
    return new Desk(url, this.cookie);
  }

  get(path: string): Promise<Answer> {
    return call(`${this.#url}/helpdesk/api/${path}`, 'GET', undefined, { cookie: this.cookie });
  }

  post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    return call(`${this.#url}/helpdesk/api/${path}`, 'POST', body, { cookie: this.cookie, ...headers });
  }

  act(id: string, action: object, key: string = randomUUID()): Promise<Answer> {
    return this.post(`cases/${id}/act`, { ...action, key });
  }

  async queue(): Promise<readonly Sent<QueueRow>[]> {
    return ((await this.get('queue')).body as { open: readonly Sent<QueueRow>[] }).open;
  }

  async look(id: string): Promise<Sent<CaseView>> {
    const { status, body } = await this.get(`cases/${id}`);
    if (status !== 200) throw new Error(`The case answered ${status}.`);
    return body as Sent<CaseView>;
  }

  async chat(id: string): Promise<readonly Sent<ChatLine>[]> {
    return ((await this.get(`cases/${id}/chat`)).body as { lines: readonly Sent<ChatLine>[] }).lines;
  }
}

/** Somebody in the chat who asks for a person; with a user name also who they say they are. */
export async function asksForHelp(url: string, name?: string, cookie?: string): Promise<Chat> {
  const chat = await Chat.open(url, cookie === undefined ? {} : { cookie });
  if (name !== undefined) {
    await chat.say('wachtwoord vergeten');
    if (cookie === undefined) await chat.say(userId(name));
  }
  await chat.say('medewerker');
  const said = labels(await chat.say('ja'));
  if (!said.includes('handoff.queued')) throw new Error(`Nobody was asked: ${said.join(', ')}`);
  return chat;
}

/** The case that was opened last. */
export const newest = (desk: Desk): Promise<Sent<QueueRow>> =>
  eventually(
    async () => (await desk.queue()).toSorted((a, b) => a.openedAt.localeCompare(b.openedAt)).at(-1),
    'a case',
  );

/** A case that somebody has taken, with both sides. */
export async function inTalk(url: string, desk: Desk, name?: string): Promise<{ chat: Chat; id: string }> {
  const known = new Set((await desk.queue()).map(({ id }) => id));
  const chat = await asksForHelp(url, name);
  const id = (await desk.queue()).find((row) => !known.has(row.id))?.id ?? '';
  const { status } = await desk.act(id, { do: 'claim' });
  if (status !== 200) throw new Error(`The claim answered ${status}.`);
  await chat.waitFor('handoff.joined');
  return { chat, id };
}
