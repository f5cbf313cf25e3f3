import { call, choosePassword, GOOD_PASSWORD, signIn, type Said } from '../../support/chat.ts';
import { firstPassword, type Cast } from './cast.ts';
import { OTHERS_ACTIONS } from './others.ts';
import type { Stage, Talker } from './replay.ts';
import { STAFF_ACTIONS } from './staff.ts';
import { unreadable, type Line, type Script, type Step } from './script.ts';
import { newestCode } from './speech.ts';

/** A conversation while it is being played. */
export interface Scene extends Stage {
  readonly script: Script;
  readonly cast: Cast;
  readonly chat: Talker;
  readonly played: { readonly step: Step; readonly said: readonly Said[] }[];
  remembered: string | undefined;
  newPassword: string | undefined;
}

const UNITS = { second: 1_000, minute: 60_000, hour: 3_600_000, day: 86_400_000 } as const;

export interface Action {
  readonly form: RegExp;
  readonly act: (scene: Scene, parts: readonly string[]) => Promise<void>;
}

/** Everything that `* ...` can say, besides what other people do. */
const ACTIONS: readonly Action[] = [
  {
    form: /^what ran out of time is ended$/u,
    act: (scene) => scene.sweep(),
  },
  {
    form: /^(\d+) (second|minute|hour|day)s? pass$/u,
    act: ({ clock }, [count, unit]) => {
      clock.advance(Number(count) * UNITS[unit as keyof typeof UNITS]);
      return Promise.resolve();
    },
  },
  {
    form: /^remembers the code from (?:mail|sms|voice) to (\S+)$/u,
    async act(scene, [to = '']) {
      scene.remembered = await newestCode(scene, to);
    },
  },
  {
    form: /^chooses a new password at the link$/u,
    act: (scene) => submit(scene, GOOD_PASSWORD, { status: 'done' }),
  },
  {
    form: /^chooses the password "([^"]+)" at the link and is refused: ([\w, -]+)$/u,
    act: (scene, [password = '', reasons = '']) =>
      submit(scene, password, { status: 'refused', reasons: reasons.split(', ') }),
  },
  {
    form: /^changes the password of (\S+) at the link$/u,
    act: (scene, [userId = '']) =>
      submit(scene, GOOD_PASSWORD, { status: 'done' }, { currentPassword: firstPassword(userId) }),
  },
  {
    form: /^changes the password at the link with a wrong current one$/u,
    act: (scene) =>
      submit(
        scene,
        GOOD_PASSWORD,
        { status: 'refused', reasons: ['wrong-current'] },
        { currentPassword: 'Iets-anders-99' },
      ),
  },
  {
    form: /^opens the link and it is gone$/u,
    act: (scene) => submit(scene, GOOD_PASSWORD, { status: 'gone' }),
  },
  {
    form: /^opens the older link and it is gone$/u,
    act: (scene) => submit(scene, GOOD_PASSWORD, { status: 'gone' }, {}, -2),
  },
  {
    form: /^types (\d+) wrong match codes at the link$/u,
    async act(scene, [count]) {
      for (let round = 0; round < Number(count); round++)
        await submit(scene, GOOD_PASSWORD, { status: 'match-code' }, { matchCode: 'BBB-BBB' });
    },
  },
  {
    form: /^(\d+) wrong passwords are tried for (\S+)$/u,
    async act({ url, cast }, [count, userId = '']) {
      for (let round = 0; round < Number(count); round++) await signIn(url, cast.toStage(userId), 'Iets-anders-99');
    },
  },
];

export async function act(scene: Scene, step: Line): Promise<void> {
  for (const { form, act: perform } of [...ACTIONS, ...OTHERS_ACTIONS, ...STAFF_ACTIONS]) {
    const match = form.exec(step.text);
    if (match !== null) return perform(scene, match.slice(1));
  }
  throw unreadable(scene.script.name, step, 'an action that README.md lists');
}

/** The form of the page behind a link of this chat, mostly the newest, on another device. */
async function submit(
  scene: Scene,
  password: string,
  wanted: object,
  fields: Record<string, string> = {},
  which = -1,
): Promise<void> {
  const value = scene.chat.all.filter((said) => said.value?.['url'] !== undefined).at(which)?.value;
  if (value?.['url'] === undefined) throw new Error(`${scene.script.name}: there is no link in this conversation yet.`);
  const path = new URL(value['url']).pathname;
  const form = { newPassword: password, confirmPassword: password, matchCode: value['matchCode'] ?? '', ...fields };
  const { body } = await (password === GOOD_PASSWORD
    ? choosePassword(scene.url, path, form)
    : call(`${scene.url}${path}`, 'POST', form));
  if (JSON.stringify(body) !== JSON.stringify(wanted)) {
    throw new Error(
      `${scene.script.name}: the page says ${JSON.stringify(body)} where ${JSON.stringify(wanted)} is expected.`,
    );
  }
  if ('status' in wanted && wanted.status === 'done') scene.newPassword = password;
}
