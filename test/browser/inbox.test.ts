import { expect } from 'chai';
import { startPages } from '../pages/support.ts';
import { openBrowser, visit } from './support.ts';

describe('the inbox in a browser', function () {
  this.timeout(30_000);

  it('shows a new message by itself, unless that is switched off', async () => {
    const browser = await openBrowser();
    const app = await startPages();
    const { page, context } = await visit(browser, app.url);
    await page.clock.install();
    await page.goto(`${app.url}/dev/inbox`);
    const [first] = app.stage.messages;
    if (first === undefined) throw new Error('no message');
    const add = (id: string) =>
      (app.stage.messages = [
        ...app.stage.messages,
        { ...first, id, at: `2026-11-20T09:1${id}:00.000Z`, subject: `Nieuw ${id}` },
      ]);

    add('5');
    await page.clock.fastForward('00:03');
    await page.getByRole('heading', { name: 'Nieuw 5' }).waitFor();
    expect(await page.locator('#news').textContent()).to.equal('1 nieuw bericht');
    expect(await page.locator('.mail').first().getAttribute('data-id')).to.equal('5');

    await page.getByLabel('Ververs vanzelf').uncheck();
    add('6');
    await page.clock.fastForward('00:10');
    expect(await page.getByRole('heading', { name: 'Nieuw 6' }).count()).to.equal(0);
    await context.close();
    await app.close();
    await browser.close();
  });
});
