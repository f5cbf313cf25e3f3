import { expect } from 'chai';
import type { Directory } from '../src/ports/directory.ts';
import { ANNA, ANNA_MAIL, rows, sayAll, sessionOf, tamper, useApp } from './attacks/support.ts';
import { Chat, choosePassword, codeFor } from './support/chat.ts';

const PASSWORD = 'Begin-anna-01!';
const AGAIN = 16 * 60_000;

describe('a password of now that is wrong too often', () => {
  const app = useApp();

  const askLink = async () => {
    const chat = await Chat.open(app.url, { cookie: await sessionOf(app.url, ANNA, PASSWORD) });
    await sayAll(chat, ['wachtwoord wijzigen', 'email']);
    await chat.say(await codeFor(app.url, ANNA_MAIL));
    const given = (await chat.say('ja')).find(({ label }) => label?.endsWith('.link') === true);
    const { url = app.url, matchCode = '' } = given?.value ?? {};
    return { label: given?.label, path: new URL(url).pathname, matchCode };
  };
  const post = async ({ path, matchCode }: { path: string; matchCode: string }, currentPassword: string) =>
    (await choosePassword(app.url, path, { matchCode, currentPassword })).status;
  /** As the sign-in page counts it, which there is not beside the embedded directory: all that ten before a lock leave. */
  const tryToSignIn = () => {
    const { id = '' } = rows<{ id: string }>(app.data, `select id from accounts where user_id = '${ANNA}'`)[0] ?? {};
    const now = app.clock.now().getTime();
    for (let tries = 0; tries < 6; tries++)
      tamper(app.data, `insert into attempts (kind, subject, at) values ('sign-in', ?, ?)`, `account ${id}`, now);
  };
  const asked = () => rows(app.data, `select * from attempts where kind = 'wrong-current'`).length;

  // Off: leave `isTriedOut` out of findingFor; the directory is then asked once more for every link.
  it('is not asked for again that day, with another link either: a new one is chosen without it', async () => {
    const first = await askLink();
    expect(first.label).to.equal('change.link');
    for (const status of [422, 422, 410]) expect(await post(first, 'geraden wachtwoord')).to.equal(status);
    app.clock.advance(AGAIN);
    const second = await askLink();
    expect([second.label, asked()]).to.deep.equal(['reset.link', 3]);
    expect(await post(second, '')).to.equal(200);
  });

  // Off: leave `forgiveTries` out of finish in effects.ts: who is back in then waits a day at the sign-in page.
  it('is forgotten with a new password, at the sign-in page too', async () => {
    tryToSignIn();
    const link = await askLink();
    expect(await post(link, '')).to.equal(200);
    expect(rows(app.data, `select * from attempts where kind in ('sign-in', 'wrong-current')`)).to.be.empty;
  });

  // Off: leave `takeTry` out of decide in page.ts, or `all` out of isSpent.
  it('counts together with what was tried at the sign-in page meanwhile', async () => {
    const link = await askLink();
    tryToSignIn();
    expect(await post(link, PASSWORD)).to.equal(410);
    expect(asked()).to.equal(0);
  });

  it('is kept counted no longer when it was right, or the directory refused the new one', async () => {
    // Off: leave `countNot` out of record in effects.ts.
    const link = await askLink();
    for (const newPassword of [PASSWORD, 'vier blauwe fietsen 7'])
      await choosePassword(app.url, link.path, {
        matchCode: link.matchCode,
        currentPassword: PASSWORD,
        newPassword,
        confirmPassword: newPassword,
      });
    expect(rows(app.data, `select * from attempts where kind in ('sign-in', 'wrong-current')`)).to.be.empty;
  });
});

describe('a password of now, on its way to the directory', () => {
  const seen: number[] = [];
  const watching = (directory: Directory): Directory => ({
    ...directory,
    change(...asked) {
      seen.push(rows(app.data, `select * from attempts where kind = 'wrong-current'`).length);
      return directory.change(...asked);
    },
  });
  const app = useApp({ directory: watching });

  it('A3: is counted before it gets there, so that the sign-in page knows of it', async () => {
    // Off: leave `takeTry` out of decide in page.ts.
    const chat = await Chat.open(app.url, { cookie: await sessionOf(app.url, ANNA, PASSWORD) });
    await sayAll(chat, ['wachtwoord wijzigen', 'email']);
    await chat.say(await codeFor(app.url, ANNA_MAIL));
    const { url = '', matchCode = '' } =
      (await chat.say('ja')).find(({ label }) => label === 'change.link')?.value ?? {};
    const path = new URL(url).pathname;
    await choosePassword(app.url, path, { matchCode, currentPassword: 'geraden wachtwoord' });
    expect(seen).to.deep.equal([1]);
  });
});
