import { expect } from 'chai';
import { Fault } from '../../src/core/errors.ts';
import type { Directory } from '../../src/ports/directory.ts';
import { closeAll, mailServer, type MailServer } from '../messages/mail-server.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { Chat, choosePassword, codeFor, eventually, labels, linkByMail, proveByMail, signIn } from '../support/chat.ts';
import {
  ANNA,
  ANNA_MAIL,
  COMPANY,
  MINUTE,
  ROOMY,
  SECOND,
  askCode,
  auditOf,
  has,
  rows,
  timesIn,
  useApp,
} from './support.ts';

describe('a directory that is down', () => {
  /** How it fails, when it does. */
  let down: 'refuses' | 'hangs' | undefined;
  const failing = (directory: Directory): Directory =>
    new Proxy(directory, {
      get(target, name: keyof Directory) {
        const call = target[name] as (...args: unknown[]) => unknown;
        if (typeof call !== 'function' || name === 'abilities') return call;
        return (...args: unknown[]) => {
          if (down === undefined) return call.apply(target, args);
          if (down === 'hangs') return new Promise(() => {});
          return Promise.reject(new Fault('directory-unavailable', 'down'));
        };
      },
    });
  beforeEach(() => {
    down = undefined;
  });

  for (const how of ['refuses', 'hangs'] as const) {
    describe(`and ${how}`, () => {
      const app = useApp({ directory: failing, patience: 2_000, file: { policy: ROOMY } });

      it(`E6: uses no gate up, and a code that was right is right when it is back (it ${how})`, async () => {
        // Fails without: a fault being a fault in `accountOf` of parts.ts (take it for nobody); for one that hangs
        // without `patient` in foundation.ts.
        const chat = await askCode(app.url, ANNA);
        const code = await codeFor(app.url, ANNA_MAIL);
        down = how;
        expect(labels(await chat.say(code))).to.deep.equal(['error']);
        expect(auditOf(app.data)).not.to.include('recovery.code-wrong').and.not.to.include('recovery.gate-passed');
        down = undefined;
        app.clock.advance(4 * MINUTE);
        expect(has(await chat.say(code), 'verify.passed')).to.equal(true);
      });

      it(`E6: fails closed at the yes, and goes on within a quarter of an hour (it ${how})`, async () => {
        // Fails without: a fault being a fault in `accountOf` of parts.ts (take it for nobody).
        const chat = await Chat.open(app.url);
        await proveByMail(app.url, chat, ANNA, ANNA_MAIL);
        down = how;
        expect(labels(await chat.say('ja'))).to.deep.equal(['error']);
        down = undefined;
        app.clock.advance(15 * MINUTE);
        expect(has(await chat.say('ja'), 'reset.link')).to.equal(true);
      });

      it(`E6: leaves the link good, and answers the page at once (it ${how})`, async () => {
        // Fails without: a fault being a fault in `accountOf` of parts.ts, or its 503 in faults.ts.
        const { path, matchCode } = await linkByMail(app.url, await Chat.open(app.url), ANNA, ANNA_MAIL);
        down = how;
        expect((await choosePassword(app.url, path, { matchCode })).status).to.equal(503);
        expect(timesIn(auditOf(app.data), 'recovery.reset')).to.equal(0);
        down = undefined;
        expect((await choosePassword(app.url, path, { matchCode })).status).to.equal(200);
        expect(timesIn(auditOf(app.data), 'recovery.reset')).to.equal(1);
      });
    });
  }

  describe('in the middle of an effect', () => {
    const halfway = (directory: Directory): Directory => ({
      ...directory,
      async reset(id, password) {
        if (down === 'refuses') throw new Fault('directory-unavailable', 'down');
        const outcome = await directory.reset(id, password);
        return down === 'hangs' ? new Promise(() => {}) : outcome;
      },
    });
    const app = useApp({ directory: halfway, patience: 2_000, file: { policy: ROOMY } });

    it('E6: that was refused has done nothing, and the link is still good', async () => {
      // Fails without: `refuse` in `notDone` of effects.ts.
      const { path, matchCode } = await linkByMail(app.url, await Chat.open(app.url), ANNA, ANNA_MAIL);
      down = 'refuses';
      expect((await choosePassword(app.url, path, { matchCode })).status).to.equal(503);
      down = undefined;
      expect((await choosePassword(app.url, path, { matchCode })).status).to.equal(200);
      expect(timesIn(auditOf(app.data), 'recovery.reset')).to.equal(1);
    });

    it('E6: of which nobody knows how it ended is answered, looked into, and never repeated', async () => {
      // Fails without: `patient` in foundation.ts, or `lost` in effects.ts.
      const { path, matchCode } = await linkByMail(app.url, await Chat.open(app.url), ANNA, ANNA_MAIL);
      down = 'hangs';
      expect((await choosePassword(app.url, path, { matchCode })).status).to.equal(202);
      down = undefined;
      app.clock.advance(2 * MINUTE);
      await app.restart();
      expect((await signIn(app.url, ANNA, 'vier blauwe fietsen 7')).status).to.equal(200);
      expect(timesIn(auditOf(app.data), 'recovery.intent')).to.equal(1);
      expect(timesIn(auditOf(app.data), 'recovery.reset')).to.equal(1);
    });
  });
});

