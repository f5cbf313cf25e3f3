import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';
import { startApp, type TestApp } from '../support/app.ts';
import { codeFor, GOOD_PASSWORD, choosePassword } from '../support/chat.ts';
import { openBrowser, overflow, violations, visit, type Visit } from './support.ts';

/** Where pictures go for whoever wants to look at them. */
const PICTURES = process.env['SLEUTEL_PICTURES'];

const card = (page: Page, words: RegExp) => page.locator('.ac-adaptiveCard', { hasText: words }).last();
const choice = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first();

async function say(page: Page, text: string): Promise<void> {
  await page.locator('[data-id="webchat-sendbox-input"]').fill(text);
  await page.keyboard.press('Enter');
}

describe('cards in Web Chat', function () {
  this.timeout(90_000);
  let browser: Browser;
  let app: TestApp;
  let own: Visit;

  before(async () => {
    browser = await openBrowser();
    app = await startApp();
  });
  after(async () => {
    await browser.close();
    await app.stop();
    await app.remove();
  });
  afterEach(() => own.context.close());

  for (const [colorScheme, name] of [
    ['light', 'anna'],
    ['dark', 'bas'],
  ] as const) {
    it(`read well on a phone, say everything once, and typing works beside them: ${colorScheme}`, async () => {
      own = await visit(browser, app.url, { colorScheme, viewport: { width: 390, height: 844 } });
      const { page } = own;
      const look = async (what: string): Promise<void> => {
        await page.waitForTimeout(400);
        expect(await overflow(page), what).to.equal(0);
        expect(await violations(page), what).to.deep.equal([]);
        if (PICTURES !== undefined) await page.screenshot({ path: `${PICTURES}/${what}-${colorScheme}.png` });
      };
      await page.goto(app.url);
      await page.locator('.webchat__bubble').getByText('Sleutel').last().waitFor();
      await say(page, 'wat zijn de regels voor een wachtwoord');
      await card(page, /Gecontroleerd op/u).waitFor();
      await look('steps');
      await say(page, 'ik ben mijn wachtwoord vergeten');
      await page.locator('.webchat__bubble').getByText('Met welk account').last().waitFor();
      await say(page, `${name}@voorbeeld.example`);
      await choice(page, 'E-mail naar mijn privéadres').waitFor();
      await look('choices');
      await say(page, 'email');
      await say(page, await codeFor(app.url, `${name}@prive.example`));
      await card(page, /Zal ik dat doen\?/u).waitFor();
      // Fails without: `withoutRepetition` in middleware.ts of the chat.
      expect(await page.locator('.webchat__basic-transcript').getByText('Zal ik dat doen?').count()).to.equal(1);
      await look('confirmation');
      await say(page, 'ja');
      const open = page.locator('.ac-pushButton', { hasText: 'Nieuw wachtwoord kiezen' });
      await open.waitFor();
      const href = await page.locator('.webchat__bubble a[href*="/password/"]').last().getAttribute('href');
      const shown = await page
        .locator('.webchat__bubble')
        .getByText(/[A-Z0-9]{3}-[A-Z0-9]{3}/u)
        .last()
        .innerText();
      const matchCode = /[A-Z0-9]{3}-[A-Z0-9]{3}/u.exec(shown)?.[0] ?? '';
      await choosePassword(app.url, new URL(href ?? '', app.url).pathname, {
        newPassword: GOOD_PASSWORD,
        confirmPassword: GOOD_PASSWORD,
        matchCode,
      });
      await card(page, /Je bent weer binnen/u).waitFor();
      await look('result');
      expect(own.elsewhere).to.deep.equal([]);
    });
  }
});
