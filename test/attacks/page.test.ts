import { expect } from 'chai';
import { call, Chat, choosePassword, GOOD_PASSWORD, linkByMail } from '../support/chat.ts';
import { startProcess, type Process } from './process.ts';
import { ANNA, ANNA_MAIL, ROOMY, auditOf, useApp } from './support.ts';

describe('the password page', () => {
  const app = useApp({ file: { policy: ROOMY } });
  let path: string;
  let matchCode: string;
  beforeEach(async () => {
    ({ path, matchCode } = await linkByMail(app.url, await Chat.open(app.url), ANNA, ANNA_MAIL));
  });

  const form = (fields: Record<string, string>) => ({ method: 'POST', body: new URLSearchParams(fields) });
  const asPage = (init: RequestInit = {}, at = path) =>
    fetch(`${app.url}${at}`, { ...init, headers: { accept: 'text/html' } });

  /** Every face of the page: closed, open, refused, done, gone, and what is not there. */
  async function faces(): Promise<Record<string, Response>> {
    return {
      closed: await asPage(),
      wrong: await asPage(form({ matchCode: 'BBB-BBB' })),
      open: await asPage(form({ matchCode })),
      refused: await asPage(form({ matchCode, newPassword: 'kort', confirmPassword: 'kort' })),
      done: await asPage(form({ matchCode, newPassword: GOOD_PASSWORD, confirmPassword: GOOD_PASSWORD })),
      gone: await asPage(),
      missing: await asPage({}, `${path}/nothing`),
      bad: await asPage({ method: 'POST', body: 'newPassword=a&newPassword=b' }),
    };
  }

  it('B7: tells nobody where it is, is kept nowhere and stands in no frame', async () => {
    // Fails without: HEADERS of headers.ts, or `secretAddress` in password-answer.ts.
    for (const [face, { headers }] of Object.entries(await faces())) {
      expect(headers.get('referrer-policy'), face).to.equal('no-referrer');
      expect(headers.get('cache-control'), face).to.equal('no-store');
      expect(headers.get('x-frame-options'), face).to.equal('DENY');
      expect(headers.get('x-content-type-options'), face).to.equal('nosniff');
      expect(headers.get('content-security-policy'), face)
        .to.include("frame-ancestors 'none'")
        .and.include("base-uri 'none'");
    }
  });

  it('B7: runs no inline script and nothing from elsewhere', async () => {
    // Fails without: the policy of respond.ts; its second half with a foreign address in layout.ts.
    for (const [face, response] of Object.entries(await faces())) {
      const policy = response.headers.get('content-security-policy') ?? '';
      expect(policy, face)
        .to.match(/default-src 'none'/u)
        .and.not.match(/unsafe-inline|unsafe-eval|https?:|\*/u);
      const html = await response.text();
      expect(html.match(/<script(?![^>]*\bsrc="\/assets\/)[^>]*>/gu), face).to.equal(null);
      expect(html.match(/\son[a-z]+\s*=|\sstyle\s*=|javascript:/giu), face).to.equal(null);
      const addresses = [...html.matchAll(/\b(?:src|href|action)="([^"]*)"/gu)].map(([, address = '']) => address);
      expect(
        addresses.filter((address) => !/^(?:\/(?!\/)|#|tel:|mailto:|data:,)/u.test(address)),
        face,
      ).to.deep.equal([]);
    }
  });

  it('B7: takes no form of another site', async () => {
    // Fails without: `refuseForeign` in channels/pages/password.ts.
    const fields = { matchCode, newPassword: GOOD_PASSWORD, confirmPassword: GOOD_PASSWORD };
    const foreign: Record<string, string>[] = [
      { origin: 'https://evil.example' },
      { 'sec-fetch-site': 'cross-site' },
      { origin: 'null', 'sec-fetch-site': 'cross-site' },
    ];
    for (const headers of foreign) {
      expect((await call(`${app.url}${path}`, 'POST', fields, headers)).status, JSON.stringify(headers)).to.equal(403);
    }
    expect(auditOf(app.data)).not.to.include('recovery.intent');
  });
});

describe('the log of the real process', () => {
  let served: Process;
  before(async () => {
    served = await startProcess();
  });
  after(() => served.end());

  it('B7: never holds a token, a code or a password, whatever goes wrong', async () => {
    // Fails without: routeOf of server.ts (log the path instead of the pattern), or a log of the body anywhere.
    const { url } = served;
    const chat = await Chat.open(url);
    const { path, matchCode } = await linkByMail(url, chat, ANNA, ANNA_MAIL);
    const headers = { authorization: `Bearer ${chat.token}` };
    for (const door of ['', '/extend', '/check', '/nothing', '//', '/%2e%2e', '?x=1']) {
      for (const method of ['GET', 'POST', 'DELETE']) {
        await fetch(`${url}${path}${door}`, {
          method,
          headers,
          ...(method === 'POST' ? { body: '{"newPassword":' } : {}),
        });
      }
    }
    await choosePassword(url, path, { matchCode: 'QQQ-QQQ' });
    await fetch(`${url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: `{"newPassword":"${GOOD_PASSWORD}"`,
    });
    await fetch(`${url}/dev/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
      body: GOOD_PASSWORD,
    });
    await fetch(`${url}/v3/directline/conversations/${chat.token}`, { headers });
    await choosePassword(url, path, { matchCode });
    await chat.waitFor('reset.done');
    await served.end();
    const written = served.written();
    const secrets = [path.replace('/password/', ''), matchCode, chat.token, GOOD_PASSWORD, 'Begin-anna-01!', 'QQQ-QQQ'];
    for (const secret of secrets) expect(written).not.to.include(secret);
    expect(written).not.to.match(/\b\d{8}\b/u);
  });
});
