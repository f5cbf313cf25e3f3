import { expect } from 'chai';
import { fingerprintOf, JourneyDesk } from './desks.ts';
import { startPages } from './support.ts';
import type { PagesApp } from './support.ts';

describe('the start page', () => {
  let app: PagesApp;
  before(async () => {
    app = await startPages();
  });
  after(() => app.close());

  it('speaks the language of the address, then of before, then of the browser', async () => {
    const lang = async (path: string, headers: Record<string, string>) =>
      /<html lang="(..)"/u.exec((await app.get(path, headers)).text)?.[1];
    expect(await lang('/', {})).to.equal('nl');
    expect(await lang('/', { 'accept-language': 'en-GB,en;q=0.9' })).to.equal('en');
    expect(await lang('/', { 'accept-language': 'fr,nl;q=0.8,en;q=0.5' })).to.equal('nl');
    expect(await lang('/', { 'accept-language': 'nl', cookie: 'sleutel_language=en' })).to.equal('en');
    expect(await lang('/?lang=nl', { cookie: 'sleutel_language=en' })).to.equal('nl');
    expect(await lang('/?lang=de', {})).to.equal('nl');
  });

  it('remembers a language that was asked for, and links to the other one', async () => {
    const page = await app.get('/?lang=en&wish=change');
    expect(page.headers.getSetCookie().join()).to.include('sleutel_language=en');
    expect(page.text).to.include('href="/?lang=nl&amp;wish=change"');
  });

  it('gives a new browser a secret of its own, once', async () => {
    const cookies = (await app.get('/')).headers.getSetCookie();
    expect(cookies).to.have.length(1);
    expect(cookies[0]).to.match(/^sleutel_browser=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/u);
    const again = await app.get('/', { cookie: cookies[0]?.split(';')[0] ?? '' });
    expect(again.headers.getSetCookie()).to.deep.equal([]);
  });

  it('gives a conversation only the fingerprint of that secret', async () => {
    const cookie = 'sleutel_browser=own-secret';
    const made = await fetch(`${app.url}/v3/directline/tokens/generate`, {
      method: 'POST',
      headers: { cookie, origin: app.url },
    });
    const { token } = (await made.json()) as { token: string };
    const claims = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString();
    expect(claims).to.include(fingerprintOf('own-secret')).and.not.include('own-secret');
  });

  it('lets scripts, styles and connections come from here only', async () => {
    const page = await app.get('/');
    const policy = page.headers.get('content-security-policy') ?? '';
    const nonce = /data-nonce="([^"]+)"/u.exec(page.text)?.[1] ?? 'none';
    expect(policy).to.include(`style-src 'self' 'nonce-${nonce}'`).and.not.include('unsafe');
    expect(policy).to.include(`connect-src 'self' blob: ${app.url.replace('http', 'ws')};`);
    expect((await app.get('/')).headers.get('content-security-policy')).to.not.equal(policy);
    expect(page.text)
      .to.not.match(/<script(?![^>]*\bsrc=)/u)
      .and.not.match(/\son\w+=/u)
      .and.not.include('style=');
  });

  it('shows the people of the demo, however they are called', async () => {
    const page = await app.get('/');
    expect(page.text).to.include('anna@voorbeeld.example').and.include('Correct-Horse-9');
    expect(page.text).to.include('Chantal &lt;b&gt;').and.not.include('<b>Özdemir');
  });

  it('says how to reach a person when there is no JavaScript', async () => {
    expect((await app.get('/')).text).to.match(/<noscript>[^]*\+31200000000[^]*<\/noscript>/u);
  });

  it('says on every page that this is a demo', async () => {
    for (const path of ['/', '/sign-in', '/dev/inbox', '/password/x', '/not-me/x', '/nowhere']) {
      expect((await app.get(path)).text, path).to.include('class="demo-banner"');
    }
  });
});

describe('the start page of a company', () => {
  let app: PagesApp;
  before(async () => {
    app = await startPages({
      demo: undefined,
      publicUrl: new URL('https://sleutel.voorbeeld.example'),
      companySignIn: new JourneyDesk(),
    });
  });
  after(() => app.close());

  it('has no banner, no people and no demo routes', async () => {
    const page = await app.get('/');
    expect(page.text).to.not.include('demo').and.not.include('Correct-Horse-9');
    for (const path of ['/dev/inbox', '/dev/sign-in']) expect((await app.get(path)).status).to.equal(404);
    expect((await app.post('/dev/sign-in', {})).status).to.equal(404);
  });

  it('sends its cookies over TLS only', async () => {
    expect((await app.get('/')).headers.getSetCookie()[0]).to.match(/; Secure$/u);
  });

  it('sends people to the sign-in screen of the company', async () => {
    expect((await app.get('/sign-in')).text)
      .to.include('href="/sign-in/begin"')
      .and.not.include('type="password"');
  });
});

describe('the start page without the chat bundle', () => {
  it('says which command is missing, and the rest works', async () => {
    const { ensureWeb } = await import('../../src/web/build.ts');
    const { folder, entries } = await ensureWeb();
    const { 'webchat.js': _, ...rest } = entries;
    const app = await startPages({ assets: { folder, entries: rest } });
    const page = await app.get('/');
    expect(page.status).to.equal(200);
    expect(page.text).to.include('node src/web/install.mjs').and.not.include('id="chat"');
    await app.close();
  });
});
