import { call, inbox } from '../../support/chat.ts';
import { settled } from './effects.ts';
import type { Talker } from './replay.ts';
import type { Action, Scene } from './scene.ts';
import { signInForChat } from './speech.ts';

/** The page that a manager has before them: in the inbox a dead link is blanked. */
const opened = new WeakMap<Talker, string>();

/** What the page of the newest mail answers to a manager; the number is the one in the chat. */
async function decide(scene: Scene, userId: string, fields?: (number: string) => Record<string, string>) {
  await settled(scene.data);
  const to = scene.cast.toStage(userId);
  const mails = (await inbox(scene.url)).filter((entry) => entry.to === to);
  const [live] = mails.flatMap(({ text }) => /\/vouch\/[\w.-]+/u.exec(text) ?? []).slice(-1);
  const path = live ?? opened.get(scene.chat) ?? '';
  opened.set(scene.chat, path);
  const cookie = await signInForChat(scene.url, scene.cast, userId);
  const headers = { cookie, origin: scene.url, accept: 'text/html' };
  if (fields === undefined) return (await fetch(scene.url + path, { headers })).status;
  const body = new URLSearchParams(fields(heard(scene, /\*\*(\d{3})\*\*/u)));
  return (await fetch(scene.url + path, { method: 'POST', headers, body })).status;
}

/** What the chat last said of this form. */
function heard({ chat }: Scene, form: RegExp): string {
  const found = chat.all.flatMap(({ text }) => form.exec(text ?? '')?.[1] ?? []);
  return found.at(-1) ?? '';
}

const expectAnswer = ({ script }: Scene, who: string, found: unknown, wanted: unknown): void => {
  if (found !== wanted)
    throw new Error(`${script.name}: ${who} gets ${String(found)} where ${String(wanted)} is expected.`);
};

/** A wrong number asks again, and the third ends it. */
const WRONG_ANSWERS = [422, 422, 410];

/** How the helpdesk's console answers about the reference in the chat. */
async function callBack(scene: Scene, staff: string, way: string): Promise<string> {
  const reference = heard(scene, /(SL-\w{4}-\w{4})/u);
  const cookie = await signInForChat(scene.url, scene.cast, staff);
  const url = `${scene.url}/helpdesk/api/call-backs/${reference}/act`;
  const { status, body } = await call(url, 'POST', { way }, { cookie });
  const { status: said, why } = body as { status?: string; why?: string };
  return why ?? said ?? String(status);
}

/** What managers and the helpdesk do while the employee waits. */
export const OTHERS_ACTIONS: readonly Action[] = [
  {
    form: /^(\S+@\S+) confirms with the number in the chat$/u,
    async act(scene, [userId = '']) {
      expectAnswer(scene, userId, await decide(scene, userId, (number) => ({ answer: 'yes', number })), 200);
    },
  },
  {
    form: /^(\S+@\S+) says no$/u,
    async act(scene, [userId = '']) {
      expectAnswer(scene, userId, await decide(scene, userId, () => ({ answer: 'no' })), 200);
    },
  },
  {
    form: /^(\S+@\S+) types (\d) wrong numbers?$/u,
    async act(scene, [userId = '', times]) {
      const wrong = (number: string) => ({ answer: 'yes', number: number === '111' ? '112' : '111' });
      for (const answer of WRONG_ANSWERS.slice(0, Number(times)))
        expectAnswer(scene, userId, await decide(scene, userId, wrong), answer);
    },
  },
  {
    form: /^(\S+@\S+) looks at the page of the mail$/u,
    async act(scene, [userId = '']) {
      expectAnswer(scene, userId, await decide(scene, userId), 200);
    },
  },
  {
    form: /^(\S+@\S+) comes too late$/u,
    async act(scene, [userId = '']) {
      expectAnswer(scene, userId, await decide(scene, userId, (number) => ({ answer: 'yes', number })), 410);
    },
  },
  {
    form: /^(\S+@\S+) has a code sent by (email|sms|call-mobile|call-office)$/u,
    async act(scene, [staff = '', way = '']) {
      expectAnswer(scene, staff, await callBack(scene, staff, way), 'sent');
    },
  },
  {
    form: /^(\S+@\S+) says to know who it is$/u,
    async act(scene, [staff = '']) {
      expectAnswer(scene, staff, await callBack(scene, staff, 'attest'), 'attested');
    },
  },
  {
    form: /^(\S+@\S+) may not (?:have a code sent by (\S+)|say to know who it is): ([\w-]+)$/u,
    async act(scene, [staff = '', way, why = '']) {
      expectAnswer(scene, staff, await callBack(scene, staff, way ?? 'attest'), why);
    },
  },
];
