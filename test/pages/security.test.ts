import { expect } from 'chai';
import { startPages, type PagesApp, type Reply } from './support.ts';

const SESSION = { cookie: 'sleutel_session=session-1' };

describe('the page about resetting', () => {
  let app: PagesApp;
  beforeEach(async () => {
    app = await startPages();
    app.door.sessions.add('session-1');
  });
  afterEach(() => app.close());

  const post = (path: string, fields: Record<string, string> = {}, headers = {}): Promise<Reply> =>
    app.post(`/security/${path}`, fields, { ...SESSION, ...headers });
  const proven = async (): Promise<void> => {
    await post('prove', { method: 'email' });
    await post('code', { code: app.person.code });
  };

  it('is for whoever is signed in', async () => {
    // Fails without: the visitor in `show` of security.ts.
    for (const reply of [await app.get('/security'), await app.post('/security/codes', {})]) {
      expect([reply.status, reply.headers.get('location')]).to.deep.equal([303, '/sign-in?return=%2Fsecurity']);
    }
    expect(app.person.calls).to.deep.equal([]);
  });

  it('says whether it will work, and what works, rests and is missing, in both languages', async () => {
    const dutch = (await app.get('/security', { ...SESSION, 'accept-language': 'nl' })).text;
    expect(dutch).to.include('kun je het zelf herstellen').and.include('a•••@prive.example').and.include('nog 1 code');
    expect(dutch).to.include('telt mee vanaf maandag 23 november');
    const english = (await app.get('/security?lang=en', SESSION)).text;
    expect(english).to.include('you can reset it yourself').and.include('not set up yet');
  });

  for (const [verdict, words] of [
    [{ kind: 'more' }, 'verschillende manieren nodig'],
    [{ kind: 'none' }, 'geen enkele manier'],
    [{ kind: 'soon', at: new Date('2026-11-23T09:00:00Z') }, 'Bijna'],
    [{ kind: 'blocked', diagnosis: { kind: 'not-enabled' } }, 'staat iets in de weg'],
  ] as const) {
    it(`says what stands in the way: ${verdict.kind}`, async () => {
      app.person.verdict = verdict;
      expect((await app.get('/security', SESSION)).text).to.include(words);
    });
  }

  it('tells whoever has no way at all whom to ask, and offers nothing to add', async () => {
    app.person.shown = { kind: 'choosing', methods: [] };
    const { text } = await app.get('/security', SESSION);
    expect(text).to.include('De helpdesk stelt de eerste manier met je in').and.include('tel:+31200000000');
    expect(text).not.to.include('/security/prove');
  });

  it('is kept nowhere, is framed nowhere, runs nothing inline, and holds nothing from elsewhere', async () => {
    const { headers, text } = await app.get('/security', SESSION);
    expect(headers.get('cache-control')).to.equal('no-store');
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).to.include("frame-ancestors 'none'").and.include("script-src 'self'").and.not.include('unsafe');
    expect(text).not.to.match(/<script(?![^>]*src="\/assets)|\son\w+=|style="/u);
  });

  it('takes no form of another site', async () => {
    // Fails without: `refuseForeign` in `own` of security.ts.
    for (const path of ['prove', 'code', 'app', 'app/code', 'app/remove', 'codes']) {
      for (const headers of [
        { origin: 'https://elders.example' },
        { 'sec-fetch-site': 'cross-site' },
        { origin: 'null' },
      ]) {
        expect((await post(path, { method: 'email', code: app.person.code }, headers)).status, path).to.equal(403);
      }
    }
    expect(app.person.calls).to.deep.equal([]);
  });

  it('asks for a proof, says what was wrong, and goes on', async () => {
    expect((await post('prove', { method: 'email' })).status).to.equal(303);
    expect((await app.get('/security', SESSION)).text).to.include('name="code"');
    const wrong = await post('code', { code: '00000000' });
    expect(wrong.status).to.equal(422);
    expect(wrong.text).to.include('Die code klopt niet').and.include('aria-invalid="true"');
    expect((await post('code', { code: app.person.code })).status).to.equal(303);
    expect((await app.get('/security', SESSION)).text)
      .to.include('/security/app')
      .and.include('/security/codes');
  });

  it('says how long to wait, and ignores a way that does not exist', async () => {
    expect((await post('prove', { method: 'sms' })).text).to.include('30 seconden');
    await post('prove', { method: 'postduif' });
    expect(app.person.calls.filter((call) => call.startsWith('start'))).to.deep.equal(['start sms']);
  });

  it('gives nothing away before the proof', async () => {
    expect((await post('codes')).text).not.to.match(/[B-Z]{4}-[B-Z]{4}/u);
    expect((await post('app')).text).to.include('De tijd is om');
  });

  it('links an app by a picture or by groups of letters, once its code is right', async () => {
    await proven();
    await post('app');
    const { text } = await app.get('/security', SESSION);
    expect(text).to.include('src="data:image/png').and.include('JBSW Y3DP EHPK 3PXP');
    expect((await post('app/code', { code: '000000' })).text).to.include('Wacht op een nieuwe code');
    expect((await post('app/code', { code: app.person.appCode })).status).to.equal(303);
    expect((await app.get('/security', SESSION)).text).not.to.include('data:image');
  });

  it('asks for another proof than the app before the app can be unlinked', async () => {
    app.person.removal = { kind: 'other-proof', methods: ['email'] };
    await proven();
    const { text } = await app.get('/security', SESSION);
    expect(text).to.include('op een andere manier dan met de app').and.not.include('/security/app/remove');
    expect((await post('app/remove', { anyway: 'yes' })).status).to.equal(422);
  });

  it('says how to go on where there is no other proof yet', async () => {
    // Fails without: `methods.length === 0` in `unlink` of security-add.ts.
    app.person.removal = { kind: 'other-proof', methods: [] };
    await proven();
    const { text } = await app.get('/security', SESSION);
    expect(text).to.include('Maak hieronder herstelcodes').and.not.include('op een andere manier dan met de app');
  });

  it('says what is lost with the app, and unlinks it then', async () => {
    app.person.removal = { kind: 'possible', without: { kind: 'more' } };
    await proven();
    const { text } = await app.get('/security', SESSION);
    expect(text).to.include('Zonder deze app').and.include('ontkoppel de app toch');
    expect((await post('app/remove')).text).to.include('Zonder deze app');
    expect((await post('app/remove', { anyway: 'yes' })).status).to.equal(303);
    app.person.shown = { kind: 'proven', removal: { kind: 'possible', without: { kind: 'ready' } } };
    expect((await app.get('/security', SESSION)).text)
      .to.include('app/remove')
      .and.not.include('Zonder deze app');
  });

  it('shows ten codes once, to copy and to print', async () => {
    await proven();
    const { text } = await post('codes');
    expect(text.match(/BCDF-GHJK-MNPQ-RTV\w/gu)).to.have.length(10);
    expect(text).to.match(/<textarea[^>]*readonly/u);
    expect((await app.get('/security', SESSION)).text).not.to.include('BCDF');
  });
});

