import { setTimeout as delay } from 'node:timers/promises';

/** What the channel sends, as far as tests look at it. */
export interface Said {
  readonly id: string;
  readonly type: string;
  readonly label?: string;
  readonly text?: string;
  readonly value?: Record<string, string>;
  readonly from: { readonly id: string; readonly role: string };
  readonly locale?: string;
  readonly suggestedActions?: { readonly actions: readonly { readonly title: string; readonly value: string }[] };
}

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** One request with a JSON body; nothing is thrown for a refusal. */
export async function call(
  url: string,
  method: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const response = await fetch(url, {
    method,
    redirect: 'manual',
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      accept: 'application/json',
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  try {
    return { status: response.status, body: JSON.parse(text) };
  } catch {
    return { status: response.status, body: text };
  }
}

/** Reads something again and again until it is there. */
export async function eventually<T>(read: () => Promise<T | undefined>, what: string): Promise<T> {
  for (let round = 0; round < 400; round++) {
    const found = await read();
    if (found !== undefined) return found;
    await delay(25);
  }
  throw new Error(`It did not happen: ${what}`);
}

export interface Opening {
  readonly locale?: string;
  /** Cookies of a browser; with them goes our own origin. */
  readonly cookie?: string;
}

/** A person at the real web chat channel: polling Direct Line over HTTP. */
export class Chat {
  readonly #url: string;
  readonly token: string;
  readonly conversationId: string;
  #watermark = '';
  /** All that was seen, oldest first. */
  readonly all: Said[] = [];

  private constructor(url: string, token: string, conversationId: string) {
    this.#url = url;
    this.token = token;
    this.conversationId = conversationId;
  }

  /** A new conversation; its welcome is already read. */
  static async open(url: string, { locale = 'nl-NL', cookie }: Opening = {}): Promise<Chat> {
    const headers: Record<string, string> = cookie === undefined ? {} : { cookie, origin: url };
    const made = await call(`${url}/v3/directline/tokens/generate`, 'POST', {}, headers);
    const { token } = made.body as { token: string };
    const started = await call(
      `${url}/v3/directline/conversations`,
      'POST',
      { locale },
      { authorization: `Bearer ${token}` },
    );
    const { conversationId } = started.body as { conversationId: string };
    const chat = new Chat(url, token, conversationId);
    await chat.news();
    return chat;
  }

  /** Says something and gives what the bot said in that turn. */
  async say(text: string): Promise<Said[]> {
    const { status, body } = await this.post({ type: 'message', text });
    if (status !== 200) throw new Error(`The channel answered ${status}: ${JSON.stringify(body)}`);
    return this.news();
  }

  post(activity: object): Promise<Answer> {
    return call(`${this.#address}/activities`, 'POST', activity, { authorization: `Bearer ${this.token}` });
  }

  /** What the bot has said since the last look; events for programs are in `all`. */
  async news(): Promise<Said[]> {
    const { body } = await call(`${this.#address}/activities?watermark=${this.#watermark}`, 'GET', undefined, {
      authorization: `Bearer ${this.token}`,
    });
    const { activities, watermark } = body as { activities: Said[]; watermark: string };
    this.#watermark = watermark;
    this.all.push(...activities);
    return activities.filter(({ from, type }) => from.role === 'bot' && type === 'message');
  }

  /** Waits for something that comes by itself. */
  waitFor(label: string): Promise<Said> {
    return eventually(async () => {
      await this.news();
      return this.all.findLast((said) => said.label === label);
    }, `${label} in the chat`);
  }

  get #address(): string {
    return `${this.#url}/v3/directline/conversations/${this.conversationId}`;
  }
}

export const labels = (said: readonly Said[]): string[] => said.map(({ label }) => label ?? '');

export interface InboxEntry {
  readonly id: string;
  readonly at: string;
  readonly channel: 'mail' | 'sms' | 'voice';
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export const inbox = async (url: string): Promise<InboxEntry[]> =>
  (await call(`${url}/dev/inbox`, 'GET')).body as InboxEntry[];

const CODE = /(?<!\d)(?:\d{8}|\d{6})(?!\d)/u;

/** The newest live code that went to an address or number. */
export const codeFor = (url: string, to: string, except: readonly string[] = []): Promise<string> =>
  eventually(async () => {
    const codes = (await inbox(url)).filter((entry) => entry.to === to).flatMap(({ text }) => CODE.exec(text) ?? []);
    return codes.findLast((code) => !except.includes(code));
  }, `a code for ${to}`);

/** Walks the main path up to the question whether to go on. */
export async function proveByMail(
  url: string,
  chat: Chat,
  userId: string,
  address: string,
  wish = 'wachtwoord vergeten',
): Promise<Said[]> {
  await chat.say(wish);
  await chat.say(userId);
  const asked = await chat.say('email');
  if (!labels(asked).includes('verify.enter-code'))
    throw new Error(`No code was asked for: ${labels(asked).join(', ')}`);
  return chat.say(await codeFor(url, address));
}

/** And on to the link. */
export async function linkByMail(
  url: string,
  chat: Chat,
  userId: string,
  address: string,
): Promise<{ path: string; url: string; matchCode: string }> {
  await proveByMail(url, chat, userId, address);
  const said = await chat.say('ja');
  const value = said.find(({ label }) => label === 'reset.link')?.value;
  if (value === undefined) throw new Error(`No link: ${labels(said).join(', ')}`);
  const { url: link = '', matchCode = '' } = value;
  return { path: new URL(link).pathname, url: link, matchCode };
}

export const GOOD_PASSWORD = 'vier blauwe fietsen 7';

export const choosePassword = (url: string, path: string, fields: Record<string, string>): Promise<Answer> =>
  call(`${url}${path}`, 'POST', { newPassword: GOOD_PASSWORD, confirmPassword: GOOD_PASSWORD, ...fields });

export const signIn = (url: string, userId: string, password: string): Promise<Answer> =>
  call(`${url}/dev/sign-in`, 'POST', { userId, password });
