import { expect } from 'chai';
import { Chat, codeFor, labels } from '../support/chat.ts';
import {
  ANNA,
  ANNA_ALIAS,
  ANNA_MAIL,
  MINUTE,
  ROOMY,
  SECOND,
  askCode,
  company,
  has,
  person,
  robotProof,
  sayAll,
  sentTo,
  sessionOf,
  settled,
  useApp,
} from './support.ts';

const NOBODY = 'niemand@voorbeeld.example';

/** Steps of a conversation, and how much time passes before each. */
type Script = readonly (readonly [after: number, says: string])[];

describe('sending codes, with the default limits', () => {
  const app = useApp();

  /** The last label of each answer. */
  async function play(userId: string, script: Script): Promise<(string | undefined)[]> {
    const chat = await Chat.open(app.url);
    await sayAll(chat, ['wachtwoord vergeten', userId]);
    const heard = [];
    for (const [after, says] of script) {
      app.clock.advance(after);
      heard.push(labels(await chat.say(says)).find((label) => label !== 'verify.choose-method'));
    }
    return heard;
  }

  const other: Script = [[0, 'other']];
  const burst: Script = [
    [0, 'email'],
    ...other,
    [0, 'sms'],
    ...other,
    [0, 'call-mobile'],
    ...other,
    [0, 'call-office'],
  ];

  for (const [who, userId] of [
    ['an account', ANNA],
    ['nobody', NOBODY],
  ] as const) {
    it(`A12: is three times in ten minutes for ${who}, then a wait`, async () => {
      // Fails without: `perTenMinutes` in `verdict` of throttle.ts; for nobody without counting pretended sends.
      const heard = await play(userId, [...burst, [10 * MINUTE, 'call-office']]);
      expect(heard.filter((label) => label !== undefined)).to.deep.equal([
        ...Array<string>(3).fill('verify.enter-code'),
        'verify.wait',
        'verify.enter-code',
      ]);
    });

    it(`A12: is five times a day for ${who}, over conversations`, async () => {
      // Fails without: `perDay` in `verdict` of throttle.ts; for nobody without counting pretended sends.
      for (let round = 0; round < 5; round++) {
        expect(await play(userId, [[11 * MINUTE, 'sms']])).to.deep.equal(['verify.enter-code']);
        app.clock.advance(33 * MINUTE);
      }
      expect(await play(userId, [[MINUTE, 'email']])).to.deep.equal(['verify.stopped']);
      app.clock.advance(24 * 60 * MINUTE);
      expect(await play(userId, [[0, 'email']])).to.deep.equal(['verify.enter-code']);
    });

    it(`A12: waits 30 seconds before a second one the same way for ${who}, and not another way`, async () => {
      // Fails without: `waitFor` in throttle.ts.
      const heard = await play(userId, [
        [0, 'email'],
        [29 * SECOND, 'resend'],
        [0, 'other'],
        [0, 'sms'],
      ]);
      expect(heard).to.deep.equal(['verify.enter-code', 'verify.wait', undefined, 'verify.enter-code']);
    });
  }

  it('A12: counts all names of one account together', async () => {
    // Fails without: `verdict(subjects.held, ...)` in `maySend` of throttle.ts.
    await play(ANNA, burst.slice(0, 5));
    await settled(app.data);
    const before = await sentTo(app.url);
    expect(await play(ANNA_ALIAS, [[0, 'call-office']]), 'it looks as if it was sent').to.deep.equal([
      'verify.enter-code',
    ]);
    await settled(app.data);
    expect(await sentTo(app.url)).to.equal(before);
  });

  it('A12: sends nothing at all for nobody', async () => {
    // Fails without: `void` in `post` of sent-code.ts.
    await play(NOBODY, burst);
    await settled(app.data);
    expect(await sentTo(app.url)).to.equal(0);
  });

  it('A12: gives the office no free notices: they are not counted as sends', async () => {
    // Fails without: notices outside `countSend` (call it in notifications.ts).
    const chat = await askCode(app.url, ANNA);
    await sayAll(chat, ['00000000', '00000000', '00000000']);
    await settled(app.data);
    expect(await sentTo(app.url), 'a code and three notices').to.equal(4);
    expect(await sayAll(chat, ['other', 'sms', 'other', 'call-mobile'])).not.to.include('verify.wait');
  });
});

