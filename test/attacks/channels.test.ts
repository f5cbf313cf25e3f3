import { expect } from 'chai';
import { Chat, codeFor, labels, proveByMail } from '../support/chat.ts';
import {
  COMPANY,
  HANNA,
  HANNA_MAIL,
  ROOMY,
  SECOND,
  askCode,
  company,
  has,
  person,
  sayAll,
  sentTo,
  settled,
  useApp,
} from './support.ts';

const MOBILE = '+31612345603';
const ONE_NUMBER = '+31612345699';

describe('two gates', () => {
  const app = useApp({
    file: { policy: ROOMY },
    company: company([
      ...COMPANY.users,
      person('ivo', 4, {
        roles: ['helpdesk'],
        contacts: { alternateEmail: 'ivo@prive.example', mobilePhone: ONE_NUMBER, officePhone: ONE_NUMBER },
      }),
      person('own', 5, {
        aliases: ['own.alias@voorbeeld.example', 'VOORBEELD\\own'],
        contacts: { alternateEmail: 'OWN@Voorbeeld.example' },
      }),
      person('alias', 6, {
        aliases: ['other.alias@voorbeeld.example'],
        contacts: { alternateEmail: 'Other.Alias@voorbeeld.example' },
      }),
    ]),
  });

  it('A8: through different channels open the way', async () => {
    // Fails without: nothing: it shows that the way is open when it should be.
    const chat = await Chat.open(app.url);
    expect(has(await proveByMail(app.url, chat, HANNA, HANNA_MAIL), 'verify.next-gate')).to.equal(true);
    await chat.say('sms');
    expect(has(await chat.say(await codeFor(app.url, MOBILE)), 'verify.passed')).to.equal(true);
  });

  it('A8: a text and a call to one phone are one gate', async () => {
    // Fails without: `alike` in `isAlike` of policy.ts.
    const chat = await askCode(app.url, HANNA, 'sms');
    const code = await codeFor(app.url, MOBILE);
    const asked = (await chat.say(code)).find(({ label }) => label === 'verify.next-gate');
    expect(asked?.suggestedActions?.actions.map(({ value }) => value)).to.deep.equal([
      'email',
      'call-office',
      'totp',
      'recovery-code',
    ]);
    app.clock.advance(2 * SECOND);
    expect(await sayAll(chat, ['call-mobile', 'sms'])).not.to.include('verify.enter-code');
    await settled(app.data);
    expect(await sentTo(app.url, MOBILE)).to.equal(1);
  });

  it('A8: a call and a text to one phone are one gate', async () => {
    // Fails without: `alike` in `isAlike` of policy.ts.
    const chat = await askCode(app.url, HANNA, 'call-mobile');
    const asked = (await chat.say(await codeFor(app.url, MOBILE))).at(-1);
    expect(asked?.suggestedActions?.actions.map(({ value }) => value)).to.deep.equal([
      'email',
      'call-office',
      'totp',
      'recovery-code',
    ]);
  });

  it('A8: one mailbox twice is one gate', async () => {
    // Fails without: `one === other` in `isAlike` of policy.ts.
    const chat = await Chat.open(app.url);
    const asked = (await proveByMail(app.url, chat, HANNA, HANNA_MAIL)).find(
      ({ label }) => label === 'verify.next-gate',
    );
    expect(asked?.suggestedActions?.actions.map(({ value }) => value)).not.to.include('email');
    app.clock.advance(2 * SECOND);
    expect(await sayAll(chat, ['email', 'e-mail'])).not.to.include('verify.enter-code');
  });

  it('A8: two registered numbers that are the same phone are one gate, and it does not show', async () => {
    // Fails without: the comparison of fingerprints in `reachable` of sent-code.ts.
    const chat = await askCode(app.url, 'ivo@voorbeeld.example', 'sms');
    await chat.say(await codeFor(app.url, ONE_NUMBER));
    expect(labels(await chat.say('call-office')), 'it looks as if it was sent').to.deep.equal(['verify.enter-code']);
    await settled(app.data);
    expect(await sentTo(app.url, ONE_NUMBER)).to.equal(1);
  });

  for (const [userId, what] of [
    ['own@voorbeeld.example', 'its own user name'],
    ['alias@voorbeeld.example', 'one of its mail aliases'],
  ] as const) {
    it(`A8: an alternate address that is ${what} is no gate`, async () => {
      // Fails without: `ownAddresses` in `usable` of sent-code.ts.
      await askCode(app.url, userId);
      await settled(app.data);
      expect(await sentTo(app.url)).to.equal(0);
    });
  }
});
