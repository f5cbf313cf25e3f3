import { expect } from 'chai';
import { fingerprintOf, MATCH_CODE, USER_ID } from './desks.ts';
import { startPages } from './support.ts';
import type { PagesApp } from './support.ts';

const GOOD = 'vier losse woorden hier';
const JSON_ONLY = { accept: 'application/json' };

describe('the page where a password is chosen', () => {
  let app: PagesApp;
  let path: string;
  /** The browser that holds the chat. */
  const own = { cookie: 'sleutel_browser=own-browser' };

  beforeEach(async () => {
    app = await startPages();
    app.password.browser = fingerprintOf('own-browser');
    path = `/password/${app.password.token}`;
  });
  afterEach(() => app.close());

  describe('for programs', () => {
    const choose = (fields: Record<string, string>, headers = own) =>
      app.post(path, fields, { ...headers, ...JSON_ONLY });

    it('answers 200 done', async () => {
      const reply = await choose({ newPassword: GOOD, confirmPassword: GOOD });
      expect([reply.status, reply.json()]).to.deep.equal([200, { status: 'done' }]);
    });

    it('answers 422 with every reason', async () => {
      const reply = await choose({ newPassword: 'welkom', confirmPassword: 'welkom2' });
      const reasons = ['too-short', 'common', 'different'];
      expect([reply.status, reply.json()]).to.deep.equal([422, { status: 'refused', reasons }]);
    });

    it('answers 403 without the match code, and 200 with it', async () => {
      const fields = { newPassword: GOOD, confirmPassword: GOOD };
      const without = await choose(fields, { cookie: '' });
      expect([without.status, without.json()]).to.deep.equal([403, { status: 'match-code' }]);
      expect((await choose({ ...fields, matchCode: MATCH_CODE }, { cookie: '' })).status).to.equal(200);
    });

    it('answers 403 to the fifth wrong match code and 410 afterwards', async () => {
      const fields = { newPassword: GOOD, confirmPassword: GOOD };
      const statuses: number[] = [];
      for (const matchCode of ['A', 'B', '<', '{}', 'E', MATCH_CODE]) {
        statuses.push((await choose({ ...fields, matchCode }, { cookie: '' })).status);
      }
      expect(statuses).to.deep.equal([403, 403, 403, 403, 403, 410]);
    });

    it('counts a wrong match code without a password too, and never an empty one', async () => {
      expect((await choose({ matchCode: '' }, { cookie: '' })).status).to.equal(403);
      expect(app.password.wrong).to.equal(0);
      expect((await choose({ matchCode: 'wrong' })).status).to.equal(403);
      expect(app.password.wrong).to.equal(1);
    });

    it('answers 410 for a link that is gone or never was', async () => {
      expect((await app.get('/password/unknown', JSON_ONLY)).json()).to.deep.equal({ status: 'gone' });
      app.password.isGone = true;
      const reply = await choose({ newPassword: GOOD, confirmPassword: GOOD });
      expect([reply.status, reply.json()]).to.deep.equal([410, { status: 'gone' }]);
    });

    it('answers 202 while nobody knows how it ended', async () => {
      app.password.answer = { kind: 'pending' };
      const reply = await choose({ newPassword: GOOD, confirmPassword: GOOD });
      expect([reply.status, reply.json()]).to.deep.equal([202, { status: 'pending' }]);
    });

    it('takes JSON as well as a form, and refuses what is not text', async () => {
      const send = (body: unknown) =>
        fetch(app.url + path, {
          method: 'POST',
          headers: { ...own, ...JSON_ONLY, 'content-type': 'application/json' },
          body: JSON.stringify(body),
        });
      for (const newPassword of [['a'], { a: 1 }, 7, null]) {
        expect((await send({ newPassword, confirmPassword: 'a' })).status).to.equal(400);
      }
      expect(app.password.forms).to.have.length(0);
      expect((await send({ newPassword: GOOD, confirmPassword: GOOD })).status).to.equal(200);
    });
  });

  describe('for people without JavaScript', () => {
    it('asks another browser for the match code, and says nothing about whose link it is', async () => {
      const page = await app.get(path);
      expect(page.status).to.equal(403);
      expect(page.text).to.include('name="matchCode"').and.not.include(USER_ID).and.not.include('newPassword');
    });

    it('opens the form after the right code, with the user name filled in', async () => {
      const wrong = await app.post(path, { matchCode: 'nee' });
      expect([wrong.status, wrong.text.includes('Deze code klopt niet')]).to.deep.equal([403, true]);
      const page = await app.post(path, { matchCode: MATCH_CODE });
      expect(page.status).to.equal(200);
      expect(page.text).to.include(`value="${USER_ID}"`).and.include('autocomplete="new-password"');
      expect(page.text).to.include(`name="matchCode" value="${MATCH_CODE}"`);
      const done = await app.post(path, { matchCode: MATCH_CODE, newPassword: GOOD, confirmPassword: GOOD });
      expect([done.status, done.text.includes('Het is gelukt')]).to.deep.equal([200, true]);
    });

    it('opens directly in the browser that holds the chat', async () => {
      const page = await app.get(path, own);
      expect(page.status).to.equal(200);
      expect(page.text).to.include('autocomplete="username"').and.include(USER_ID).and.not.include('currentPassword"');
    });

    it('asks for the current password when changing', async () => {
      app.password.effect = 'change';
      expect((await app.get(path, own)).text).to.include('autocomplete="current-password"');
      await app.post(path, { currentPassword: 'oud', newPassword: GOOD, confirmPassword: GOOD }, own);
      expect(app.password.forms[0]?.currentPassword).to.equal('oud');
    });

    it('shows the reasons in words and puts the cursor at the first, without the password', async () => {
      const page = await app.post(path, { newPassword: 'welkom-geheim', confirmPassword: 'iets anders' }, own);
      expect(page.status).to.equal(422);
      expect(page.text)
        .to.match(/Dit wachtwoord is bekend/u)
        .and.match(/niet gelijk/u);
      expect(page.text).to.match(/id="newPassword"[^>]*autofocus/u);
      expect(page.text).to.not.include('welkom-geheim').and.not.include('iets anders');
    });

    it('gives more time once', async () => {
      const page = await app.post(`${path}/extend`, {}, own);
      expect(page.status).to.equal(200);
      expect(page.text).to.not.include('/extend');
      expect((await app.post(`${path}/extend`, {})).status).to.equal(403);
    });

    it('tells what now when the link is gone, and while the outcome is unknown', async () => {
      app.password.answer = { kind: 'pending' };
      const pending = await app.post(path, { newPassword: GOOD, confirmPassword: GOOD }, own);
      expect([pending.status, pending.text.includes('Vul het niet nog een keer in')]).to.deep.equal([202, true]);
      app.password.isGone = true;
      const gone = await app.get(path, own);
      expect([gone.status, gone.text.includes('Deze link werkt niet meer')]).to.deep.equal([410, true]);
    });

    it('speaks the language of the conversation, and English when asked', async () => {
      expect((await app.get(path, { ...own, 'accept-language': 'en' })).text).to.include('<html lang="nl"');
      expect((await app.get(`${path}?lang=en`, own)).text).to.include('Choose a new password');
    });
  });

  it('never uses the link up by looking or by an empty form', async () => {
    await app.get(path, own);
    await fetch(app.url + path, { method: 'HEAD', headers: own });
    expect((await app.post(path, {}, own)).status).to.equal(422);
    expect((await app.post(path, { newPassword: '', confirmPassword: '' }, own)).status).to.equal(422);
    expect((await app.post(path, {})).status).to.equal(403);
    expect((await app.post(path, { newPassword: GOOD, confirmPassword: GOOD }, own)).status).to.equal(200);
  });

  it('checks a password while it is typed, for whoever may see the form', async () => {
    const check = (fields: Record<string, string>, headers: Record<string, string>) =>
      app.post(`${path}/check`, fields, { ...headers, ...JSON_ONLY });
    expect((await check({ newPassword: 'welkom12345' }, own)).json()).to.deep.equal({ reasons: ['common'] });
    expect((await check({ newPassword: GOOD }, own)).json()).to.deep.equal({ reasons: [] });
    expect((await check({ newPassword: GOOD }, {})).status).to.equal(403);
  });

  it('refuses a form that another site sends', async () => {
    const fields = { newPassword: GOOD, confirmPassword: GOOD };
    for (const foreign of [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://evil.example' },
    ]) {
      expect((await app.post(path, fields, { ...own, ...foreign })).status).to.equal(403);
    }
    expect(app.password.forms).to.have.length(0);
    expect((await app.post(path, fields, { ...own, origin: 'null', 'sec-fetch-site': 'same-origin' })).status).to.equal(
      200,
    );
  });

  it('is told to nobody: no referrer, no copy, no frame, no third party', async () => {
    for (const reply of [await app.get(path, own), await app.get(path), await app.post(path, {}, own)]) {
      const { headers } = reply;
      expect(headers.get('referrer-policy')).to.equal('no-referrer');
      expect(headers.get('cache-control')).to.equal('no-store');
      expect(headers.get('x-frame-options')).to.equal('DENY');
      expect(headers.get('content-security-policy'))
        .to.include("default-src 'none'")
        .and.include("frame-ancestors 'none'")
        .and.not.match(/unsafe|https?:|\*/u);
      expect(reply.text).to.not.match(/(?:href|src|action)="(?:https?:)?\/\//u);
    }
  });

  it('shows a temporary pass to whoever asked for it by the button, once, and as it is', async () => {
    app.password.mayHavePass = true;
    expect((await app.get(path, own)).text).to.include(`action="${path}/pass?lang=nl"`);
    const { status, headers, text } = await app.post(`${path}/pass`, {}, own);
    expect(status).to.equal(200);
    expect(text).to.include('value="Zq7&lt;k&gt;9"').and.include('tot 09:30 uur');
    expect(headers.get('cache-control')).to.equal('no-store');
    expect(headers.get('referrer-policy')).to.equal('no-referrer');
    expect((await app.get(path, own)).text).not.to.include('Zq7');
    expect(JSON.stringify(app.log.lines)).not.to.include('Zq7');
  });

  it('asks for a temporary pass by nothing but its own form, and says when there is none', async () => {
    // Off: leave `ownFields` out of `pass` in password.ts of the pages.
    expect((await app.post(`${path}/pass`, {}, { ...own, origin: 'https://elders.example' })).status).to.equal(403);
    expect((await app.get(`${path}/pass`, own)).status).to.equal(405);
    expect(app.password.calls).not.to.include('pass');
    const none = await app.post(`${path}/pass`, {}, own);
    expect([none.status, none.text.includes('kan nu niet'), none.text.includes('newPassword')]).to.deep.equal([
      422,
      true,
      true,
    ]);
    expect((await app.post(`${path}/pass`, {})).status).to.equal(403);
  });

  it('never writes the token or a password to the log, also when something breaks', async () => {
    app.password.submit = () => Promise.reject(new Error('the directory fell over'));
    const reply = await app.post(path, { newPassword: GOOD, confirmPassword: GOOD }, own);
    expect(reply.status).to.equal(500);
    expect(reply.text).to.include('Er ging iets mis').and.not.include('fell over');
    const lines = JSON.stringify(app.log.lines);
    expect(lines).to.include('/password/:token').and.not.include(app.password.token).and.not.include(GOOD);
  });
});