describe('the page for a manager', () => {
  let app: PagesApp;
  beforeEach(async () => {
    app = await startPages();
    app.door.sessions.add('session-1');
  });
  afterEach(() => app.close());
  const path = () => `/vouch/${app.vouch.token}`;

  it('asks to sign in first, and names nobody', async () => {
    const reply = await app.get(path());
    expect(reply.status).to.equal(401);
    expect(reply.text)
      .to.include(`href="/sign-in?return=${encodeURIComponent(path())}"`)
      .and.not.include('Jansen');
  });

  it('asks for the number, with the name as text, and tells nobody its address', async () => {
    const { status, text, headers } = await app.get(path(), SESSION);
    expect(status).to.equal(200);
    expect(text).to.include('Bas &lt;b&gt;Jansen&lt;/b&gt;').and.not.include('<b>Jansen');
    expect(headers.get('referrer-policy')).to.equal('no-referrer');
    expect(app.vouch.decided).to.equal(undefined);
  });

  it('says when the number is wrong, and thanks when it is right', async () => {
    expect((await app.post(path(), { answer: 'yes', number: '000' }, SESSION)).status).to.equal(422);
    expect((await app.post(path(), { answer: 'yes', number: '417' }, SESSION)).text).to.include('Dank je wel');
    expect((await app.get(path(), SESSION)).status).to.equal(410);
  });

  it('takes a no, and takes nothing from another site', async () => {
    // Fails without: `refuseForeign` in vouch.ts.
    const foreign = { ...SESSION, origin: 'https://elders.example' };
    expect((await app.post(path(), { answer: 'no' }, foreign)).status).to.equal(403);
    expect(app.vouch.decided).to.equal(undefined);
    expect((await app.post(path(), { answer: 'no' }, SESSION)).text).to.include('Er gebeurt niets');
  });
});
