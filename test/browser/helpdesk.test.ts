import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';
import { startApp, type TestApp } from '../support/app.ts';
import { codeFor, signIn } from '../support/chat.ts';
import { asksForHelp, Desk, inTalk, STAFFED, userId } from '../helpdesk/support.ts';
import { looksRight, openBrowser, violations, visit, type Visit } from './support.ts';

interface Words {
  readonly locale: string;
  readonly wish: string;
  readonly yes: string;
  readonly person: string;
  readonly say: string;
  readonly hello: string;
  readonly answer: string;
  readonly claim: string;
  readonly mail: string;
  readonly unlock: string;
  readonly resolve: string;
  readonly sure: string;
  readonly proven: RegExp;
  readonly joined: RegExp;
  readonly unlocked: RegExp;
  readonly closed: RegExp;
  readonly read: string;
}

const NL: Words = {
  locale: 'nl-NL',
  wish: 'account geblokkeerd',
  yes: 'ja',
  person: 'medewerker',
  say: 'Bericht aan de medewerker',
  hello: 'Goedemorgen Bas, ik stuur je eerst een code.',
  answer: 'Dank je wel!',
  claim: 'Pak op',
  mail: 'privémail',
  unlock: 'Ontgrendel het account',
  resolve: 'Opgelost',
  sure: 'Ja, doen',
  proven: /Bewezen: dit is de medewerker/u,
  joined: /leest nu met je mee/u,
  unlocked: /De blokkade is weg/u,
  closed: /Je praat nu weer met mij/u,
  read: 'Gelezen',
};
const EN: Words = {
  locale: 'en-GB',
  wish: 'my account is locked',
  yes: 'yes',
  person: 'agent',
  say: 'Message to the employee',
  hello: 'Good morning Bas, I send you a code first.',
  answer: 'Thank you!',
  claim: 'Pick up',
  mail: 'private mail',
  unlock: 'Unlock the account',
  resolve: 'Resolved',
  sure: 'Yes, do it',
  proven: /Proven: this is the employee/u,
  joined: /is with you now/u,
  unlocked: /Your account is unlocked/u,
  closed: /You are talking to me again/u,
  read: 'Read',
};

const bubble = (page: Page, text: RegExp | string) => page.locator('.webchat__bubble').getByText(text).last();
async function say(page: Page, text: string): Promise<void> {
  await page.locator('[data-id="webchat-sendbox-input"]').fill(text);
  await page.keyboard.press('Enter');
}

