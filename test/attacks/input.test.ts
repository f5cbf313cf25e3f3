import { expect } from 'chai';
import { call, Chat, labels, linkByMail } from '../support/chat.ts';
import { ANNA, ANNA_MAIL, ROOMY, countsOf, sentTo, settled, stateOf, useApp } from './support.ts';

const UNIFORM = ['verify.choose-method', 'verify.enter-code'];

/** What is no address and no account, yet would send somewhere if it were believed. */
const DESTINATIONS = [
  `${ANNA},evil@attacker.example`,
  `${ANNA};evil@attacker.example`,
  `evil@attacker.example,${ANNA}`,
  `<evil@attacker.example>`,
  `"${ANNA}"@attacker.example`,
  `${ANNA}%0aBcc:evil@attacker.example`,
  `${ANNA}\r\nBcc:evil@attacker.example`,
  `${ANNA}\nevil@attacker.example`,
  `["${ANNA}","evil@attacker.example"]`,
  `{"$ne":null}`,
  `${ANNA}'or'1'='1`,
  `*@voorbeeld.example`,
  `%@voorbeeld.example`,
  `ánna@voorbeeld.example`,
  `anna@voorbeeld.éxample`,
  `anna@prive.example`,
];

/** Names that look like Anna's. */
const LOOKALIKES: Record<string, string> = {
  'a Cyrillic letter': '\u0430nna@voorbeeld.example',
  'a Greek letter': 'anna@v\u03BForbeeld.example',
  'a zero-width space': 'an\u200Bna@voorbeeld.example',
  'a zero-width joiner': 'anna\u200D@voorbeeld.example',
  'a byte order mark': 'a\uFEFFnna@voorbeeld.example',
  'a soft hyphen': 'an\u00ADna@voorbeeld.example',
  'a change of direction': '\u202Eanna@voorbeeld.example',
  'a Hangul filler': 'anna\u3164@voorbeeld.example',
  'a variation selector': 'anna\uFE0F@voorbeeld.example',
  'a tag': 'anna\u{E0061}@voorbeeld.example',
  'a combining accent': 'anna\u0301@voorbeeld.example',
  'a dotless i and more': 'anna@voorbee\u0131d.example',
  'a dot inside': 'anna@voorbeeld..example',
  'a NUL that was escaped': 'anna\\u0000@voorbeeld.example',
};

describe('a user ID that is none', () => {
  const app = useApp({ file: { policy: ROOMY } });

  /** Tries a user ID up to the code, and sees that nothing went anywhere. */
  async function isUniform(typed: string, what: string): Promise<void> {
    const chat = await Chat.open(app.url);
    await chat.say('wachtwoord vergeten');
    const heard = [...labels(await chat.say(typed)), ...labels(await chat.say('email'))];
    // What is plainly no user ID, or looks like a password, is asked again; all else walks the uniform path.
    if (!['ask.user-id', 'secret.redacted'].includes(heard[0] ?? '')) expect(heard, what).to.deep.equal(UNIFORM);
    await settled(app.data);
    expect(await sentTo(app.url), what).to.equal(0);
  }

  it('A15: sends to nobody, whatever is put into it', async () => {
    // Fails without: `isPlausibleUserId` together with the exact match in `find` of the directory.
    for (const typed of DESTINATIONS) await isUniform(typed, JSON.stringify(typed));
  });

  it('A15: chooses no destination where a method is asked', async () => {
    // Fails without: `chosen` in choose.ts (take the text as it is).
    const chat = await Chat.open(app.url);
    await chat.say('wachtwoord vergeten');
    await chat.say(ANNA);
    for (const typed of [
      'email evil@attacker.example',
      'evil@attacker.example',
      'sms +31699999999',
      '["email","sms"]',
    ]) {
      expect(labels(await chat.say(typed)), typed).not.to.include('verify.enter-code');
    }
    await chat.post({ type: 'message', value: { method: 'email', to: 'evil@attacker.example' } });
    await settled(app.data);
    expect(await Promise.all(['evil@attacker.example', '+31699999999'].map((to) => sentTo(app.url, to)))).to.deep.equal(
      [0, 0],
    );
    expect(await sentTo(app.url)).to.equal(await sentTo(app.url, 'it@voorbeeld.example'));
  });

  for (const [what, typed] of Object.entries(LOOKALIKES)) {
    // Fails without: the exact match of `normaliseUserId` in identity.ts, with `INVISIBLE` there (fold everything that looks alike).
    it(`A16: with ${what} is nobody`, () => isUniform(typed, what));
  }
});

