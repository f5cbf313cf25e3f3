import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';
import { gate } from '../channels/support.ts';
import { startPages } from '../pages/support.ts';
import type { PagesApp } from '../pages/support.ts';
import { botOf } from './bot.ts';
import { openBrowser, visit } from './support.ts';
import type { Visit } from './support.ts';

/** Web Chat keeps copies for screen readers; this is what people see. */
const bubble = (page: Page, text: string) => page.locator('.webchat__bubble').getByText(text, { exact: true }).last();
const box = (page: Page) => page.locator('[data-id="webchat-sendbox-input"]');
const status = (page: Page) => page.locator('#status');

async function say(page: Page, text: string): Promise<void> {
  await box(page).fill(text);
  await box(page).press('Enter');
}

describe('the web chat in a browser', function () {
  this.timeout(30_000);
  let browser: Browser;
  let app: PagesApp;
  let own: Visit;
  let page: Page;

  before(async () => {
    browser = await openBrowser();
  });
  after(() => browser.close());
  beforeEach(async () => {
    app = await startPages({ robotCheck: true });
    own = await visit(browser, app.url);
    page = own.page;
  });
  afterEach(async () => {
    await own.context.close();
    await app.close();
  });

  it('proves a browser, says welcome and answers', async () => {
    const held = gate();
    await page.route('**/robot-check', (route) => held.passed.then(() => route.continue()));
    await page.goto(app.url);
    await status(page).getByText('Even kijken of je een mens bent').waitFor();
    held.open();
    await bubble(page, 'Hallo').waitFor();
    expect(await status(page).textContent()).to.equal('');
    await say(page, 'ik kan er niet meer in');
    await bubble(page, 'Echo: ik kan er niet meer in').waitFor();
    expect(app.webChat.opened[0]?.locale).to.equal('nl-NL');
    expect(app.webChat.opened[0]?.grant.browser).to.match(/^[\w-]{43}$/u);
    expect([own.elsewhere, own.complaints]).to.deep.equal([[], []]);
  });

  it('cuts no choice off on a phone, shows six at once, and sets paragraphs apart', async () => {
    // Fails without: the rules for `.webchat__suggested-action` and `p + p` in chat.css, or the height in looks.ts.
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto(app.url);
    await bubble(page, 'Hallo').waitFor();
    const long = 'Waarom wordt je nieuwe wachtwoord geweigerd, en wat doe je eraan?';
    botOf(app).choices('Eerst dit.\n\nDan **BCD-FGH**.', [
      long,
      ...['1', '2', '3', '4'].map((n) => `Nog een keuze van deze lengte ${n}`),
      'De laatste',
    ]);
    await page.getByRole('toolbar').getByText('De laatste').waitFor();
    const seen = await page.evaluate<{ cut: string[]; gap: number; hidden: number }>(`(() => {
      const all = (what) => [...document.querySelectorAll(what)];
      const [first, second] = all('.webchat__bubble__content p').slice(-2).map((each) => each.getBoundingClientRect());
      const list = document.querySelector('.webchat__suggested-actions__flow-box');
      const isCut = (each) => each.scrollWidth > each.clientWidth;
      return {
        cut: all('.webchat__suggested-action__text').filter(isCut).map((each) => each.textContent),
        gap: second.top - first.bottom,
        hidden: list.scrollHeight - list.clientHeight,
      };
    })()`);
    expect(seen.cut).to.deep.equal([]);
    expect(seen.gap).to.be.at.least(6);
    expect(seen.hidden).to.be.at.most(30);
  });

  it('keeps the conversation over a reload', async () => {
    await page.goto(app.url);
    await bubble(page, 'Hallo').waitFor();
    await say(page, 'eerst');
    await bubble(page, 'Echo: eerst').waitFor();
    await page.reload();
    await bubble(page, 'Echo: eerst').waitFor();
    await say(page, 'daarna');
    await bubble(page, 'Echo: daarna').waitFor();
    expect(app.webChat.opened).to.have.length(1);
  });

  it('begins anew, quietly, when its token has run out', async () => {
    await page.goto(app.url);
    await bubble(page, 'Hallo').waitFor();
    app.clock.pass(25 * 3_600);
    await page.reload();
    await status(page).getByText('We zijn opnieuw begonnen').waitFor();
    await say(page, 'daar ben ik weer');
    await bubble(page, 'Echo: daar ben ik weer').waitFor();
    expect(app.webChat.opened).to.have.length(2);
  });

  it('begins anew when a message is refused because the token has run out', async () => {
    await page.goto(app.url);
    await bubble(page, 'Hallo').waitFor();
    app.clock.pass(25 * 3_600);
    await say(page, 'nog daar?');
    await status(page).getByText('We zijn opnieuw begonnen').waitFor();
    await say(page, 'hallo');
    await bubble(page, 'Echo: hallo').waitFor();
  });

  it('says what is wrong when it cannot open, and tries again when asked', async () => {
    await page.route('**/tokens/generate', (route) => route.abort());
    await page.goto(app.url);
    await page.getByRole('heading', { name: 'De chat gaat niet open' }).waitFor();
    await page.unroute('**/tokens/generate');
    await page.getByRole('button', { name: 'Probeer het opnieuw' }).click();
    await bubble(page, 'Hallo').waitFor();
  });

  it('asks for patience when the server is busy', async () => {
    await page.route('**/tokens/generate', (route) => route.fulfill({ status: 429, json: {} }));
    await page.goto(app.url);
    await page.getByText('Het is nu druk').waitFor();
  });

  it('solves a second check when the first was refused', async () => {
    let refused = 0;
    await page.route('**/tokens/generate', (route) =>
      refused++ === 0 ? route.fulfill({ status: 403, json: {} }) : route.continue(),
    );
    await page.goto(app.url);
    await bubble(page, 'Hallo').waitFor();
    expect(refused).to.equal(2);
  });

  it('solves a check that the bot asks for, once, and shows nothing of it', async () => {
    await page.goto(app.url);
    await bubble(page, 'Hallo').waitFor();
    botOf(app).robotCheck();
    botOf(app).say('Verder.');
    await bubble(page, 'Verder.').waitFor();
    await status(page).getByText('Gelukt.').waitFor();
    await page.reload();
    await bubble(page, 'Verder.').waitFor();
    const events = app.webChat.received.filter(({ activity }) => activity.type === 'event');
    expect(events.map(({ activity }) => activity.name)).to.deep.equal(['robot-check']);
    expect(events[0]?.activity.value).to.be.a('string').with.length.above(100);
    expect(await page.locator('.webchat__bubble').getByText('Even kijken.').count()).to.equal(0);
  });

  it('stops a text of more than 4,000 characters at the send box', async () => {
    await page.goto(app.url);
    await bubble(page, 'Hallo').waitFor();
    await say(page, 'a'.repeat(4_001));
    await status(page).getByText('Je bericht is te lang').waitFor();
    expect(await box(page).inputValue()).to.have.length(4_001);
    await say(page, 'b'.repeat(4_000));
    await page.locator('.webchat__bubble').getByText('Echo: bbb').last().waitFor();
    expect(await status(page).textContent()).to.equal('');
    expect(app.webChat.received.filter(({ activity }) => activity.type === 'message')).to.have.length(1);
  });

  it('says the wish that a password manager brought, once', async () => {
    await page.goto(`${app.url}/.well-known/change-password`);
    await bubble(page, 'Echo: Ik wil mijn wachtwoord veranderen').waitFor();
    expect(page.url()).to.equal(`${app.url}/`);
    await page.reload();
    await bubble(page, 'Echo: Ik wil mijn wachtwoord veranderen').waitFor();
    expect(app.webChat.received.filter(({ activity }) => activity.type === 'message')).to.have.length(1);
  });

  it('puts a user name of the demo in the send box', async () => {
    await page.goto(app.url);
    await bubble(page, 'Hallo').waitFor();
    await page.getByRole('button', { name: 'Gebruik in de chat: Bas van den Berg' }).click();
    expect(await box(page).inputValue()).to.equal('bas@voorbeeld.example');
  });

  it('belongs to whoever signed in, and to nobody else', async () => {
    await page.goto(app.url);
    await bubble(page, 'Hallo').waitFor();
    await page.goto(`${app.url}/sign-in`);
    await page.getByLabel('Gebruikersnaam').fill('anna@voorbeeld.example');
    await page.getByLabel('Wachtwoord').fill('Correct-Horse-9');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'Terug naar de chat' }).click();
    await bubble(page, 'Hallo').waitFor();
    expect(app.webChat.opened.map(({ grant }) => grant.accountId)).to.deep.equal([undefined, 'id-1']);
    await page.getByRole('button', { name: 'Afmelden' }).click();
    await bubble(page, 'Hallo').waitFor();
    expect(app.webChat.opened.at(-1)?.grant.accountId).to.equal(undefined);
  });

  it('works with the keyboard alone', async () => {
    await page.goto(app.url);
    await bubble(page, 'Hallo').waitFor();
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.className')).to.equal('skip');
    await page.keyboard.press('Enter');
    for (let i = 0; i < 20 && !(await box(page).evaluate((element) => element.matches(':focus'))); i++) {
      await page.keyboard.press('Tab');
    }
    await page.keyboard.type('met de toetsen');
    await page.keyboard.press('Enter');
    await bubble(page, 'Echo: met de toetsen').waitFor();
  });

  describe('on a shared computer', () => {
    beforeEach(async () => {
      await page.clock.install();
      await page.goto(app.url);
      await bubble(page, 'Hallo').waitFor();
    });

    const stored = () => page.evaluate<string>('JSON.stringify(Object.entries(sessionStorage))');

    it('warns after four idle minutes and forgets everything after five', async () => {
      await page.getByLabel('Gedeelde computer').check();
      await page.clock.fastForward('04:05');
      await page.getByRole('dialog', { name: 'Ben je er nog?' }).waitFor();
      await page.clock.fastForward('01:00');
      await page.getByRole('heading', { name: 'De chat is gewist' }).waitFor();
      expect(await stored()).to.not.include('token');
      expect(await page.locator('.webchat__bubble').count()).to.equal(0);
      await page.getByRole('button', { name: 'Begin een nieuwe chat' }).click();
      await bubble(page, 'Hallo').waitFor();
      expect(app.webChat.opened).to.have.length(2);
    });

    it('stays when somebody is still there', async () => {
      await page.getByLabel('Gedeelde computer').check();
      await page.clock.fastForward('04:05');
      await page.getByRole('button', { name: 'Ja, ik ben er nog' }).click();
      await page.clock.fastForward('02:00');
      expect(await page.getByRole('dialog', { name: 'Ben je er nog?' }).isVisible()).to.equal(false);
      expect(await stored()).to.include('token');
    });

    it('forgets at once when asked', async () => {
      await page.getByRole('button', { name: 'Wis deze chat' }).click();
      await page.getByRole('heading', { name: 'De chat is gewist' }).waitFor();
      expect(await stored()).to.not.include('token');
    });
  });

  it("does not forget on a computer of one's own", async () => {
    await page.clock.install();
    await page.goto(app.url);
    await bubble(page, 'Hallo').waitFor();
    await page.clock.fastForward('20:00');
    expect(await page.getByRole('dialog', { name: 'Ben je er nog?' }).isVisible()).to.equal(false);
  });
});
