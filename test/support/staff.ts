import { Chat, call, inbox, labels, eventually, type Said } from './chat.ts';

/** A session cookie of somebody of the company. */
export async function sessionFor(url: string, userId: string, password: string): Promise<string> {
  const response = await fetch(`${url}/dev/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ userId, password }),
  });
  const cookie = response.headers.getSetCookie()[0]?.split(';')[0];
  if (cookie === undefined) throw new Error(`No session for ${userId}: ${response.status}`);
  return cookie;
}

/** Staff ask in their own chat for somebody; gives what was said last. */
export async function askFor(
  url: string,
  cookie: string,
  target: string,
  reason = 'forgotten',
): Promise<{ readonly chat: Chat; readonly said: readonly Said[] }> {
  const chat = await Chat.open(url, { cookie });
  let said: readonly Said[] = [];
  for (const text of [`reset het wachtwoord van mijn collega ${target}`, 'ja', reason, 'INC-1234', 'ja']) {
    said = await chat.say(text);
    if (labels(said)[0] === 'staff.refused') break;
  }
  return { chat, said };
}

/** The newest link of a kind that went to somebody. */
export const linkTo = (url: string, to: string, kind: 'reset' | 'approvals'): Promise<string> =>
  eventually(async () => {
    const form = new RegExp(`/${kind}/[\\w-]+`, 'u');
    return (await inbox(url))
      .filter((entry) => entry.to === to)
      .flatMap(({ text }) => form.exec(text)?.[0] ?? [])
      .at(-1);
  }, `a link to ${to}`);

/** A browser of the employee, with the cookie that it is given. */
export class Visitor {
  readonly #url: string;
  #cookie: string | undefined;

  constructor(url: string) {
    this.#url = url;
  }

  /** As a person sees it. */
  async page(
    method: 'GET' | 'POST',
    path: string,
    headers: Record<string, string> = {},
    fields: Record<string, string> = {},
  ): Promise<{ status: number; headers: Headers; text: string }> {
    const response = await fetch(`${this.#url}${path}`, {
      method,
      headers: { accept: 'text/html', ...(this.#cookie === undefined ? {} : { cookie: this.#cookie }), ...headers },
      ...(method === 'POST' ? { body: new URLSearchParams(fields) } : {}),
    });
    return { status: response.status, headers: response.headers, text: await response.text() };
  }

  async post(path: string, fields: Record<string, string>): Promise<{ status: number; body: Record<string, unknown> }> {
    const response = await fetch(`${this.#url}${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        ...(this.#cookie === undefined ? {} : { cookie: this.#cookie }),
      },
      body: JSON.stringify(fields),
    });
    this.#cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? this.#cookie;
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  }
}

/** A second person decides on the page behind the mail. */
export async function decide(url: string, path: string, cookie: string, decision: 'approve' | 'decline') {
  const page = await call(`${url}${path}`, 'GET', undefined, { cookie });
  const { form = '' } = page.body as { form?: string };
  return call(`${url}${path}`, 'POST', { decision, form }, { cookie });
}
