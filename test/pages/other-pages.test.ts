import { expect } from 'chai';
import { startPages } from './support.ts';
import type { PagesApp } from './support.ts';

describe('the other pages', () => {
  let app: PagesApp;
  beforeEach(async () => {
    app = await startPages();
  });
  afterEach(() => app.close());

  describe('"this was not me"', () => {
    it('does nothing until the button is pressed', async () => {
      const path = `/not-me/${app.notice.token}`;
      const page = await app.get(path);
      await fetch(app.url + path, { method: 'HEAD' });
      expect([page.status, app.notice.frozen]).to.deep.equal([200, 0]);
      expect(page.headers.get('referrer-policy')).to.equal('no-referrer');
      const done = await app.post(path, {});
      expect([done.status, app.notice.frozen]).to.deep.equal([200, 1]);
      expect(done.text).to.include('Je account staat vast').and.include('+31200000000');
    });

    it('is over for an unknown link, and says who can help', async () => {
      const gone = await app.get('/not-me/unknown');
      expect([gone.status, gone.text.includes('it@voorbeeld.example')]).to.deep.equal([410, true]);
      expect((await app.post('/not-me/unknown', {})).status).to.equal(410);
    });

    it('is not done for another site', async () => {
      const foreign = { 'sec-fetch-site': 'cross-site' };
      expect((await app.post(`/not-me/${app.notice.token}`, {}, foreign)).status).to.equal(403);
      expect(app.notice.frozen).to.equal(0);
    });
  });

  describe('well-known addresses', () => {
    it('lead a password manager to the chat with that wish', async () => {
      const reply = await app.get('/.well-known/change-password');
      expect([reply.status, reply.headers.get('location')]).to.deep.equal([302, '/?wish=change']);
    });

    it('are not there when nobody knows them', async () => {
      const path = '/.well-known/resource-that-should-not-exist-whose-status-code-should-not-be-200';
      expect((await app.get(path)).status).to.equal(404);
    });
  });

  describe('errors', () => {
    it('are pages for people', async () => {
      for (const path of ['/nowhere', '/assets/nothing.js', '/dev/nothing', '/sign-out', '//twice', '/a%2e']) {
        const reply = await app.get(path, { 'accept-language': 'en' });
        expect(reply.status, path).to.be.oneOf([404, 405]);
        expect(reply.headers.get('content-type'), path).to.equal('text/html; charset=utf-8');
        expect(reply.text, path).to.include('This page does not exist').and.not.include('nowhere');
      }
    });

    it('stay JSON for programs', async () => {
      const reply = await app.get('/nowhere', { accept: '*/*' });
      expect([reply.status, reply.headers.get('content-type')]).to.deep.equal([404, 'application/json; charset=utf-8']);
    });

    it('carry a reference when it is our fault', async () => {
      app.stage.inbox = () => Promise.reject(new Error('secret details'));
      const reply = await app.get('/dev/inbox');
      expect(reply.status).to.equal(500);
      const reference = /<code>([0-9a-f]{12})<\/code>/u.exec(reply.text)?.[1];
      expect(JSON.stringify(app.log.lines)).to.include(reference ?? 'no reference');
      expect(reply.text).to.not.include('secret details');
    });
  });

  describe('files of the front end', () => {
    const script = async () => /\/assets\/chat-\w+\.js/u.exec((await app.get('/')).text)?.[0] ?? 'none';

    it('may be kept for ever and are packed', async () => {
      const path = await script();
      for (const [accept, coding] of [
        ['br, gzip', 'br'],
        ['gzip', 'gzip'],
        ['identity', null],
        ['br;q=0, gzip', 'gzip'],
      ] as const) {
        const { status, headers } = await fetch(app.url + path, { headers: { 'accept-encoding': accept } });
        expect([status, headers.get('content-encoding')]).to.deep.equal([200, coding]);
        expect(headers.get('cache-control')).to.equal('public, max-age=31536000, immutable');
        expect(headers.get('content-type')).to.equal('text/javascript; charset=utf-8');
        expect(headers.get('vary')).to.equal('Accept-Encoding');
      }
    });

    it('are only those of the front end', async () => {
      for (const name of ['manifest.json', 'package.json', `${(await script()).slice(8)}.br`, 'constructor']) {
        expect((await app.get(`/assets/${name}`)).status, name).to.equal(404);
      }
    });
  });
});