describe('a mail server that is down', () => {
  let app: TestApp;
  let mail: MailServer;
  const start = async (data?: string): Promise<void> => {
    app = await startApp({
      company: COMPANY,
      file: { policy: ROOMY },
      environment: { SMTP_URL: `smtp://127.0.0.1:${mail.port}` },
      ...(data === undefined ? {} : { data, clock: app.clock }),
    });
  };
  beforeEach(async () => {
    mail = await mailServer();
    await start();
  });
  afterEach(async () => {
    await app.stop();
    await app.remove();
    await closeAll();
  });

  const parcels = () =>
    rows<{ id: string; state: string; tries: number }>(app.data, `select id, state, tries from outbox`);
  const tried = (times: number) =>
    eventually(() => Promise.resolve(parcels().find(({ tries }) => tries >= times)), `${times} tries`);

  it('E7: loses nothing: what waited goes out when it is back, once, also over a restart', async () => {
    // Fails without: rows in the outbox (outbox.ts), or `postpone` in delivery.ts.
    mail.answers.mailFrom = 451;
    await askCode(app.url, ANNA);
    await tried(1);
    app.clock.advance(2 * SECOND);
    const { id } = await tried(2);
    await app.stop();
    await start(app.data);
    delete mail.answers.mailFrom;
    app.clock.advance(MINUTE);
    const [letter] = await eventually(
      () => Promise.resolve(mail.received.length > 0 ? mail.received : undefined),
      'the mail',
    );
    expect(letter?.to).to.deep.equal([ANNA_MAIL]);
    expect((await letter?.mail)?.messageId).to.include(id.replace(/^code-/u, ''));
    await eventually(() => Promise.resolve(parcels().find(({ state }) => state === 'sent')), 'settled');
    expect(mail.received).to.have.length(1);
  });

  it('E7: is tried for a day and no longer, and a code no longer than it is good', async () => {
    // Fails without: `givesUpAt` in delivery.ts.
    mail.answers.mailFrom = 451;
    const chat = await askCode(app.url, ANNA);
    await tried(1);
    for (let wrong = 0; wrong < 3; wrong++) await chat.say('00000000');
    app.clock.advance(6 * MINUTE);
    const gone = (prefix: string) =>
      eventually(
        () => Promise.resolve(parcels().find((one) => one.id.startsWith(prefix) && one.state === 'given-up')),
        `${prefix} given up`,
      );
    await gone('code-');
    app.clock.advance(86_400 * SECOND);
    await gone('failures-');
    expect(mail.received).to.deep.equal([]);
  });
});
