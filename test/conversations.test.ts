import { expect } from 'chai';
import { castFor, companyFor, policyFor, stageOf } from './conversations/replay/cast.ts';
import { replay } from './conversations/replay/replay.ts';
import { readScript } from './conversations/replay/script.ts';
import { BEGINNING, beginningOf, groups } from './conversations/replay/stages.ts';
import { startApp, TestClock, type TestApp } from './support/app.ts';

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
