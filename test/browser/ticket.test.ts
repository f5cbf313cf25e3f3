import { expect } from 'chai';
import type { Browser } from 'playwright-core';
import { asksForHelp, Desk, newest } from '../helpdesk/support.ts';
import { ticketed, type Ticketed } from '../helpdesk/tickets-support.ts';
import { closeDoubles } from '../messages/providers/double.ts';
import { looksRight, openBrowser, visit } from './support.ts';

describe('the ticket of a case in the console', function () {
  this.timeout(120_000);
  let browser: Browser;
  let world: Ticketed;
  before(async () => {
    browser = await openBrowser();
  });
  after(() => browser.close());
  beforeEach(async () => {
    world = await ticketed();
  });
  afterEach(async () => {
    await world.app.stop();
    await world.app.remove();
    await closeDoubles();
  });

  it('comes by itself, as a link to the ticket system', async () => {
    const { app, line, incident } = world;
    line.cut = true;
    const hanna = await Desk.open(app.url, 'hanna');
    await asksForHelp(app.url, 'anna');
    const { id } = await newest(hanna);
    const { context, page, complaints } = await visit(browser, app.url, { viewport: { width: 1280, height: 900 } });
    const [name = '', value = ''] = hanna.cookie.split('=');
    await context.addCookies([{ name, value, url: app.url }]);
    await page.goto(`${app.url}/helpdesk?case=${id}`);
    await page.locator('#case-title').waitFor();
    expect(await page.locator('.case-line a').count()).to.equal(0);
    line.cut = false;
    const { number, id: unid } = await incident();
    const link = page.getByRole('link', { name: `Ticket ${number}` });
    await link.waitFor();
    expect(await link.getAttribute('href')).to.equal(`${line.url}/tas/secure/incident?action=show&unid=${unid}`);
    await looksRight(page, 'ticket');
    expect(complaints).to.deep.equal([]);
    await context.close();
  });
});
