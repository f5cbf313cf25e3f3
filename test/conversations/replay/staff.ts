import { GOOD_PASSWORD } from '../../support/chat.ts';
import { decide, linkTo, Visitor } from '../../support/staff.ts';
import { settled } from './effects.ts';
import type { Action, Scene } from './scene.ts';
import { newestCode, signInForChat } from './speech.ts';

const METHODS = { mail: 'email', sms: 'sms', voice: 'call-office' } as const;

/** The page that the helpdesk's link opens, in a browser of the employee. */
async function openLink(scene: Scene, to: string): Promise<{ visitor: Visitor; path: string }> {
  await settled(scene.data);
  return { visitor: new Visitor(scene.url), path: await linkTo(scene.url, scene.cast.toStage(to), 'reset') };
}

function expectStatus(scene: Scene, found: unknown, wanted: string): void {
  if (found !== wanted)
    throw new Error(`${scene.script.name}: the page says ${String(found)} where ${wanted} is expected.`);
}

async function decideAs(scene: Scene, staff: string, decision: 'approve' | 'decline') {
  await settled(scene.data);
  const page = await linkTo(scene.url, 'it@voorbeeld.example', 'approvals');
  const { body } = await decide(scene.url, page, await signInForChat(scene.url, scene.cast, staff), decision);
  return body as { status?: string; why?: string };
}

/** What happens around a reset by staff. */
export const STAFF_ACTIONS: readonly Action[] = [
  {
    form: /^the link in the (?:mail|sms) to (\S+), with the code from (mail|sms|voice) to (\S+), gives a new password$/u,
    async act(scene, [to = '', channel = 'sms', codeTo = '']) {
      const { visitor, path } = await openLink(scene, to);
      const asked = await visitor.post(path, { method: METHODS[channel as keyof typeof METHODS] });
      expectStatus(scene, asked.body['status'], 'code');
      const passed = await visitor.post(path, { code: await newestCode(scene, codeTo) });
      expectStatus(scene, passed.body['status'], 'passed');
      const { pathname } = new URL(String(passed.body['url']));
      const form = { newPassword: GOOD_PASSWORD, confirmPassword: GOOD_PASSWORD, matchCode: '' };
      expectStatus(scene, (await visitor.post(pathname, form)).body['status'], 'done');
      scene.newPassword = GOOD_PASSWORD;
    },
  },
  {
    form: /^the link in the (?:mail|sms) to (\S+) is gone$/u,
    async act(scene, [to = '']) {
      const { visitor, path } = await openLink(scene, to);
      expectStatus(scene, (await visitor.post(path, { method: 'sms' })).body['status'], 'gone');
    },
  },
  {
    form: /^(\S+) (approves|declines) it$/u,
    async act(scene, [staff = '', does]) {
      const { status } = await decideAs(scene, staff, does === 'approves' ? 'approve' : 'decline');
      expectStatus(scene, status, does === 'approves' ? 'approved' : 'declined');
    },
  },
  {
    form: /^(\S+) may not approve it: (requester|target|role|reciprocal|gone)$/u,
    async act(scene, [staff = '', why]) {
      const page = await linkTo(scene.url, 'it@voorbeeld.example', 'approvals');
      const cookie = await signInForChat(scene.url, scene.cast, staff);
      const response = await fetch(`${scene.url}${page}`, { headers: { accept: 'application/json', cookie } });
      const body = (await response.json()) as { status: string; why?: string };
      expectStatus(scene, body.why ?? body.status, why ?? '');
    },
  },
];
