import { createHash } from 'node:crypto';
import { connect } from 'node:net';
import { expect } from 'chai';
import { call, Chat, choosePassword, GOOD_PASSWORD, linkByMail, signIn } from '../support/chat.ts';
import { ANNA, ANNA_MAIL, ROOMY, SECOND, auditOf, filesIn, rows, stateOf, useApp } from './support.ts';

/** Status of a request that `fetch` would tidy up. */
function rawStatus(url: string, lines: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const { port } = new URL(url);
    const socket = connect(Number(port), '127.0.0.1', () =>
      socket.write([...lines, 'Connection: close', '', ''].join('\r\n')),
    );
    let answer = '';
    socket.on('data', (chunk: Buffer) => (answer += chunk.toString()));
    socket.on('close', () => resolve(Number(/^HTTP\/1\.1 (\d{3})/u.exec(answer)?.[1] ?? 0)));
    socket.on('error', reject);
  });
}

/** Where a browser would leave for another site, or run something. */
const ELSEWHERE = [
  'https://evil.example/',
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/.//evil.example',
  '/a/..//evil.example',
  '/%2e//evil.example',
  '/\t/evil.example',
  '/ok\r\nLocation: https://evil.example',
  'javascript:alert(1)',
  'data:text/html,x',
  'evil.example',
  '@evil.example',
  '/"><script>',
];

describe('the address', () => {
  const app = useApp({ file: { policy: ROOMY } });
  const own = () => new URL(app.url).host;

  it('B1: a foreign Host is misdirected, on every route', async () => {
    // Fails without: `isAllowedHost` in guard.ts.
    const hosts = [
      'evil.example',
      `evil.example:${new URL(app.url).port}`,
      '127.0.0.1.evil.example',
      'localhost.evil.example',
    ];
    for (const host of [...hosts, '', `${own()}@evil.example`]) {
      for (const route of [
        'GET /',
        'GET /password/x',
        'POST /v3/directline/tokens/generate',
        'GET /dev/inbox',
        'GET /not-me/x',
      ]) {
        expect(await rawStatus(app.url, [`${route} HTTP/1.1`, `Host: ${host}`]), `${route} for ${host}`).to.equal(421);
      }
    }
  });

  it('B1: an absolute address counts above the Host', async () => {
    // Fails without: `authority` in guard.ts.
    expect(await rawStatus(app.url, ['GET http://evil.example/ HTTP/1.1', `Host: ${own()}`])).to.equal(421);
    expect(await rawStatus(app.url, [`GET ${app.url}/ HTTP/1.1`, 'Host: evil.example'])).to.equal(421);
    expect(await rawStatus(app.url, [`GET ${app.url}/ HTTP/1.1`, `Host: ${own()}`])).to.equal(200);
  });

  it('B1: two Hosts are one too many', async () => {
    // Fails without: `headersDistinct` in guard.ts.
    expect(await rawStatus(app.url, ['GET / HTTP/1.1', `Host: ${own()}`, 'Host: evil.example'])).to.equal(400);
  });

  it('B1: what a proxy says of itself is in no link and no mail', async () => {
    // Fails without: `address.publicUrl` in carry-out.ts (build the link from the request).
    const forged = {
      'X-Forwarded-Host': 'evil.example',
      'X-Forwarded-Proto': 'https',
      Forwarded: 'host=evil.example',
      'X-Original-URL': '/dev/inbox',
      'X-Host': 'evil.example',
    };
    for (const route of ['/', '/sign-in']) {
      const response = await fetch(`${app.url}${route}`, { headers: forged });
      expect(await response.text()).not.to.include('evil.example');
    }
    const { body } = await call(`${app.url}/v3/directline/tokens/generate`, 'POST', {}, forged);
    const started = await call(
      `${app.url}/v3/directline/conversations`,
      'POST',
      {},
      { ...forged, authorization: `Bearer ${(body as { token: string }).token}` },
    );
    expect(JSON.stringify(started.body)).to.include(own()).and.not.to.include('evil.example');
    const link = await linkByMail(app.url, await Chat.open(app.url), ANNA, ANNA_MAIL);
    expect(new URL(link.url).origin).to.equal(app.url);
  });

  it('B1: signing in goes on to a page of our own, and to nowhere else', async () => {
    // Fails without: `ownPath` in pages/sign-in.ts (take what was asked for); its last line for what is a host only once it was tidied up.
    const goesOnTo = async (wanted: string): Promise<string | undefined> => {
      const body = new URLSearchParams({ userId: ANNA, password: 'Begin-anna-01!', return: wanted });
      const headers = { accept: 'text/html', origin: app.url };
      const answer = await fetch(`${app.url}/dev/sign-in`, { method: 'POST', headers, body, redirect: 'manual' });
      expect([answer.status, answer.headers.get('location')], wanted).to.deep.equal([200, null]);
      return /http-equiv="refresh" content="0;url=([^"]*)"/u.exec(await answer.text())?.[1];
    };
    expect(await goesOnTo('/vouch/abc.def-_1?lang=nl')).to.equal('/vouch/abc.def-_1?lang=nl');
    for (const evil of ELSEWHERE) {
      expect(await goesOnTo(evil), evil).to.equal(undefined);
      const page = await fetch(`${app.url}/sign-in?${new URLSearchParams({ return: evil }).toString()}`);
      expect(await page.text(), evil).to.include('name="return" value="/"');
    }
  });

  it('B1: nobody but this machine finds the development pages', async () => {
    // Fails without: `demoGuard`.
    for (const name of ['X-Forwarded-For', 'X-Forwarded-Host', 'Forwarded', 'X-Real-IP']) {
      expect((await call(`${app.url}/dev/inbox`, 'GET', undefined, { [name]: '127.0.0.1' })).status, name).to.equal(
        404,
      );
      expect(
        (await call(`${app.url}/dev/sign-in`, 'POST', { userId: ANNA, password: 'x' }, { [name]: '127.0.0.1' })).status,
      ).to.equal(404);
    }
  });
});

