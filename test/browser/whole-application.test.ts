import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';
import { startApp, type TestApp } from '../support/app.ts';
import { codeFor, GOOD_PASSWORD, signIn } from '../support/chat.ts';
import { openBrowser, overflow, violations, visit, type Visit } from './support.ts';

interface Words {
  readonly locale: string;
  readonly wish: string;
  readonly byMail: string;
  readonly yes: string;
  readonly open: string;
  readonly backIn: RegExp;
}

const NL: Words = {
  locale: 'nl-NL',
  wish: 'ik ben mijn wachtwoord vergeten',
  byMail: 'E-mail naar mijn privéadres',
  yes: 'Ja',
  open: 'Nieuw wachtwoord kiezen',
  backIn: /Je bent weer binnen/u,
};
const EN: Words = {
  locale: 'en-GB',
  wish: 'I forgot my password',
  byMail: 'E-mail to my private address',
  yes: 'Yes',
  open: 'Choose a new password',
  backIn: /You are back in/u,
};

const bubble = (page: Page, text: RegExp | string) => page.locator('.webchat__bubble').getByText(text).last();
const choice = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first();

async function say(page: Page, text: string): Promise<void> {
  await page.locator('[data-id="webchat-sendbox-input"]').fill(text);
  await page.keyboard.press('Enter');
}

/** From the first word to the link, in a real Web Chat with the robot check on. */
async function askForLink(page: Page, app: TestApp, words: Words, name: string): Promise<void> {
  await page.goto(app.url);
  await bubble(page, 'Sleutel').waitFor();
  await say(page, words.wish);
  await say(page, `${name}@voorbeeld.example`);
  await choice(page, words.byMail).click();
  await say(page, await codeFor(app.url, `${name}@prive.example`));
  await choice(page, words.yes).click();
  await page.locator('.ac-pushButton', { hasText: words.open }).waitFor();
}

describe('the whole application in a browser', function () {
  this.timeout(60_000);
  let browser: Browser;
  let app: TestApp;
  let own: Visit;

  before(async () => {
    browser = await openBrowser();
    app = await startApp({ environment: { SLEUTEL_ROBOT_CHECK: 'on' } });
  });
  after(async () => {
    await browser.close();
    await app.stop();
    await app.remove();
  });
  afterEach(() => own.context.close());

  const recoveries = [
    { words: NL, width: 1280, name: 'anna' },
    { words: EN, width: 320, name: 'john' },
  ];
  for (const { words, width, name } of recoveries) {
    it(`brings ${name} back in, in ${words.locale} at ${width} px`, async () => {
      own = await visit(browser, app.url, { locale: words.locale, viewport: { width, height: 800 } });
      const { page, context } = own;
      await askForLink(page, app, words, name);
      expect(await violations(page)).to.deep.equal([]);
      expect(await overflow(page)).to.equal(0);

      const opened = context.waitForEvent('page');
      await page.locator('.ac-pushButton', { hasText: words.open }).click();
      const form = await opened;
      await form.locator('input[name=newPassword]').fill(GOOD_PASSWORD);
      await form.locator('input[name=confirmPassword]').fill(GOOD_PASSWORD);
      expect(await form.locator('input[autocomplete=username]').inputValue()).to.equal(`${name}@voorbeeld.example`);
      expect(await violations(form)).to.deep.equal([]);
      await form.locator('input[name=confirmPassword]').press('Enter');
      await bubble(page, words.backIn).waitFor();
      expect((await signIn(app.url, `${name}@voorbeeld.example`, GOOD_PASSWORD)).status).to.equal(200);
      expect([own.elsewhere, own.complaints]).to.deep.equal([[], []]);
    });
  }

  it('asks another device without JavaScript for the match code, and lets it finish', async () => {
    own = await visit(browser, app.url);
    await askForLink(own.page, app, NL, 'bas');
    const link = own.page.locator('a[href*="/password/"]').last();
    const url = (await link.getAttribute('href')) ?? '';
    const code = own.page.locator('strong').filter({ hasText: /^[A-Z0-9]{3}-[A-Z0-9]{3}$/u });
    const matchCode = (await code.last().textContent()) ?? '';

    const phone = await visit(browser, app.url, { javaScriptEnabled: false, viewport: { width: 320, height: 640 } });
    await phone.page.goto(url);
    expect(await phone.page.content()).not.to.contain('bas@voorbeeld.example');
    await phone.page.locator('input[name=matchCode]').fill(matchCode.toLowerCase());
    await phone.page.locator('input[name=matchCode]').press('Enter');
    await phone.page.locator('input[name=newPassword]').fill(GOOD_PASSWORD);
    await phone.page.locator('input[name=confirmPassword]').fill(GOOD_PASSWORD);
    await phone.page.locator('input[name=confirmPassword]').press('Enter');
    await phone.page.getByText('Het is gelukt').waitFor();
    await bubble(own.page, NL.backIn).waitFor();
    await phone.context.close();
  });

  it('knows who is signed in, and does not ask which account', async () => {
    own = await visit(browser, app.url);
    const { page } = own;
    await page.goto(`${app.url}/sign-in`);
    await page.locator('input[name=userId]').fill('hanna@voorbeeld.example');
    await page.locator('input[name=password]').fill('Begin-hanna-13!');
    await page.keyboard.press('Enter');
    await page.getByText('Hanna Helpdesk').first().waitFor();
    await page.goto(app.url);
    await bubble(page, 'Hanna Helpdesk').waitFor();
    await say(page, NL.wish);
    await bubble(page, /Eerst controleer ik of jij het bent/u).waitFor();
  });
});
