import { connect } from 'node:net';
import { expect } from 'chai';
import { call, Chat, linkByMail } from '../support/chat.ts';
import { ANNA, ANNA_MAIL, ROOMY, stateOf, useApp } from './support.ts';

/** The status of a request line as it is, which `fetch` would tidy up. */
function statusOf(url: string, line: string, headers: readonly string[] = []): Promise<number> {
  return new Promise((resolve, reject) => {
    const { host, port } = new URL(url);
    const socket = connect(Number(port), '127.0.0.1', () =>
      socket.write(
        [`${line} HTTP/1.1`, `Host: ${host}`, 'Connection: close', 'Content-Length: 0', ...headers, '', ''].join(
          '\r\n',
        ),
      ),
    );
    let answer = '';
    socket.on('data', (chunk: Buffer) => (answer += chunk.toString()));
    socket.on('close', () => resolve(Number(/^HTTP\/1\.1 (\d{3})/u.exec(answer)?.[1] ?? 0)));
    socket.on('error', reject);
  });
}

/** Other ways to write `/dev/inbox`, none of which may be it. */
const DISGUISES = [
  '//dev/inbox',
  '/dev//inbox',
  '///dev///inbox',
  '/./dev/inbox',
  '/dev/./inbox',
  '/x/../dev/inbox',
  '/dev/inbox/..',
  '/dev/../dev/inbox',
  '/%64ev/inbox',
  '/dev%2finbox',
  '/dev%2Finbox',
  '/dev/%2e/inbox',
  '/%2e%2e/dev/inbox',
  '/dev/inbox%00',
  '/dev/inbox%20',
  '/dev/inbox;x=1',
  '/dev;x/inbox',
  '/dev\\inbox',
  '/dev/inbox\\',
  '/DEV/inbox',
  '/dev/Inbox',
  '/dev/inbox.json',
  '/dev/inbox/x',
  '/dev/inbox~',
  '/dev%252finbox',
  '/..;/dev/inbox',
];

describe('a path with a trick in it', () => {
  const app = useApp({ file: { policy: ROOMY } });

  it('D8: is not there, however the inbox is written', async () => {
    // Fails without: `isPlainPath` in guard.ts; the case with `caseSensitive` routing.
    expect(await statusOf(app.url, 'GET /dev/inbox')).to.equal(200);
    for (const path of DISGUISES) expect(await statusOf(app.url, `GET ${path}`), path).to.equal(404);
  });

  it('D8: is not there for a link either', async () => {
    // Fails without: `isPlainPath` in guard.ts.
    const { path } = await linkByMail(app.url, await Chat.open(app.url), ANNA, ANNA_MAIL);
    expect(await statusOf(app.url, `GET ${path}`)).to.equal(403);
    for (const trick of [
      `/${path}`,
      path.replace('/password', '/Password'),
      `/x/..${path}`,
      `${path}%00`,
      `${path};a`,
      path.replace('/password/', '/password//'),
      path.replace('/password/', '/password%2f'),
    ]) {
      expect(await statusOf(app.url, `GET ${trick}`), trick).to.equal(404);
    }
  });

  it('D8: nothing is served that was not mounted', async () => {
    // Fails without: the list of names in assets.ts (join the path of the request).
    for (const path of [
      '/sleutel.db',
      '/sleutel.key',
      '/data/sleutel.key',
      '/package.json',
      '/src/app.ts',
      '/.env',
      '/.git/config',
      '/assets/',
      '/assets/manifest.json',
      '/assets/../package.json',
      '/assets/..%2fpackage.json',
      '/admin',
      '/dev',
      '/dev/',
      '/api',
      '/v3',
      '/v3/directline',
      '/debug',
      '/server-status',
    ]) {
      expect(await statusOf(app.url, `GET ${path}`), path).to.be.oneOf([403, 404]);
    }
  });

  it('D8: no header makes another method or another path of it', async () => {
    // Fails without: leaving these headers unread (add a method override in server.ts).
    const { path } = await linkByMail(app.url, await Chat.open(app.url), ANNA, ANNA_MAIL);
    const before = stateOf(app.data);
    for (const header of ['X-HTTP-Method-Override: POST', 'X-HTTP-Method: POST', 'X-Method-Override: DELETE']) {
      expect(await statusOf(app.url, `GET ${path}`, [header]), header).to.equal(403);
      expect(await statusOf(app.url, `GET ${path}?_method=POST`, [header]), header).to.equal(403);
    }
    for (const header of ['X-Original-URL: /dev/inbox', 'X-Rewrite-URL: /dev/inbox']) {
      expect(await statusOf(app.url, 'GET /nothing', [header]), header).to.equal(404);
    }
    expect(stateOf(app.data)).to.deep.equal(before);
  });

  it('D8: other methods are refused and do nothing', async () => {
    // Fails without: routes by method (route.ts).
    const { path } = await linkByMail(app.url, await Chat.open(app.url), ANNA, ANNA_MAIL);
    const before = stateOf(app.data);
    for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND', 'LOCK']) {
      for (const place of ['/', path, '/dev/inbox', '/v3/directline/conversations', '/sign-out']) {
        expect(await statusOf(app.url, `${method} ${place}`), `${method} ${place}`).to.be.oneOf([400, 404, 405]);
      }
    }
    expect((await call(`${app.url}/dev/sign-in`, 'GET')).status).to.be.oneOf([404, 405]);
    expect(stateOf(app.data)).to.deep.equal(before);
  });
});