describe('an employee and an agent side by side', function () {
  this.timeout(120_000);
  let browser: Browser;
  let app: TestApp;
  const open: Visit[] = [];
  before(async () => {
    browser = await openBrowser();
  });
  after(() => browser.close());
  beforeEach(async () => {
    app = await startApp({ company: STAFFED });
  });
  afterEach(async () => {
    await Promise.all(open.splice(0).map(({ context }) => context.close()));
    await app.stop();
    await app.remove();
  });

  async function come(locale: string, cookie?: string): Promise<Visit> {
    const own = await visit(browser, app.url, { locale, viewport: { width: 1280, height: 900 } });
    open.push(own);
    const [name = '', value = ''] = cookie?.split('=') ?? [];
    if (cookie !== undefined) await own.context.addCookies([{ name, value, url: app.url }]);
    return own;
  }

  for (const words of [NL, EN]) {
    it(`from the wish to the solution, in ${words.locale}`, async () => {
      const employee = await come(words.locale);
      const hanna = await Desk.open(app.url, 'hanna');
      const agent = await come(words.locale, hanna.cookie);
      const { page: desk } = agent;
      const { page: chat } = employee;
      const state = (name: string) => looksRight(desk, `${words.locale}-${name}`);
      await desk.goto(`${app.url}/helpdesk`);
      await desk.locator('#open-cases').waitFor();
      await state('empty');

      await chat.goto(app.url);
      await bubble(chat, 'Sleutel').waitFor();
      await say(chat, words.wish);
      await say(chat, userId('bas'));
      await say(chat, words.person);
      await say(chat, words.yes);
      await bubble(chat, /SL-\w{4}-\w{4}/u).waitFor();

      // By itself, and by the keyboard alone.
      await desk.locator('.row').waitFor();
      await state('queue');
      await desk.locator('.row').focus();
      await desk.keyboard.press('Enter');
      await desk.getByRole('button', { name: words.claim }).focus();
      await state('case');
      await desk.keyboard.press('Enter');
      await bubble(chat, words.joined).waitFor();

      await desk.getByLabel(words.say).fill(words.hello);
      await desk.keyboard.press('Enter');
      await bubble(chat, words.hello).waitFor();
      await desk.getByText(words.read, { exact: true }).waitFor();
      expect(await desk.getByRole('button', { name: words.unlock }).isDisabled()).to.equal(true);
      await desk.getByRole('button', { name: words.mail }).click();
      await say(chat, await codeFor(app.url, 'bas@prive.example'));
      await desk.getByText(words.proven).waitFor();
      await state('proven');

      // Both sides survive a reload.
      await desk.reload();
      await chat.reload();
      await desk.locator('.words', { hasText: words.hello }).waitFor();
      await bubble(chat, words.hello).waitFor();
      await say(chat, words.answer);
      await desk.locator('.said.person .words', { hasText: words.answer }).waitFor();

      await desk.getByRole('button', { name: words.unlock }).click();
      await desk.getByRole('dialog').waitFor();
      await state('confirm');
      await desk.getByRole('button', { name: words.sure }).click();
      await bubble(chat, words.unlocked).waitFor();
      expect((await signIn(app.url, userId('bas'), 'Begin-bas-01!')).status).to.equal(200);
      await desk.getByRole('button', { name: words.resolve }).click();
      await desk.getByRole('button', { name: words.sure }).click();
      await bubble(chat, words.closed).waitFor();
      await desk.locator('.case-line', { hasText: words.locale === 'nl-NL' ? 'opgelost' : 'resolved' }).waitFor();
      await state('resolved');
      expect(await violations(chat)).to.deep.equal([]);
      for (const side of [agent, employee]) expect([side.elsewhere, side.complaints]).to.deep.equal([[], []]);
    });
  }

  it('every other state of the console passes axe, fits, and asks no other host', async () => {
    const hanna = await Desk.open(app.url, 'hanna');
    const harm = await Desk.open(app.url, 'harm');
    await inTalk(app.url, harm, 'cas');
    await asksForHelp(app.url);
    const { id } = await inTalk(app.url, hanna);
    const privileged = await inTalk(app.url, hanna, 'gerda');
    const { page, elsewhere, complaints } = await come('nl-NL', hanna.cookie);
    await page.goto(`${app.url}/helpdesk?case=${id}`);
    await page.getByLabel('Gebruikersnaam die de medewerker noemt').fill('niemand@voorbeeld.example');
    await page.getByRole('button', { name: 'Zoek op' }).click();
    await page.getByRole('status').getByText('Dit account kennen we niet.').waitFor();
    await looksRight(page, 'nobody-named');
    await page.goto(`${app.url}/helpdesk?case=${privileged.id}`);
    await page.getByText('Dit account heeft een beheerrol').waitFor();
    await looksRight(page, 'privileged');
    for (const [tab, text] of [
      ['Belcontrole', 'De medewerker belt'],
      ['Geblokkeerd', 'Bas Proef'],
      ['Verloopt binnenkort', 'verloopt'],
    ] as const) {
      await page.getByRole('button', { name: tab }).click();
      await page.locator('.listed').getByText(text).first().waitFor();
      await looksRight(page, `list-${tab.slice(0, 8)}`);
    }
    expect([elsewhere, complaints]).to.deep.equal([[], []]);
  });

  it('the door, for nobody and for an employee, and after a session has ended', async () => {
    const nobody = await come('nl-NL');
    await nobody.page.goto(`${app.url}/helpdesk`);
    await nobody.page.getByRole('heading', { name: 'Meld je aan' }).waitFor();
    await looksRight(nobody.page, 'door-nobody');
    const anna = await Desk.open(app.url, 'anna');
    const employee = await come('en-GB', anna.cookie);
    await employee.page.goto(`${app.url}/helpdesk`);
    await employee.page.getByRole('heading', { name: 'For the helpdesk only' }).waitFor();
    await looksRight(employee.page, 'door-employee');

    const hanna = await Desk.open(app.url, 'hanna');
    const agent = await come('nl-NL', hanna.cookie);
    await agent.page.goto(`${app.url}/helpdesk`);
    await agent.page.locator('#open-cases').waitFor();
    app.clock.advance(16 * 60_000);
    await asksForHelp(app.url);
    await agent.page.getByRole('alert').getByText('Er was 15 minuten geen teken van jou').waitFor();
    await looksRight(agent.page, 'signed-out');
  });
});
