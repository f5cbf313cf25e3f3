import { expect } from 'chai';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { MATCH_CODE, USER_ID } from '../pages/desks.ts';
import { startPages } from '../pages/support.ts';
import type { PagesApp } from '../pages/support.ts';
import { holdChat, openBrowser, visit } from './support.ts';
import type { Visit } from './support.ts';

const GOOD = 'vier losse woorden hier';
const PHONE = { viewport: { width: 320, height: 640 } };

describe('the password page in a browser', function () {
  this.timeout(30_000);
  let browser: Browser;
  let app: PagesApp;
  let url: string;
  const visits: Visit[] = [];

  before(async () => {
    browser = await openBrowser();
  });
  after(() => browser.close());
  beforeEach(async () => {
    app = await startPages();
    url = `${app.url}/password/${app.password.token}`;
  });
  afterEach(async () => {
    for (const { context } of visits.splice(0)) await context.close();
    await app.close();
  });

  async function open({ isOwn = true, ...options }: BrowserContextOptions & { isOwn?: boolean } = {}): Promise<Page> {
    const own = await visit(browser, app.url, { ...PHONE, ...options });
    visits.push(own);
    if (isOwn) app.password.browser = await holdChat(own, app.url);
    await own.page.goto(url);
    return own.page;
  }

  async function choose(page: Page, newPassword: string, confirmPassword = newPassword): Promise<void> {
    await page.locator('#newPassword').fill(newPassword);
    await page.locator('#confirmPassword').fill(confirmPassword);
    await page.locator('#password-form [type=submit]').click();
  }

  describe('without JavaScript', () => {
    const plain = { javaScriptEnabled: false };

    it('asks for the match code, then for the password, and is done', async () => {
      const page = await open({ ...plain, isOwn: false });
      await page.getByLabel('Code uit de chat').fill('K7Q-444');
      await page.getByRole('button', { name: 'Ga verder' }).click();
      await page.getByText('Deze code klopt niet').waitFor();
      await page.getByLabel('Code uit de chat').fill(MATCH_CODE);
      await page.getByRole('button', { name: 'Ga verder' }).click();
      expect(await page.getByLabel('Gebruikersnaam').inputValue()).to.equal(USER_ID);
      await choose(page, GOOD);
      await page.getByRole('heading', { name: 'Het is gelukt' }).waitFor();
      expect(app.password.forms.map(({ matchCode }) => matchCode)).to.deep.equal([MATCH_CODE]);
    });

    it('tells what is wrong and puts the cursor there', async () => {
      const page = await open(plain);
      await choose(page, 'welkom2026', 'iets anders');
      await page.getByRole('alert').getByText('makkelijk te raden').waitFor();
      expect(await page.locator('#newPassword').getAttribute('aria-invalid')).to.equal('true');
      expect(await page.locator('#newPassword').inputValue()).to.equal('');
      await choose(page, GOOD);
      await page.getByRole('heading', { name: 'Het is gelukt' }).waitFor();
    });

    it('gives more time, and shows no button that does nothing', async () => {
      const page = await open(plain);
      expect(await page.locator('.reveal').first().isVisible()).to.equal(false);
      await page.getByRole('button', { name: 'Geef me meer tijd' }).click();
      await page.getByRole('heading', { name: 'Kies een nieuw wachtwoord' }).waitFor();
      expect(await page.getByRole('button', { name: 'Geef me meer tijd' }).count()).to.equal(0);
      expect(app.password.mayExtend).to.equal(false);
    });
  });

  it('checks the rules while typing and sends nothing that would be refused', async () => {
    const page = await open();
    await page.locator('#newPassword').pressSequentially('anna');
    await page.locator('[data-reasons="personal"][data-is="broken"]').waitFor();
    await page.locator('[data-reasons="common"][data-is="met"]').waitFor();
    expect(await page.locator('#rules li').first().textContent()).to.match(/nog niet in orde/u);
    await choose(page, 'kort', 'anders');
    await page.locator('#errors').getByText('te kort').waitFor();
    await page.locator('#errors').getByText('niet gelijk').waitFor();
    expect(await page.evaluate('document.activeElement.id')).to.equal('newPassword');
    expect(await page.locator('#confirmPassword').inputValue()).to.equal('anders');
    expect(app.password.forms).to.have.length(0);
    await choose(page, GOOD);
    await page.getByRole('heading', { name: 'Het is gelukt' }).waitFor();
  });

  it('sends one form however often the button is pressed', async () => {
    const page = await open();
    await page.locator('#newPassword').fill(GOOD);
    await page.locator('#confirmPassword').fill(GOOD);
    await page.locator('#password-form [type=submit]').dblclick();
    await page.getByRole('heading', { name: 'Het is gelukt' }).waitFor();
    expect(app.password.forms).to.have.length(1);
  });

  it('estimates the strength, and calls nothing strong that will be refused', async () => {
    const page = await open();
    const strength = page.locator('#strength-text');
    await page.locator('#newPassword').fill('aaaaaaaaaa');
    await strength.getByText(/zwak/u).waitFor();
    await page.locator('#newPassword').fill('paarse giraf eet stroopwafels');
    await strength.getByText('heel sterk').waitFor();
    await page.locator('#newPassword').fill('paarse anna eet stroopwafels');
    await strength.getByText('zwak', { exact: true }).waitFor();
  });

  it('shows and hides a password, and says so', async () => {
    const page = await open();
    const show = page.getByRole('button', { name: 'Toon wat je typt bij: Nieuw wachtwoord', exact: true });
    await page.locator('#newPassword').fill(GOOD);
    await show.click();
    expect(await page.locator('#newPassword').getAttribute('type')).to.equal('text');
    expect(await show.getAttribute('aria-pressed')).to.equal('true');
    expect(await page.locator('#announce').textContent()).to.equal('Je wachtwoord is nu zichtbaar.');
    await show.click();
    expect(await page.locator('#newPassword').getAttribute('type')).to.equal('password');
    expect(await page.locator('#announce').textContent()).to.equal('Je wachtwoord is niet meer zichtbaar.');
  });

  it('lets a password be pasted', async () => {
    const page = await open();
    for (const id of ['#newPassword', '#confirmPassword']) {
      await page.locator(id).evaluate((field, text) => {
        const { ClipboardEvent, DataTransfer } = globalThis as unknown as {
          ClipboardEvent: new (type: string, init: object) => Event;
          DataTransfer: new () => { setData(type: string, text: string): void };
        };
        const clipboardData = new DataTransfer();
        clipboardData.setData('text/plain', text);
        const wasTaken = !field.dispatchEvent(
          new ClipboardEvent('paste', { clipboardData, cancelable: true, bubbles: true }),
        );
        if (wasTaken) throw new Error('pasting was prevented');
      }, GOOD);
    }
  });

  it('tells how much time is left and gives more, once, without losing what was typed', async () => {
    app.password.expiresAt = new Date(Date.now() + 64_000);
    const page = await open();
    await page.locator('#newPassword').fill(GOOD);
    await page
      .locator('#left')
      .getByText(/Nog \d+ seconden/u)
      .waitFor();
    await page.locator('#announce').getByText('Nog 60 seconden').waitFor({ state: 'attached' });
    await page.getByRole('button', { name: 'Geef me meer tijd' }).click();
    await page
      .locator('#left')
      .getByText(/Nog 1[01] minuten/u)
      .waitFor();
    expect(await page.locator('#newPassword').inputValue()).to.equal(GOOD);
    expect(await page.getByRole('button', { name: 'Geef me meer tijd' }).count()).to.equal(0);
  });

  it('can be filled in by a password manager', async () => {
    app.password.effect = 'change';
    const page = await open();
    const kinds = await page
      .locator('#password-form input:not([type=hidden])')
      .evaluateAll((fields) => fields.map((field) => field.getAttribute('autocomplete')));
    expect(kinds).to.deep.equal(['username', 'current-password', 'new-password', 'new-password']);
  });

  it('gives the token to nobody, also not with a link to elsewhere', async () => {
    const page = await open();
    const referrers: (string | undefined)[] = [];
    page.on('request', (request) => referrers.push(request.headers()['referer']));
    await page.getByRole('link', { name: 'Sleutel' }).click();
    await page.waitForURL(`${app.url}/`);
    expect(referrers.filter((referrer) => referrer?.includes(app.password.token))).to.deep.equal([]);
  });

  it('counts as a sign of life for a chat in another tab', async () => {
    const page = await open();
    const other = await page.context().newPage();
    await other.goto(`${app.url}/sign-in`);
    await other.evaluate(`globalThis.signs = 0; new BroadcastChannel('sleutel').onmessage = () => globalThis.signs++`);
    await page.locator('#newPassword').press('a');
    await other.waitForFunction('globalThis.signs > 0');
  });
});