describe('something else than text', () => {
  const app = useApp({ file: { policy: ROOMY } });
  const ODD: readonly unknown[] = [{}, [], ['a'], { $ne: null }, { toString: 'x' }, 1, true, [['a']], { length: 1 }];

  it('A18: as what somebody says is refused, and nothing changes', async () => {
    // Fails without: `text` in the schema of activity.ts (z.unknown()).
    const chat = await Chat.open(app.url);
    await chat.say('wachtwoord vergeten');
    const before = stateOf(app.data);
    for (const odd of ODD) {
      for (const activity of [
        { type: 'message', text: odd },
        { type: odd, text: 'ja' },
        { type: 'message', text: 'ja', locale: odd },
      ]) {
        expect((await chat.post(activity)).status, JSON.stringify(activity)).to.equal(400);
      }
    }
    expect(stateOf(app.data)).to.deep.equal(before);
  });

  it('A18: in the fields of the password page is refused, and nothing changes', async () => {
    // Fails without: `Texts` in route.ts (z.record of unknown).
    const { path } = await linkByMail(app.url, await Chat.open(app.url), ANNA, ANNA_MAIL);
    const before = stateOf(app.data);
    const good = {
      newPassword: 'vier blauwe fietsen 7',
      confirmPassword: 'vier blauwe fietsen 7',
      matchCode: 'BBB-BBB',
    };
    for (const odd of ODD) {
      for (const field of ['newPassword', 'confirmPassword', 'matchCode', 'currentPassword']) {
        const { status } = await call(`${app.url}${path}`, 'POST', { ...good, [field]: odd });
        expect(status, `${field} ${JSON.stringify(odd)}`).to.equal(400);
      }
      expect((await call(`${app.url}${path}/extend`, 'POST', { matchCode: odd })).status).to.equal(400);
      expect((await call(`${app.url}${path}/check`, 'POST', { newPassword: odd })).status).to.equal(400);
    }
    for (const form of ['newPassword=a&newPassword=b', 'matchCode=a&matchCode=b', '__proto__=a']) {
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      const { status } = await fetch(`${app.url}${path}`, { method: 'POST', headers, body: form });
      expect(status, form).to.equal(400);
    }
    expect(stateOf(app.data)).to.deep.equal(before);
  });

  it('A18: when signing in is refused, and nothing changes', async () => {
    // Fails without: `Texts` in route.ts (z.record of unknown).
    const before = stateOf(app.data);
    for (const odd of ODD) {
      for (const body of [{ userId: odd, password: 'x' }, { userId: ANNA, password: odd }, [odd]]) {
        expect((await call(`${app.url}/dev/sign-in`, 'POST', body)).status, JSON.stringify(body)).to.equal(400);
      }
    }
    expect(stateOf(app.data)).to.deep.equal(before);
  });

  it('A18: as the start of a conversation is refused, and nothing changes', async () => {
    // Fails without: the schemas of start.ts and generate.ts.
    const { token } = await Chat.open(app.url);
    const before = countsOf(app.data);
    for (const odd of [[], ['x'], 'x', 1, true]) {
      expect((await call(`${app.url}/v3/directline/tokens/generate`, 'POST', odd)).status).to.equal(400);
    }
    for (const odd of [...ODD.map((locale) => ({ locale })), [], 'x', 1]) {
      const { status } = await call(`${app.url}/v3/directline/conversations`, 'POST', odd, {
        authorization: `Bearer ${token}`,
      });
      expect(status, JSON.stringify(odd)).to.equal(400);
    }
    expect(countsOf(app.data)).to.deep.equal(before);
  });
});
