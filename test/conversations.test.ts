import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { castFor, companyFor, policyFor, stageOf, type Cast } from './conversations/replay/cast.ts';
import { replay } from './conversations/replay/replay.ts';
import { readScript, type Script } from './conversations/replay/script.ts';
import { TeamsTalker } from './conversations/replay/teams-talker.ts';
import { startApp, TestClock, type TestApp } from './support/app.ts';
import { startTeams, type TeamsApp } from './teams/support.ts';

const FOLDER = join(import.meta.dirname, 'conversations');
/** The first conversation begins here, so that what is said of dates is the same every day. */
const BEGINNING = new Date('2026-11-02T08:00:00Z');
/** What one address may have sent within an hour must not depend on how many files there are. */
const PER_FILE = 2 * 3_600_000;

/** When the conversation in this place of its group begins. */
const beginningOf = (place: number): Date => new Date(BEGINNING.getTime() + place * PER_FILE);

interface Played {
  readonly script: Script;
  readonly cast: Cast;
}

/** An application with the people of more than these takes long to start. */
const MOST_PER_STAGE = 40;

/** Files with the same organisation and policy, which share an application. */
function groups(): Map<string, Played[]> {
  const found = new Map<string, Played[]>();
  let plain = 0;
  const names = globSync('*/*.txt', { cwd: FOLDER }).toSorted();
  for (const [number, name] of names.entries()) {
    const source = readFileSync(join(FOLDER, name), 'utf8');
    const script = readScript(name, source);
    const stage = stageOf(script)
      .map(({ path, value }) => `${path.join('.')} = ${value}`)
      .join(', ');
    const key = stage === '' ? `all as usual, ${Math.floor(plain++ / MOST_PER_STAGE) + 1}` : `where ${stage}`;
    const others = found.get(key) ?? [];
    found.set(key, [...others, { script, cast: castFor(script, source, number, beginningOf(others.length)) }]);
  }
  return found;
}

for (const [key, played] of groups()) {
  describe(`conversations ${key}`, () => {
    let app: TestApp | undefined;
    before(async function () {
      // Every person's password is hashed as slowly as it should be.
      this.timeout(60_000);
      const settings = played[0] === undefined ? [] : stageOf(played[0].script);
      const users = played.flatMap(({ cast }) => cast.users);
      app = await startApp({
        company: companyFor(settings, users, BEGINNING),
        file: policyFor(settings, BEGINNING),
        clock: new TestClock(BEGINNING),
        sweeps: 'by hand',
      });
    });
    after(async () => {
      await app?.stop();
      await app?.remove();
    });

    for (const [place, { script, cast }] of played.entries()) {
      it(`${script.name}: ${script.title}`, () => {
        if (app === undefined) throw new Error('The application did not start.');
        app.clock.advance(beginningOf(place).getTime() - app.clock.now().getTime());
        return replay(script, cast, app);
      });
    }
  });
}

/** What only a web chat has: messages that it refuses. */
const isForTeams = ({ steps }: Script): boolean =>
  steps.every(({ expected }) => expected.every(({ label }) => label !== 'refused'));

/** And the sign-in of its own, which Teams has done before. */
const inTeams = (script: Script): Script => ({
  ...script,
  effects: script.effects.map((line) => ({ ...line, text: line.text.replace('session.opened, ', '') })),
});

for (const [key, played] of groups()) {
  describe(`conversations in Teams ${key}`, () => {
    let app: TeamsApp | undefined;
    before(async function () {
      this.timeout(60_000);
      const settings = played[0] === undefined ? [] : stageOf(played[0].script);
      app = await startTeams({
        company: companyFor(
          settings,
          played.flatMap(({ cast }) => cast.users),
          BEGINNING,
        ),
        file: policyFor(settings, BEGINNING),
        clock: new TestClock(BEGINNING),
        sweeps: 'by hand',
      });
    });
    after(async () => {
      await app?.stop();
      await app?.remove();
    });

    for (const [place, { script, cast }] of played.filter((one) => isForTeams(one.script)).entries()) {
      it(`${script.name}: ${script.title}`, () => {
        if (app === undefined) throw new Error('The application did not start.');
        const { url, data, clock, framework } = app;
        const { sweep } = app;
        clock.advance(beginningOf(place).getTime() - clock.now().getTime());
        return replay(inTeams(script), cast, {
          url,
          data,
          clock,
          sweep,
          open: (...given) => TeamsTalker.open({ url, data, framework }, ...given),
        });
      });
    }
  });
}

describe('a conversation file', () => {
  const play = async (source: string): Promise<string> => {
    const script = readScript('nl/voorbeeld.txt', source);
    const cast = castFor(script, source, 0, BEGINNING);
    const app = await startApp({ company: companyFor([], cast.users, BEGINNING), clock: new TestClock(BEGINNING) });
    try {
      return await replay(script, cast, app).then(
        () => 'as written',
        (error: Error) => error.message,
      );
    } finally {
      await app.stop();
      await app.remove();
    }
  };

  it('that goes differently is shown as it was written and as it went', async () => {
    const shown = await play(
      '# Een\n> wachtwoord vergeten\n< ask.user-id\n> anna@voorbeeld.example\n< confirm: yes, no\n',
    );
    expect(shown.split('\n').map((line) => line.slice(0, 60))).to.deep.equal([
      'test/conversations/nl/voorbeeld.txt:4 goes differently. "ver',
      '',
      '  > wachtwoord vergeten',
      '  < ask.user-id in nl: unknown  "Met welk account kom je nie',
      '  > anna@voorbeeld.example',
      '- < confirm: yes, no',
      '+ < verify.choose-method in nl: email, sms, call-mobile, cal',
    ]);
  });

  for (const [what, lines, wrong] of [
    ['a button', '> hoi\n< smalltalk.greet: yes, no', 'offers: forgot_password'],
    ['a word', '> hoi\n< smalltalk.greet "dag mevrouw"', 'does not contain "dag mevrouw"'],
    ['a language', '> hoi\n< smalltalk.greet in en', 'is in nl, not in en'],
    ['an answer', '> hoi\n< smalltalk.greet\n< handoff.offer', 'Nothing more is said where "handoff.offer"'],
    ['one more answer', '> hoi', 'is said where nothing more is expected'],
    [
      'the directory',
      '> hoi\n< smalltalk.greet\n= anna@voorbeeld.example signs in with the old password: wrong',
      'gives: ok',
    ],
    ['the inbox', '> hoi\n< smalltalk.greet\n= sent code by mail to anna@prive.example', '- code by mail'],
    ['what is kept', '> hoi\n< smalltalk.greet\n= kept nowhere: smalltalk.greet', 'it stands in sleutel.db'],
    ['the audit', '> hoi\n< smalltalk.greet\n= audit has case.opened', 'the audit has: '],
  ] as const) {
    it(`does not pass when ${what} is different`, async () => {
      expect(await play(`# Een (anna)\n${lines}\n`)).to.include(wrong);
    });
  }

  for (const line of ['wat', '< Twee woorden', 'given: anna', '> {iets}', '* iets', '= iets']) {
    it(`names the line that it cannot read: ${line}`, async () => {
      const source = `# Een\n> hoi\n< smalltalk.greet\n${line}\n`;
      const read = () => play(source);
      expect(await read().catch((error: Error) => error.message)).to.match(/^nl\/voorbeeld\.txt:4 cannot be read/u);
    });
  }
});
