import { expect } from 'chai';
import type { Browser } from 'playwright-core';
import { MATCH_CODE } from '../pages/desks.ts';
import { startPages } from '../pages/support.ts';
import type { PagesApp } from '../pages/support.ts';
import { botOf } from './bot.ts';
import { holdChat, openBrowser, overflow, violations, visit, WINDOWS } from './support.ts';
import type { Visit } from './support.ts';

const LINK = '/password/link-token-0123456789';
const NOTICE = '/not-me/notice-token-0123456789';
const VOUCH = '/vouch/vouch-token-0123456789';

interface State {
  readonly title: string;
  readonly path: string;
  /** Before the page is opened. */
  readonly given?: (app: PagesApp, visit: Visit) => unknown;
  /** On the open page. */
  readonly when?: (visit: Visit, app: PagesApp) => unknown;
}

const inOwnBrowser = async (app: PagesApp, own: Visit): Promise<void> => {
  app.password.browser = await holdChat(own, app.url);
};

const signedIn = async (app: PagesApp, { context }: Visit): Promise<void> => {
  app.door.sessions.add('session-1');
  await context.addCookies([{ name: 'sleutel_session', value: 'session-1', url: app.url }]);
};

const submitWith =
  (newPassword: string, confirmPassword = newPassword) =>
  async ({ page }: Visit): Promise<void> => {
    await page.locator('#newPassword').fill(newPassword);
    await page.locator('#confirmPassword').fill(confirmPassword);
    await page.locator('#password-form [type=submit]').click();
  };