describe('sending codes, one limit at a time', () => {
  const { perSourcePerHour: _many, ...manySends } = ROOMY.sends;

  describe('the wait', () => {
    const app = useApp({
      file: { policy: { sends: { ...manySends, firstWaitSeconds: 30, longestWaitSeconds: 1_920 } } },
    });
    it('A12: doubles from 30 seconds to 32 minutes', async () => {
      // Fails without: `2 ** (sent.length - 1)` or `longestWaitSeconds` in `waitFor` of throttle.ts.
      const byMail = async () => {
        const chat = await Chat.open(app.url);
        return (await sayAll(chat, ['wachtwoord vergeten', ANNA, 'email']))[2];
      };
      expect(await byMail()).to.equal('verify.enter-code');
      for (const seconds of [30, 60, 120, 240, 480, 960, 1_920, 1_920]) {
        app.clock.advance((seconds - 1) * SECOND);
        expect(await byMail(), `after ${seconds - 1} s`).to.equal('verify.wait');
        app.clock.advance(SECOND);
        expect(await byMail(), `after ${seconds} s`).to.equal('verify.enter-code');
      }
    });
  });

  describe('one address for two people', () => {
    const shared = { contacts: { alternateEmail: 'samen@prive.example' } };
    const app = useApp({
      company: company([person('anna', 1, shared), person('bas', 2, shared)]),
      file: { policy: { sends: { ...ROOMY.sends, perDestinationPerHour: 3 } } },
    });
    it('A12: gets as many an hour as one address may have, and it does not show', async () => {
      // Fails without: `takeDestination` in `reachable` of sent-code.ts.
      for (const userId of ['anna', 'bas', 'anna', 'bas', 'anna']) {
        app.clock.advance(2 * SECOND);
        await askCode(app.url, `${userId}@voorbeeld.example`);
      }
      await settled(app.data);
      expect(await sentTo(app.url, 'samen@prive.example')).to.equal(3);
      app.clock.advance(61 * MINUTE);
      await askCode(app.url, ANNA);
      await settled(app.data);
      expect(await sentTo(app.url, 'samen@prive.example')).to.equal(4);
    });
  });

  describe('an office behind one address', () => {
    const app = useApp({
      file: { policy: { sends: { ...ROOMY.sends, perSourcePerHour: 2 } } },
    });
    it('A12: is asked for a fresh robot check above its limit, and never refused', async () => {
      // Fails without: `needsRobotCheck` in throttle.ts (no check), or the event in bot.ts (never let through).
      await askCode(app.url, 'bas@voorbeeld.example');
      await askCode(app.url, NOBODY);
      const chat = await Chat.open(app.url);
      await sayAll(chat, ['wachtwoord vergeten', ANNA]);
      expect(labels(await chat.say('email'))).to.deep.equal(['robot.check', 'verify.choose-method']);
      await chat.post({ type: 'event', name: 'robot-check', value: { challenge: {}, solution: null } });
      expect(has(await chat.say('email'), 'verify.enter-code'), 'after a false proof').to.equal(false);
      await chat.post({ type: 'event', name: 'robot-check', value: await robotProof(app.url) });
      expect(has(await chat.say('email'), 'verify.enter-code'), 'after a proof').to.equal(true);
      expect(await codeFor(app.url, ANNA_MAIL)).to.match(/^\d{8}$/u);
    });

    it('A12: is asked for nothing more once somebody is signed in', async () => {
      // Fails without: `!anonymous` in `needsRobotCheck` of throttle.ts.
      await askCode(app.url, 'bas@voorbeeld.example');
      await askCode(app.url, NOBODY);
      const chat = await Chat.open(app.url, { cookie: await sessionOf(app.url, ANNA, 'Begin-anna-01!') });
      await chat.say('wachtwoord vergeten');
      expect(labels(await chat.say('totp'))).to.deep.equal(['verify.enter-code']);
      expect(labels(await chat.say('email'))).to.deep.equal(['verify.enter-code']);
    });
  });
});
