import { codeFor } from '../../support/chat.ts';
import { appCode } from '../../support/totp.ts';
import { firstPassword, nameOf, type Cast } from './cast.ts';
import { settled } from './effects.ts';
import type { Scene } from './scene.ts';
import { unreadable, type Step } from './script.ts';

/** What `> ...` sends: mostly a text, and in braces what cannot be written as one. */
export async function sentencesFor(scene: Scene, step: Step): Promise<object[]> {
  const [code, to] = /\{code from (?:mail|sms|voice) to (\S+)\}/u.exec(step.text) ?? [];
  if (code !== undefined && to !== undefined) return [message(step.text.replace(code, await newestCode(scene, to)))];
  const [app, owner] = /\{code from the app of (\w+)\}/u.exec(step.text) ?? [];
  if (app !== undefined && owner !== undefined) return [message(step.text.replace(app, codeOfApp(scene, owner)))];
  const [, special] = /^\{(.+)\}$/u.exec(step.text) ?? [];
  if (special === undefined) return [message(scene.cast.toStage(step.text))];
  const [, count, text] = /^(\d+) times (.+)$/u.exec(special) ?? [];
  if (count !== undefined && text !== undefined) return [message(text.repeat(Number(count)))];
  const [, value] = /^presses (\S+)$/u.exec(special) ?? [];
  if (value !== undefined) return [{ ...message(value), value }];
  const [, twice] = /^twice delivered: (.+)$/u.exec(special) ?? [];
  if (twice !== undefined) return deliveredTwice(scene, step, twice);
  switch (special) {
    case 'remembered code':
      return [message(scene.remembered ?? '')];
    case 'spaces':
      return [message('   ')];
    case 'nothing':
      return [message('')];
    case 'an old card':
      return [{ type: 'message', value: { old: 'card' } }];
    default:
      throw unreadable(scene.script.name, step, 'one of the forms in braces that README.md lists');
  }
}

/** What the authenticator app of a person shows now. */
function codeOfApp({ cast, clock }: Scene, owner: string): string {
  const secret = cast.users.find(({ userId }) => nameOf(userId) === owner)?.totpSecret;
  if (secret === undefined) throw new Error(`${owner} has no totpSecret.`);
  return appCode(secret, clock);
}

const message = (text: string) => ({ type: 'message', text });

/** One message that a channel hands over two times, as channels do. */
function deliveredTwice(scene: Scene, step: Step, text: string): object[] {
  const channelData = { clientActivityID: `${scene.script.name} ${step.at}` };
  const activity = { ...message(scene.cast.toStage(text)), channelData };
  return [activity, activity];
}

export async function newestCode(
  { url, data, cast }: Pick<Scene, 'url' | 'data' | 'cast'>,
  to: string,
): Promise<string> {
  await settled(data);
  return codeFor(url, cast.toStage(to));
}

/** The session cookie of a person who signs in with the company before the chat begins. */
export async function signInForChat(url: string, cast: Cast, userId: string): Promise<string> {
  const response = await fetch(`${url}/dev/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ userId: cast.toStage(userId), password: firstPassword(userId) }),
  });
  const cookie = response.headers.getSetCookie()[0]?.split(';')[0];
  if (cookie === undefined) throw new Error(`${userId} cannot sign in: ${response.status} ${await response.text()}`);
  return cookie;
}