const STATES: readonly State[] = [
  {
    title: 'the chat with choices and a card',
    path: '/',
    when: async ({ page }, app) => {
      await page.getByText('Hallo', { exact: true }).first().waitFor();
      botOf(app).card('Kies een nieuw wachtwoord', app.url);
      botOf(app).choices('Hoe wil je laten zien dat jij het bent?', ['Code per mail', 'Code per sms']);
      await page.getByRole('toolbar').getByRole('button', { name: 'Code per sms' }).waitFor();
    },
  },
  {
    title: 'the chat with the people of the demo',
    path: '/?lang=en',
    when: async ({ page }) => {
      await page.getByText('Hallo', { exact: true }).first().waitFor();
      if (!(await page.getByRole('heading', { name: 'Anna de Vries' }).isVisible())) {
        await page.getByText('Try it yourself').click();
      }
    },
  },
  {
    title: 'the chat that is about to forget itself',
    path: '/?shared',
    given: (_, { page }) => page.clock.install(),
    when: async ({ page }) => {
      await page.getByText('Hallo', { exact: true }).first().waitFor();
      await page.clock.fastForward('04:10');
      await page.getByRole('dialog', { name: 'Ben je er nog?' }).waitFor();
    },
  },
  {
    title: 'the chat that does not open',
    path: '/',
    given: (_, { page }) => page.route('**/robot-check', (route) => route.abort()),
    when: ({ page }) => page.getByRole('heading', { name: 'De chat gaat niet open' }).waitFor(),
  },
  { title: 'the match code', path: LINK },
  {
    title: 'a wrong match code',
    path: LINK,
    when: async ({ page }) => {
      await page.locator('#matchCode').fill('fout');
      await page.getByRole('button', { name: 'Ga verder' }).click();
      await page.getByText('Deze code klopt niet').waitFor();
    },
  },
  {
    title: 'the password form after the match code',
    path: LINK,
    when: async ({ page }) => {
      await page.locator('#matchCode').fill(MATCH_CODE);
      await page.keyboard.press('Enter');
      await page.locator('#newPassword').waitFor();
    },
  },
  {
    title: 'the password form for a change',
    path: `${LINK}?lang=en`,
    given: async (app, own) => {
      app.password.effect = 'change';
      await inOwnBrowser(app, own);
    },
  },
  {
    title: 'a password that breaks rules',
    path: LINK,
    given: inOwnBrowser,
    when: async ({ page }) => {
      await page.locator('#newPassword').fill('welkom anna');
      await page.locator('[data-is=broken]').first().waitFor();
      await page.locator('#strength-text').filter({ hasText: /./u }).waitFor();
    },
  },
  {
    title: 'a refused password',
    path: LINK,
    given: inOwnBrowser,
    when: async (own) => {
      await submitWith('kort', 'anders')(own);
      await own.page.locator('#errors').waitFor();
    },
  },
  {
    title: 'a chosen password',
    path: LINK,
    given: inOwnBrowser,
    when: async (own) => {
      await submitWith('vier losse woorden hier')(own);
      await own.page.getByRole('heading', { name: 'Het is gelukt' }).waitFor();
    },
  },
  {
    title: 'an unknown outcome',
    path: LINK,
    given: async (app, own) => {
      app.password.answer = { kind: 'pending' };
      await inOwnBrowser(app, own);
    },
    when: async (own) => {
      await submitWith('vier losse woorden hier')(own);
      await own.page.getByRole('heading', { name: 'We weten het nog niet zeker' }).waitFor();
    },
  },
  {
    title: 'a password or a temporary pass',
    path: LINK,
    given: async (app, own) => {
      app.password.mayHavePass = true;
      await inOwnBrowser(app, own);
    },
  },
  {
    title: 'a temporary pass',
    path: `${LINK}?lang=en`,
    given: async (app, own) => {
      app.password.mayHavePass = true;
      await inOwnBrowser(app, own);
    },
    when: async ({ page }) => {
      await page.getByRole('button', { name: 'Show me a temporary access pass' }).click();
      await page.getByRole('button', { name: 'Copy the pass' }).waitFor();
    },
  },
  {
    title: 'no temporary pass after all',
    path: LINK,
    given: async (app, own) => {
      Object.assign(app.password, { mayHavePass: true, hasPass: false });
      await inOwnBrowser(app, own);
    },
    when: async ({ page }) => {
      await page.getByRole('button', { name: 'Toon mij een tijdelijke toegangspas' }).click();
      await page.getByText('kan nu niet').waitFor();
    },
  },
  { title: 'a link that is gone', path: '/password/unknown' },
  { title: 'privacy', path: '/privacy' },
  { title: 'the terms of use', path: '/terms' },
  { title: 'signing in', path: '/sign-in' },
  {
    title: 'a wrong sign-in',
    path: '/sign-in',
    when: async ({ page }) => {
      await page.getByLabel('Gebruikersnaam').fill('anna');
      await page.getByLabel('Wachtwoord').fill('nee');
      await page.getByRole('button', { name: 'Meld aan' }).click();
      await page.getByRole('alert').waitFor();
    },
  },
  {
    title: 'a good sign-in',
    path: '/sign-in?lang=en',
    when: async ({ page }) => {
      await page.getByLabel('User name').fill('anna@voorbeeld.example');
      await page.getByLabel('Password').fill('Correct-Horse-9');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'Your password works' }).waitFor();
    },
  },
  { title: 'the inbox', path: '/dev/inbox' },
  { title: 'an empty inbox', path: '/dev/inbox?lang=en', given: (app) => (app.stage.messages = []) },
  { title: '"this was not me"', path: NOTICE },
  {
    title: 'a frozen account',
    path: NOTICE,
    when: async ({ page }) => {
      await page.getByRole('button', { name: /zet mijn account vast/u }).click();
      await page.getByRole('heading', { name: 'Je account staat vast' }).waitFor();
    },
  },
  { title: 'whether resetting will work', path: '/security', given: signedIn },
  {
    title: 'nobody can add anything without a first way',
    path: '/security?lang=en',
    given: async (app, own) => {
      app.person.verdict = { kind: 'none' };
      app.person.shown = { kind: 'choosing', methods: [] };
      await signedIn(app, own);
    },
  },
  {
    title: 'a wrong code before adding',
    path: '/security',
    given: signedIn,
    when: async ({ page }) => {
      await page.getByRole('button', { name: 'E-mail naar je privéadres' }).click();
      await page.getByLabel('Code', { exact: true }).fill('00000000');
      await page.getByRole('button', { name: 'Ga verder' }).click();
      await page.getByRole('alert').waitFor();
    },
  },
  {
    title: 'an app to link',
    path: '/security',
    given: async (app, own) => {
      app.person.shown = { kind: 'proven', removal: { kind: 'possible', without: { kind: 'more' } } };
      await signedIn(app, own);
    },
    when: async ({ page }) => {
      await page.getByRole('button', { name: 'Koppel een app' }).click();
      await page.getByRole('img', { name: 'QR-code voor je authenticator-app' }).waitFor();
    },
  },
  {
    title: 'codes to save',
    path: '/security?lang=en',
    given: async (app, own) => {
      app.person.shown = { kind: 'proven', removal: { kind: 'other-proof', methods: ['email'] } };
      await signedIn(app, own);
    },
    when: async ({ page }) => {
      await page.getByRole('button', { name: 'Make ten recovery codes' }).click();
      await page.getByRole('button', { name: 'Print the codes' }).waitFor();
    },
  },
  { title: 'a manager who has to sign in', path: VOUCH },
  {
    title: 'a manager who types a wrong number',
    path: VOUCH,
    given: signedIn,
    when: async ({ page }) => {
      await page.getByLabel('Nummer uit de chat').fill('000');
      await page.getByRole('button', { name: 'Ja, dit is mijn medewerker' }).click();
      await page.getByRole('alert').waitFor();
    },
  },
  {
    title: 'a manager who has confirmed',
    path: VOUCH,
    given: signedIn,
    when: async ({ page }) => {
      await page.getByLabel('Nummer uit de chat').fill('417');
      await page.getByRole('button', { name: 'Ja, dit is mijn medewerker' }).click();
      await page.getByRole('heading', { name: 'Dank je wel' }).waitFor();
    },
  },
  { title: 'an error', path: '/nowhere' },
];

describe('every page passes axe at 320 and 1280 px, light and dark, fits, and asks no other host', function () {
  this.timeout(30_000);
  let browser: Browser;
  before(async () => {
    browser = await openBrowser();
  });
  after(() => browser.close());

  for (const { title, path, given, when } of STATES) {
    it(title, async () => {
      const app = await startPages({ robotCheck: true });
      const own = await visit(browser, app.url, WINDOWS[0]);
      try {
        await given?.(app, own);
        await own.page.goto(app.url + path);
        await when?.(own, app);
        for (const { viewport, colorScheme } of WINDOWS) {
          await own.page.setViewportSize(viewport);
          await own.page.emulateMedia({ colorScheme });
          const where = `${viewport.width} px, ${colorScheme}`;
          expect(await violations(own.page), where).to.deep.equal([]);
          expect(await overflow(own.page), where).to.equal(0);
        }
        expect(own.elsewhere).to.deep.equal([]);
        expect(own.complaints).to.deep.equal([]);
      } finally {
        await own.context.close();
        await app.close();
      }
    });
  }
});