describe('the address, when it is configured', () => {
  const app = useApp({ environment: { PUBLIC_URL: 'https://wachtwoord.voorbeeld.example/' } });

  it('B1: is the only one that is answered, and demo is off', async () => {
    // Fails without: `hostsOf` in composition/http.ts (loopback names count too).
    const { host } = new URL(app.url);
    const status = (name: string, path = '/') => rawStatus(app.url, [`GET ${path} HTTP/1.1`, `Host: ${name}`]);
    expect(await status('wachtwoord.voorbeeld.example')).to.equal(200);
    expect(await status(host)).to.equal(421);
    expect(await status('localhost')).to.equal(421);
    expect(await status('wachtwoord.voorbeeld.example', '/dev/inbox')).to.equal(404);
    expect(await status('whatever', '/healthz')).to.equal(200);
  });
});

describe('the link', () => {
  const app = useApp({ file: { policy: ROOMY } });
  const link = async () => {
    app.clock.advance(2 * SECOND);
    return linkByMail(app.url, await Chat.open(app.url), ANNA, ANNA_MAIL);
  };

  it('B2: holds 256 random bits', async () => {
    // Fails without: `random.bytes(32)` in carry-out.ts.
    const tokens = [await link(), await link()].map(({ path }) => path.replace('/password/', ''));
    for (const token of tokens) expect(Buffer.from(token, 'base64url')).to.have.length(32);
    expect(tokens[0]).not.to.equal(tokens[1]);
  });

  it('B2: is in the database as a fingerprint only, and the match code as a keyed one', async () => {
    // Fails without: `vault.conceal` in conversations.ts, or `sha256` in carry-out.ts.
    const { path, matchCode } = await link();
    const token = path.replace('/password/', '');
    const [row] = rows<{ link_hash: string }>(app.data, 'select link_hash from recoveries');
    expect(row?.link_hash).to.equal(createHash('sha256').update(token).digest('base64url'));
    for (const [name, bytes] of filesIn(app.data)) {
      for (const secret of [token, matchCode, matchCode.replace('-', '')])
        expect(bytes.includes(secret), name).to.equal(false);
    }
  });

  it('B2: is good for ten minutes', async () => {
    // Fails without: `link.expiresAt <= parts.clock.now()` in open-link.ts.
    const { path, matchCode } = await link();
    app.clock.advance(10 * 60_000 - 1);
    expect((await call(`${app.url}${path}`, 'GET')).status).to.equal(403);
    app.clock.advance(1);
    expect((await call(`${app.url}${path}`, 'GET')).status).to.equal(410);
    expect((await choosePassword(app.url, path, { matchCode })).status).to.equal(410);
  });

  it('B2: can be given ten minutes more, once', async () => {
    // Fails without: `found.link.extended` in page.ts.
    const { path, matchCode } = await link();
    app.clock.advance(9 * 60_000);
    const more = () => call(`${app.url}${path}/extend`, 'POST', { matchCode });
    expect([(await more()).status, (await more()).status]).to.deep.equal([200, 200]);
    app.clock.advance(11 * 60_000 - 1);
    expect((await call(`${app.url}${path}`, 'GET')).status).to.equal(403);
    app.clock.advance(1);
    expect((await choosePassword(app.url, path, { matchCode })).status).to.equal(410);
  });

  it('B3: is not used up by looking, however often and by whom', async () => {
    // Fails without: looking without writing in `look` of page.ts.
    const { path, matchCode } = await link();
    const before = stateOf(app.data);
    for (const agent of ['Mozilla/5.0', 'facebookexternalhit/1.1', 'Microsoft Office/16.0', 'curl/8']) {
      const headers = { 'user-agent': agent };
      for (const method of ['GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE'])
        await fetch(`${app.url}${path}`, { method, headers });
      await fetch(`${app.url}${path}?lang=en`, { headers });
    }
    expect(stateOf(app.data)).to.deep.equal(before);
    expect((await choosePassword(app.url, path, { matchCode })).status).to.equal(200);
  });

  it('B3: is not used up by a form without a password', async () => {
    // Fails without: `newPassword === undefined` in channels/pages/password.ts and 'empty' in page.ts.
    const { path, matchCode } = await link();
    const post = (body: string, type = 'application/x-www-form-urlencoded') =>
      fetch(`${app.url}${path}`, { method: 'POST', body, headers: { 'content-type': type } });
    for (const body of [
      '',
      'newPassword=',
      'newPassword=&confirmPassword=',
      `matchCode=${matchCode}`,
      `matchCode=${matchCode}&newPassword=`,
    ]) {
      expect((await post(body)).status, body).not.to.equal(410);
    }
    await post('{}', 'application/json');
    const refused = await choosePassword(app.url, path, { matchCode, newPassword: '', confirmPassword: '' });
    expect(refused.body).to.deep.equal({ status: 'refused', reasons: ['empty'] });
    expect(auditOf(app.data)).not.to.include('recovery.intent').and.not.to.include('recovery.link-refused');
    expect((await choosePassword(app.url, path, { matchCode })).status).to.equal(200);
    expect((await signIn(app.url, ANNA, GOOD_PASSWORD)).status).to.equal(200);
  });
});
