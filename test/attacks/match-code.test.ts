import { expect } from 'chai';
import { qrCode } from '../../src/adapters/qr-code.ts';
import { call, Chat, choosePassword, inbox, linkByMail, type Answer } from '../support/chat.ts';
import { ANNA, ANNA_MAIL, ROOMY, auditOf, rows, settled, timesIn, useApp } from './support.ts';

const WRONG = 'BBB-BBB';
const ASKED: Answer = { status: 403, body: { status: 'match-code' } };
const GONE: Answer = { status: 410, body: { status: 'gone' } };

describe('a link that somebody else opens', () => {
  const app = useApp({ file: { policy: ROOMY } });
  let chat: Chat;
  let path: string;
  let matchCode: string;
  beforeEach(async () => {
    chat = await Chat.open(app.url);
    ({ path, matchCode } = await linkByMail(app.url, chat, ANNA, ANNA_MAIL));
  });

  const submit = (code: string) => choosePassword(app.url, path, { matchCode: code });
  const look = () => call(`${app.url}${path}`, 'GET');
  const page = async (init: RequestInit = {}) =>
    (await fetch(`${app.url}${path}`, { ...init, headers: { accept: 'text/html' } })).text();

  it('B4: asks for the match code', async () => {
    // Fails without: `enter` in open-link.ts.
    expect(await look()).to.deep.equal(ASKED);
    expect(await submit('')).to.deep.equal(ASKED);
  });

  it('B4: is still good after four wrong ones', async () => {
    // Fails without: `matchCodeTries` of five (set four).
    for (let tries = 0; tries < 4; tries++) expect(await submit(WRONG)).to.deep.equal(ASKED);
    expect((await submit(matchCode)).status).to.equal(200);
  });

  it('B4: is dead after five wrong ones: the fifth is still 403, all after it 410', async () => {
    // Fails without: `wrongMatches < parts.policy.link.matchCodeTries` in open-link.ts.
    for (let tries = 0; tries < 5; tries++) expect(await submit(WRONG)).to.deep.equal(ASKED);
    expect(await submit(WRONG)).to.deep.equal(GONE);
    expect(await submit(matchCode)).to.deep.equal(GONE);
    expect(await submit('')).to.deep.equal(GONE);
    expect(await look()).to.deep.equal(GONE);
  });

  it('B4: counts malformed ones too', async () => {
    // Fails without: counting whatever is not empty in `enter` of open-link.ts (count only what has the right shape).
    const malformed = ['-', 'x', '<script>alert(1)</script>', 'B'.repeat(5_000), '💥', '0'];
    for (const code of malformed.slice(0, 5)) expect(await submit(code), code.slice(0, 20)).to.deep.equal(ASKED);
    expect(await submit(matchCode)).to.deep.equal(GONE);
  });

  it('B4: never counts an empty one', async () => {
    // Fails without: `typed.trim() === ''` in `enter` of open-link.ts.
    for (let tries = 0; tries < 10; tries++) {
      expect(await submit('')).to.deep.equal(ASKED);
      expect((await call(`${app.url}${path}`, 'POST', {})).status).to.equal(403);
    }
    expect(auditOf(app.data)).not.to.include('recovery.link-refused');
    expect((await submit(matchCode)).status).to.equal(200);
  });

  it('B4: counts at every door', async () => {
    // Fails without: `enter` inside a unit of work in `match`, `extend` or `check` of page.ts.
    const doors = ['', '/extend', '/check', '', '/check'];
    for (const door of doors) await call(`${app.url}${path}${door}`, 'POST', { matchCode: WRONG });
    expect(timesIn(auditOf(app.data), 'recovery.link-refused')).to.equal(5);
    expect(await submit(matchCode)).to.deep.equal(GONE);
  });

  it('B4: counts over a restart', async () => {
    // Fails without: `wrongMatches` in the row (carry-out.ts, open-link.ts).
    for (let tries = 0; tries < 3; tries++) await submit(WRONG);
    await app.restart();
    for (let tries = 0; tries < 2; tries++) await submit(WRONG);
    expect(await submit(matchCode)).to.deep.equal(GONE);
  });

  it('B4: takes the code as people type it', async () => {
    // Fails without: `normaliseMatchCode`.
    expect((await submit(`  ${matchCode.toLowerCase().replace('-', ' ')} `)).status).to.equal(200);
  });

  it('B4: tells its owner in the chat and by every contact when it dies', async () => {
    // Fails without: `linkBurnt` and the parcel after it in `enter` of open-link.ts.
    for (let tries = 0; tries < 5; tries++) await submit(WRONG);
    await chat.waitFor('link.burnt');
    await settled(app.data);
    const told = (await inbox(app.url)).filter(({ id }) => id.startsWith('burnt-'));
    expect(told.map(({ channel }) => channel).toSorted()).to.deep.equal(['mail', 'sms', 'voice']);
  });

  it('B4: shows no user name before the code, and does after it', async () => {
    // Fails without: `enter` in `page` of page.ts (give the state away at once).
    const before = await page();
    expect(before).not.to.include(ANNA).and.not.to.include('Anna');
    const form = { method: 'POST', body: new URLSearchParams({ matchCode: WRONG }) };
    expect(await page(form)).not.to.include(ANNA);
    expect(await page({ ...form, body: new URLSearchParams({ matchCode }) })).to.include(`value="${ANNA}"`);
  });

  it('B4: has a picture that holds the link alone', async () => {
    // Fails without: `qrCode(url)` of the bare link in link.ts (with the match code in it).
    const said = chat.all.find(({ label }) => label === 'reset.link');
    const shown = JSON.stringify(said);
    expect(shown).to.include(await qrCode(`${app.url}${path}`));
    expect(shown.match(/data:image/gu)).to.have.length(1);
  });
});

describe('a link in the browser that holds the chat', () => {
  const app = useApp({ file: { policy: ROOMY } });

  const browser = async (): Promise<string> =>
    (await fetch(app.url)).headers
      .getSetCookie()
      .find((cookie) => cookie.startsWith('sleutel_browser='))
      ?.split(';')[0] ?? '';

  it('B4: opens without a match code, and only there', async () => {
    // Fails without: `same(browser, recovery.browser)` in `enter` of open-link.ts; "only there" without the comparison.
    const [mine, other] = [await browser(), await browser()];
    const { path } = await linkByMail(app.url, await Chat.open(app.url, { cookie: mine }), ANNA, ANNA_MAIL);
    const statusWith = async (cookie: string) => (await call(`${app.url}${path}`, 'GET', undefined, { cookie })).status;
    expect([await statusWith(mine), await statusWith(other), await statusWith('sleutel_browser=x')]).to.deep.equal([
      200, 403, 403,
    ]);
  });

  it('B4: counts the cookie only on a request of our own page', async () => {
    // Fails without: `isOwnOrigin` in generate.ts.
    const cookie = await browser();
    for (const origin of ['https://evil.example', 'null']) {
      await call(`${app.url}/v3/directline/tokens/generate`, 'POST', {}, { cookie, origin });
    }
    const { body } = await call(
      `${app.url}/v3/directline/tokens/generate`,
      'POST',
      {},
      { cookie, origin: 'https://evil.example' },
    );
    const { token } = body as { token: string };
    await call(`${app.url}/v3/directline/conversations`, 'POST', {}, { authorization: `Bearer ${token}` });
    expect(rows(app.data, 'select browser from conversations')).to.deep.equal([{ browser: null }]);
  });
});
