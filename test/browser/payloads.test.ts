import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';
import { company, person } from '../attacks/support.ts';
import { PAYLOADS } from '../attacks/payloads.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { Desk, inTalk } from '../helpdesk/support.ts';
import { openBrowser, visit } from './support.ts';

const MARK = '<img src=http://evil.example/i.png onerror=window.pwned=1>![x](http://evil.example/i.png)';

const ROOMY = {
  perTenMinutes: 1_000,
  perDay: 1_000,
};

/** What stands in the page of our own making, and what ran. */
const findings = (page: Page) =>
  page.evaluate(() => {
    const box = globalThis as unknown as {
      pwned?: unknown;
      document: { querySelectorAll(selector: string): unknown[] };
    };
    const made = (selector: string) => box.document.querySelectorAll(selector).length;
    return {
      ran: box.pwned,
      markup: made(
        '#console :is(img, iframe, object, embed, script, style, link, form[action], video, audio, svg, a[href], base)',
      ),
      elsewhere: made(
        '[src*="evil.example"], [href*="evil.example"], [data*="evil.example"], [action*="evil.example"]',
      ),
    };
  });

describe('D5: markup in names, messages, notes and file names', function () {
  this.timeout(240_000);
  let browser: Browser;
  let app: TestApp;
  before(async () => {
    browser = await openBrowser();
    app = await startApp({
      company: company([
        person('anna', 1, { displayName: `Anna ${MARK}` }),
        person('hanna', 4, { roles: ['helpdesk'], displayName: `Hanna ${MARK}` }),
      ]),
      file: { policy: { sends: ROOMY } },
    });
  });
  after(async () => {
    await browser.close();
    await app.stop();
    await app.remove();
  });

  it(`stays what it is: ${PAYLOADS.length} of them in the console, nothing run, nothing asked`, async () => {
    expect(PAYLOADS.length).to.be.at.least(200);
    const hanna = await Desk.open(app.url, 'hanna');
    const { id, chat } = await inTalk(app.url, hanna, 'anna');
    for (const [index, text] of PAYLOADS.entries()) {
      if (index % 60 === 59) app.clock.advance(30_000);
      const file = { name: text.slice(0, 200) };
      const { status } = await chat.post({ type: 'message', text, attachments: [file] });
      expect(status, text).to.equal(200);
      await hanna.act(id, { do: 'note', words: text });
    }
    const own = await visit(browser, app.url, { viewport: { width: 1280, height: 900 } });
    const [name = '', value = ''] = hanna.cookie.split('=');
    await own.context.addCookies([{ name, value, url: app.url }]);
    await own.page.goto(`${app.url}/helpdesk?case=${id}`);
    await own.page
      .locator('.said.person')
      .nth(PAYLOADS.length - 1)
      .waitFor();
    expect(await own.page.locator('.events li').count()).to.be.at.least(PAYLOADS.length);
    expect(await findings(own.page)).to.deep.equal({ ran: undefined, markup: 0, elsewhere: 0 });
    expect([own.elsewhere, own.complaints]).to.deep.equal([[], []]);
    await own.context.close();
  });

  it('stays what it is in the chat of the employee, in the words and the name of an agent', async () => {
    // Fails without: `plain` for `handoff.` in `proactive` of dialogs/say.ts.
    const own = await visit(browser, app.url);
    await own.page.goto(app.url);
    await own.page.locator('.webchat__bubble').first().waitFor();
    for (const text of ['medewerker', 'ja']) {
      await own.page.locator('[data-id="webchat-sendbox-input"]').fill(text);
      await own.page.keyboard.press('Enter');
      await own.page.locator('.webchat__bubble', { hasText: text }).last().waitFor();
    }
    await own.page.locator('.webchat__bubble', { hasText: 'SL-' }).waitFor();
    const hanna = await Desk.open(app.url, 'hanna');
    const row = (await hanna.queue()).find(({ state }) => state === 'queued');
    await hanna.act(row?.id ?? '', { do: 'claim' });
    const shown = PAYLOADS.filter((_text, index) => index % 4 === 0);
    for (const words of shown) await hanna.act(row?.id ?? '', { do: 'say', words });
    await hanna.act(row?.id ?? '', { do: 'say', words: 'dat was alles' });
    await own.page.locator('.webchat__bubble', { hasText: 'dat was alles' }).waitFor();
    const { ran, elsewhere } = await findings(own.page);
    expect([ran, elsewhere]).to.deep.equal([undefined, 0]);
    expect(own.elsewhere).to.deep.equal([]);
    await own.context.close();
  });
});
