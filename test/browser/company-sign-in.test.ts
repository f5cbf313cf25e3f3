import { expect } from 'chai';
import type { Browser } from 'playwright-core';
import { startCloud, type Cloud } from '../doubles/microsoft/cloud.ts';
import { CLIENT, newUser, SECRET, TENANT } from '../doubles/microsoft/tenant.ts';
import { startApp, type TestApp } from '../support/app.ts';
import { openBrowser, violations, visit } from './support.ts';

describe('signing in at the company, in a browser', () => {
  let browser: Browser;
  let cloud: Cloud;
  let app: TestApp;
  const anna = newUser('anna', { displayName: 'Anna de Vries' });

  before(async () => {
    cloud = await startCloud([anna]);
    const directory = {
      kind: 'graph',
      tenantId: TENANT,
      clientId: CLIENT,
      clientSecret: SECRET,
      authorityHost: cloud.login.url,
      graphBaseUrl: cloud.graph.url,
    };
    const organisation = { name: 'Voorbeeld BV', domain: 'voorbeeld.example' };
    app = await startApp({ file: { directory, organisation, signIn: {} } });
    cloud.tenant.application.redirectUris.push(`${app.url}/sign-in/back`);
    browser = await openBrowser();
  });
  after(async () => {
    await browser.close();
    await app.stop();
    await app.remove();
    await cloud.close();
  });

  it('goes there and back, keeps the browser the same, and is refused kindly when it stops halfway', async () => {
    // The certificate of the double is nobody's; what is trusted otherwise is not this test's business.
    const { context, page, complaints } = await visit(browser, app.url, { ignoreHTTPSErrors: true });
    await page.goto(app.url);
    const held = (await context.cookies(app.url)).find(({ name }) => name === 'sleutel_browser')?.value;
    expect(held).to.be.a('string');

    await page.goto(`${app.url}/sign-in`);
    expect(await violations(page)).to.deep.equal([]);
    await page.getByRole('link', { name: 'Ga naar het aanmeldscherm van je bedrijf' }).click();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('heading', { name: 'Je bent nog niet aangemeld' }).waitFor();
    expect(await violations(page)).to.deep.equal([]);

    await page.getByRole('link', { name: 'Probeer het opnieuw' }).click();
    await page.getByLabel('Account').fill(anna.userPrincipalName);
    await page.getByLabel('Password').fill(anna.hidden.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL(`${app.url}/`);
    await page.getByText('Aangemeld als Anna de Vries').waitFor();
    const cookies = await context.cookies(app.url);
    expect(cookies.find(({ name }) => name === 'sleutel_session')).to.include({ httpOnly: true, sameSite: 'Lax' });
    // Off: answer /sign-in/back with a redirect; the start page then takes the browser for a new one.
    expect(cookies.find(({ name }) => name === 'sleutel_browser')?.value).to.equal(held);
    expect(complaints).to.deep.equal([]);
    await context.close();
  });
});
