import type { Language } from '../../../src/core/language.ts';
import type { TestClock } from '../../support/app.ts';
import { Chat, eventually, type Said } from '../../support/chat.ts';
import type { Cast } from './cast.ts';
import { bookmark, checkEffects, settled } from './effects.ts';
import { difference } from './difference.ts';
import { act, type Scene } from './scene.ts';
import type { Expected, Script, Step } from './script.ts';
import { sentencesFor, signInForChat } from './speech.ts';

/** A person at a channel: says things, and hears what comes back. */
export interface Talker {
  /** Everything heard and said so far, oldest first. */
  readonly all: readonly Said[];
  post(activity: object): Promise<{ readonly status: number }>;
  news(): Promise<Said[]>;
}

export interface Stage {
  readonly url: string;
  readonly data: string;
  readonly clock: TestClock;
  sweep(): Promise<void>;
  /** Opens the conversation at another channel than the web chat. */
  readonly open?: (script: Script, cast: Cast) => Promise<Talker>;
}

/** Plays a conversation against a running application. Throws a difference that people can read. */
export async function replay(script: Script, cast: Cast, stage: Stage): Promise<void> {
  await settled(stage.data);
  const before = await bookmark(stage);
  const chat = await (stage.open ?? webChat(stage))(script, cast);
  const scene: Scene = { ...stage, script, cast, chat, played: [], remembered: undefined, newPassword: undefined };
  let language = script.language;
  if (script.welcome.length > 0) language = compare(scene, undefined, script.welcome, botSide(chat.all), language);
  for (const step of script.steps) {
    const said = await play(scene, step);
    language = compare(scene, step, step.expected, said, language);
    scene.played.push({ step, said });
  }
  await settled(stage.data);
  const late = await chat.news();
  if (late.length > 0) throw difference(scene, undefined, [], late, 'The assistant says more than was written down.');
  await checkEffects(scene, before, script.effects);
}

const webChat =
  ({ url }: Stage) =>
  async (script: Script, cast: Cast): Promise<Chat> => {
    const cookie = script.signedIn === undefined ? undefined : await signInForChat(url, cast, script.signedIn);
    return Chat.open(url, { locale: script.locale, ...(cookie === undefined ? {} : { cookie }) });
  };

const botSide = (all: readonly Said[]): Said[] => all.filter(({ from }) => from.role === 'bot');

async function play(scene: Scene, step: Step): Promise<readonly Said[]> {
  if (step.kind === 'does') {
    await act(scene, step);
    return heard(scene.chat, [], step.expected);
  }
  let said: Said[] = [];
  for (const activity of await sentencesFor(scene, step)) {
    const { status } = await scene.chat.post(activity);
    said = [...said, ...(status === 200 ? await scene.chat.news() : [refused(status)])];
  }
  return heard(scene.chat, said, step.expected);
}

const refused = (status: number): Said => ({
  id: '',
  type: 'message',
  label: 'refused',
  text: String(status),
  from: { id: '', role: 'bot' },
});

/** What nobody asked for just then: it may come a moment later. */
const COMES_BY_ITSELF =
  /^(?:\w+\.done|link\.(?:burnt|expired)|recovery\.(?:try-again|not-done|idle)|verify\.(?:manager|helpdesk)-(?:yes|no)|staff\.(?:link|declined|expired))$/u;

async function heard(chat: Talker, first: readonly Said[], expected: readonly Expected[]): Promise<readonly Said[]> {
  let said = first;
  const isOnTheWay = () => {
    const next = expected[said.length];
    const isAsExpected = said.every(({ label }, index) => label === expected[index]?.label);
    return isAsExpected && next !== undefined && COMES_BY_ITSELF.test(next.label);
  };
  if (!isOnTheWay()) return said;
  return eventually(async () => {
    said = [...said, ...(await chat.news())];
    return isOnTheWay() ? undefined : said;
  }, `"${expected[said.length]?.label}" in the chat`);
}

/** Gives the language that is spoken from here on. */
function compare(
  scene: Scene,
  step: Step | undefined,
  expected: readonly Expected[],
  said: readonly Said[],
  language: Language,
): Language {
  const fail = (why: string) => difference(scene, step, expected, said, why);
  let spoken = language;
  for (const [index, line] of expected.entries()) {
    const heardOne = said[index];
    if (heardOne === undefined) throw fail(`Nothing more is said where "${line.label}" is expected.`);
    const { label, text = '', locale } = heardOne;
    if (label !== line.label) throw fail(`"${label ?? ''}" is said where "${line.label}" is expected.`);
    spoken = line.language ?? spoken;
    if (label !== 'refused' && locale !== spoken)
      throw fail(`"${label}" is in ${locale ?? 'no language'}, not in ${spoken}.`);
    const offered = heardOne.suggestedActions?.actions.map(({ value }) => value) ?? [];
    if (line.choices !== undefined && String(offered) !== String(line.choices))
      throw fail(`"${label}" offers: ${offered.join(', ')}.`);
    const missing = line.words.find((word) => !scene.cast.toScript(text).includes(word));
    if (missing !== undefined) throw fail(`"${label}" does not contain "${missing}".`);
    if (text.trim() === '') throw fail(`"${label}" has no text.`);
  }
  const extra = said[expected.length];
  if (extra !== undefined) throw fail(`"${extra.label ?? ''}" is said where nothing more is expected.`);
  return spoken;
}
