import { expect } from 'chai';
import {
  Chat,
  choosePassword,
  codeFor,
  inbox,
  labels,
  linkByMail,
  proveByMail,
  type InboxEntry,
} from '../support/chat.ts';
import {
  ANNA,
  ANNA_MAIL,
  BAS,
  BAS_MAIL,
  ROOMY,
  SECOND,
  askCode,
  auditOf,
  has,
  rows,
  sayAll,
  sentTo,
  sessionOf,
  settled,
  stateOf,
  useApp,
} from './support.ts';

const CONTACTS = ['+31201234501', '+31612345601', ANNA_MAIL];

describe('a takeover that wants to be silent', () => {
  const app = useApp({ file: { policy: { sends: ROOMY.sends } } });

  const noticesOf = async (kind: string): Promise<InboxEntry[]> => {
    await settled(app.data);
    return (await inbox(app.url)).filter(({ id }) => id.startsWith(`${kind}-`));
  };

  const reset = async (): Promise<void> => {
    const { path, matchCode } = await linkByMail(app.url, await Chat.open(app.url), ANNA, ANNA_MAIL);
    expect((await choosePassword(app.url, path, { matchCode })).status).to.equal(200);
  };

  it('B10: is told to every registered contact', async () => {
    // Fails without: `notifications.effect` in `finish` of effects.ts.
    await reset();
    expect((await noticesOf('notice')).map(({ to }) => to).toSorted()).to.deep.equal(CONTACTS);
  });

  it('B10: is told to every registered contact after three wrong codes, once', async () => {
    // Fails without: `notifications.failures` in check-code.ts.
    const chat = await askCode(app.url, ANNA);
    await sayAll(chat, ['00000000', '00000000']);
    expect(await noticesOf('failures')).to.deep.equal([]);
    await sayAll(chat, ['00000000', '00000000']);
    expect((await noticesOf('failures')).map(({ to }) => to).toSorted()).to.deep.equal(CONTACTS);
  });

  it('B10: is told for an unlock too', async () => {
    // Fails without: `notifications.effect` in `finish` of effects.ts.
    const cookie = await sessionOf(app.url, BAS, 'Begin-bas-01!');
    expect(cookie).to.be.a('string');
    for (let tries = 0; tries < 10; tries++) await wrongSignIn();
    const chat = await Chat.open(app.url);
    await proveByMail(app.url, chat, BAS, BAS_MAIL, 'mijn account is geblokkeerd');
    await chat.say('ja');
    await chat.waitFor('unlock.done');
    expect(await noticesOf('notice')).to.have.length(3);
  });

  const wrongSignIn = () =>
    fetch(`${app.url}/dev/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ userId: BAS, password: 'geraden' }),
    });

  describe('and the link "this was not me"', () => {
    let notMe: string;
    beforeEach(async () => {
      await reset();
      notMe =
        /http\S+\/not-me\/\S+/u.exec((await noticesOf('notice')).find(({ to }) => to === ANNA_MAIL)?.text ?? '')?.[0] ??
        '';
      app.clock.advance(2 * SECOND);
    });

    const frozen = () => rows(app.data, 'select 1 from freezes').length;

    it('B10: does nothing when it is looked at', async () => {
      // Fails without: freezing in POST alone (channels/pages/not-me.ts).
      const before = stateOf(app.data);
      for (const method of ['GET', 'HEAD', 'GET']) expect((await fetch(notMe, { method })).status).to.equal(200);
      expect(stateOf(app.data)).to.deep.equal(before);
    });

    it('B10: freezes when its button is pressed, and opens an urgent case', async () => {
      // Fails without: `freezes.freeze` in not-me.ts.
      expect((await fetch(notMe, { method: 'POST' })).status).to.equal(200);
      expect(frozen()).to.equal(1);
      expect(auditOf(app.data).slice(-2)).to.deep.equal(['account.frozen', 'case.opened']);
      expect(rows(app.data, 'select urgent from cases')).to.deep.equal([{ urgent: 1 }]);
      await fetch(notMe, { method: 'POST' });
      expect([frozen(), rows(app.data, 'select 1 from cases').length], 'pressed twice').to.deep.equal([1, 1]);
    });

    it('B10: lets nothing be sent for that account from then on, and it does not show', async () => {
      // Fails without: `isFrozen` in `isServed` of parts.ts.
      const underWay = await askCode(app.url, ANNA);
      const verified = await Chat.open(app.url);
      app.clock.advance(2 * SECOND);
      await proveByMail(app.url, verified, ANNA, ANNA_MAIL);
      app.clock.advance(2 * SECOND);
      const link = await linkByMail(app.url, await Chat.open(app.url), ANNA, ANNA_MAIL);
      app.clock.advance(2 * SECOND);
      await fetch(notMe, { method: 'POST' });
      await settled(app.data);
      const before = await sentTo(app.url);

      expect(labels(await underWay.say('resend')), 'a code on its way').to.deep.equal(['verify.enter-code']);
      app.clock.advance(2 * SECOND);
      await askCode(app.url, ANNA);
      expect(has(await verified.say('ja'), 'reset.link'), 'a proof').to.equal(false);
      expect((await choosePassword(app.url, link.path, { matchCode: link.matchCode })).status, 'a link').to.equal(410);
      await settled(app.data);
      expect(await sentTo(app.url)).to.equal(before);
      await askCode(app.url, BAS);
      expect(await codeFor(app.url, BAS_MAIL), 'for somebody else').to.match(/^\d{8}$/u);
    });

    it('B10: holds for somebody who is signed in as well', async () => {
      // Fails without: `isFrozen` in `isServed` of parts.ts.
      const cookie = await sessionOf(app.url, ANNA, 'vier blauwe fietsen 7');
      await fetch(notMe, { method: 'POST' });
      await settled(app.data);
      const before = await sentTo(app.url);
      await sayAll(await Chat.open(app.url, { cookie }), ['wachtwoord vergeten', 'email']);
      await settled(app.data);
      expect(await sentTo(app.url)).to.equal(before);
    });

    it('B10: is told to nobody who is signed in and asks how their question stands', async () => {
      // Fails without: `isFrozen` in `openOf` of standing.ts.
      const cookie = await sessionOf(app.url, ANNA, 'vier blauwe fietsen 7');
      await fetch(notMe, { method: 'POST' });
      await settled(app.data);
      const [opened] = rows<{ body: string }>(app.data, 'select body from cases');
      const { reference } = JSON.parse(opened?.body ?? '{}') as { reference?: string };
      expect(reference).to.match(/^SL-/u);
      const chat = await Chat.open(app.url, { cookie });
      for (const text of ['status?', 'hoe staat het met mijn vraag', 'is er al iemand']) await chat.say(text);
      expect(JSON.stringify(chat.all)).not.to.include(reference);
    });

    it('B10: cannot be made by somebody else, nor for somebody else', async () => {
      // Fails without: the signature in `read` of not-me.ts.
      const [basId] = rows<{ id: string }>(app.data, 'select id from accounts where user_id = ?', BAS).map(
        ({ id }) => id,
      );
      const [head = '', ...rest] = notMe.replace(/^.*\/not-me\//u, '').split('.');
      const forged = [
        [Buffer.from(basId ?? '').toString('base64url'), ...rest].join('.'),
        [head, ...rest.slice(0, -1), 'A'.repeat(22)].join('.'),
        [head, rest[0], 'zzzzzzz', rest[2]].join('.'),
        head,
        '...',
      ];
      for (const token of forged) {
        expect((await fetch(`${app.url}/not-me/${token}`, { method: 'POST' })).status, token).to.be.oneOf([404, 410]);
      }
      const headers = { origin: 'https://evil.example' };
      expect((await fetch(notMe, { method: 'POST', headers })).status).to.equal(403);
      expect(frozen()).to.equal(0);
    });

    it('B10: is good for a week', async () => {
      // Fails without: `until` in `read` of not-me.ts.
      app.clock.advance(7 * 24 * 3_600 * SECOND);
      expect((await fetch(notMe, { method: 'POST' })).status).to.equal(410);
      expect(frozen()).to.equal(0);
    });
  });
});
