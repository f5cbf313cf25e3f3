import { expect } from 'chai';
import { USER_ID } from './desks.ts';
import { startPages } from './support.ts';
import type { PagesApp } from './support.ts';

const RIGHT = { userId: USER_ID, password: 'Correct-Horse-9' };

describe('signing in at the demo company', () => {
  let app: PagesApp;
  beforeEach(async () => {
    app = await startPages();
  });
  afterEach(() => app.close());

  const send = (body: unknown, headers: Record<string, string> = {}) =>
    fetch(`${app.url}/dev/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });

  it('answers programs with a status each', async () => {
    const answers: Record<string, [number, unknown]> = {};
    for (const userId of [USER_ID, 'nobody', 'disabled', 'expired', 'must-change', 'locked']) {
      const response = await send({ ...RIGHT, userId });
      answers[userId] = [response.status, await response.json()];
    }
    expect(answers).to.deep.equal({
      [USER_ID]: [200, { status: 'ok' }],
      nobody: [401, { status: 'wrong' }],
      disabled: [403, { status: 'disabled' }],
      expired: [403, { status: 'expired' }],
      'must-change': [403, { status: 'must-change' }],
      locked: [423, { status: 'locked' }],
    });
  });

  it('gives a session cookie that scripts cannot read', async () => {
    const response = await send(RIGHT);
    expect(response.headers.getSetCookie()).to.deep.equal([
      'sleutel_session=session-1; Path=/; HttpOnly; SameSite=Lax',
    ]);
    expect((await send({ ...RIGHT, password: 'no' })).headers.getSetCookie()).to.deep.equal([]);
  });

  it('shows people how it went, without the password', async () => {
    const good = await app.post('/dev/sign-in', RIGHT);
    expect(good.text).to.include('Je wachtwoord werkt').and.include('Anna de Vries').and.not.include(RIGHT.password);
    const bad = await app.post('/dev/sign-in', { userId: '"><script>', password: 'wrong-one' });
    expect(bad.status).to.equal(401);
    expect(bad.text).to.include('klopt niet').and.include('&quot;&gt;&lt;script&gt;').and.not.include('wrong-one');
    expect((await app.post('/dev/sign-in', { ...RIGHT, userId: 'locked' })).status).to.equal(423);
  });

  it('shows who is signed in, until signing out', async () => {
    await send(RIGHT);
    const cookie = 'sleutel_session=session-1';
    expect((await app.get('/', { cookie })).text).to.include('Aangemeld als Anna de Vries');
    expect((await app.get('/sign-in', { cookie })).text).to.include('Je bent aangemeld als Anna de Vries');
    const out = await app.post('/sign-out', {}, { cookie });
    expect([out.status, out.headers.get('location')]).to.deep.equal([303, '/']);
    expect(out.headers.getSetCookie()[0]).to.match(/^sleutel_session=; .*Max-Age=0/u);
    expect((await app.get('/', { cookie })).text).to.not.include('Anna de Vries</span>');
  });

  it('is not done for another site', async () => {
    for (const foreign of [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
    ]) {
      expect((await app.post('/dev/sign-in', RIGHT, foreign)).status).to.equal(403);
      expect((await app.post('/sign-out', {}, foreign)).status).to.equal(403);
    }
    expect((await app.post('/dev/sign-in', RIGHT, { origin: app.url })).status).to.equal(200);
  });

  it('begins a new conversation for another person', async () => {
    const owner = async (cookie: string) => /data-owner="([^"]+)"/u.exec((await app.get('/', { cookie })).text)?.[1];
    expect(await owner(''))
      .to.equal(await owner(''))
      .and.not.equal(await owner('sleutel_session=session-1'));
  });
});
