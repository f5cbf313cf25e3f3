import { expect } from 'chai';
import { JourneyDesk } from './desks.ts';
import { startPages, type PagesApp } from './support.ts';

const REFUSED = ['stale', 'refused', 'other-tenant', 'guest', 'unknown', 'disabled'];

describe('the pages around the company’s sign-in', () => {
  let app: PagesApp;
  let desk: JourneyDesk;
  before(async () => {
    desk = new JourneyDesk();
    app = await startPages({ demo: undefined, publicUrl: new URL('http://localhost'), companySignIn: desk });
  });
  after(() => app.close());

  const back = (query: string, cookie = 'sleutel_sign_in=journey-1', headers = {}) =>
    app.get(`/sign-in/back?${query}`, { cookie, ...headers });

  it('send a browser away with a cookie that scripts cannot read, for ten minutes, and for here only', async () => {
    const answer = await app.get('/sign-in/begin?return=%2Fhelpdesk');
    expect([answer.status, answer.headers.get('location')]).to.deep.equal([303, 'https://login.example/authorize']);
    expect(answer.headers.getSetCookie()).to.deep.equal([
      'sleutel_sign_in=journey-1; Path=/sign-in; HttpOnly; SameSite=Lax; Max-Age=600',
    ]);
    expect(desk.begun).to.deep.equal(['/helpdesk']);
  });

  it('carry where to go on to through the sign-in page', async () => {
    expect((await app.get('/sign-in?return=/helpdesk%3Fa%3D1')).text).to.include(
      'href="/sign-in/begin?return=%2Fhelpdesk%3Fa%3D1"',
    );
  });

  it('bring it back with a session, and go on by a page of their own', async () => {
    const answer = await back('code=good&state=s', 'sleutel_sign_in=journey-1; sleutel_session=old');
    expect(answer.status).to.equal(200);
    expect(answer.text).to.include('content="0;url=/helpdesk?a=1&amp;b=2"').and.include('Welkom, Anna &lt;b&gt;');
    expect(answer.headers.get('referrer-policy')).to.equal('no-referrer');
    expect(answer.headers.get('cache-control')).to.equal('no-store');
    expect(answer.headers.getSetCookie()).to.deep.equal([
      'sleutel_session=after-old; Path=/; HttpOnly; SameSite=Lax',
      'sleutel_sign_in=; Path=/sign-in; HttpOnly; SameSite=Lax; Max-Age=0',
    ]);
  });

  for (const kind of REFUSED) {
    it(`say kindly that somebody is not signed in, and what now: ${kind}`, async () => {
      for (const [language, sorry] of [
        ['nl', 'Je bent nog niet aangemeld'],
        ['en', 'You are not signed in yet'],
      ] as const) {
        const answer = await back(`code=${kind}&state=s`, undefined, { 'accept-language': language });
        expect([answer.status, answer.headers.getSetCookie().length]).to.deep.equal([403, 1]);
        expect(answer.text)
          .to.include(sorry)
          .and.include('href="/"')
          .and.include('+31200000000')
          .and.not.include(`code=${kind}`);
      }
    });
  }

  it('let somebody stop, and begin again', async () => {
    const answer = await back('error=access_denied&state=s');
    expect(answer.status).to.equal(200);
    expect(answer.text).to.include('Je bent gestopt').and.include('href="/sign-in/begin"');
  });

  it('are not there where there is no such sign-in', async () => {
    const plain = await startPages({ demo: undefined, publicUrl: new URL('http://localhost') });
    try {
      expect((await plain.get('/sign-in/begin')).status).to.equal(404);
      expect((await plain.get('/sign-in/back?code=good')).status).to.equal(404);
    } finally {
      await plain.close();
    }
  });
});
