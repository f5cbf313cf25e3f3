import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import { expect } from 'chai';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { fingerprintOf } from '../pages/desks.ts';

const ARGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium', args: ARGS });

/** Every window in which a page has to look right. */
export const WINDOWS = [320, 1280].flatMap((width) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ viewport: { width, height: 800 }, colorScheme })),
);

export interface Visit {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Whatever was asked of another host; nothing ever should. */
  readonly elsewhere: string[];
  /** What the page complained about, other than answers that are not 200. */
  readonly complaints: string[];
}

export async function visit(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Visit> {
  const context = await browser.newContext({ locale: 'nl-NL', reducedMotion: 'reduce', ...options });
  const page = await context.newPage();
  const elsewhere: string[] = [];
  const complaints: string[] = [];
  const { host } = new URL(url);
  context.on('request', (request) => {
    const target = new URL(request.url());
    if (!['data:', 'blob:'].includes(target.protocol) && target.host !== host) elsewhere.push(request.url());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      complaints.push(message.text());
  });
  return { context, page, elsewhere, complaints };
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds, in words; the rule on target sizes is switched on too. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const found = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run(options: object): Promise<axe.AxeResults> } };
    return (await axe.run({ rules: { 'target-size': { enabled: true } } })).violations;
  });
  return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`));
}

/** How far anything sticks out sideways. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');

/** Fields as the browser brings them, too low to touch, and cards that stick to each other. */
const unstyled = (page: Page): Promise<string[]> =>
  page.evaluate<string[]>(`(() => {
    const all = (what) => [...document.querySelectorAll(what)].filter((each) => each.checkVisibility());
    const boxOf = (each) => each.getBoundingClientRect();
    const low = all('input:not([type=hidden], [type=checkbox], [type=radio]), select, textarea').filter((each) => boxOf(each).height < 40);
    const stuck = all('.card + .card').filter((each) => boxOf(each).top - boxOf(each.previousElementSibling).bottom < 8);
    return [...low, ...stuck].map((each) => each.outerHTML.slice(0, 100));
  })()`);

/** Every width and both schemes: nothing for axe, nothing that sticks out, no bare fields; a picture of each in `SHOTS`, if that is set. */
export async function looksRight(page: Page, state: string): Promise<void> {
  const before = page.viewportSize();
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await violations(page), `${state}, ${width} px, ${colorScheme}`).to.deep.equal([]);
      expect(await overflow(page), `${state}, ${width} px`).to.equal(0);
      expect(await unstyled(page), `${state}, ${width} px`).to.deep.equal([]);
      const folder = process.env['SHOTS'];
      if (folder !== undefined)
        await page.screenshot({ path: `${folder}/${state}-${width}-${colorScheme}.png`, fullPage: true });
    }
  }
  if (before !== null) await page.setViewportSize(before);
}

/** Makes this visit the one that holds the chat; gives what the desks know it by. */
export async function holdChat({ context }: Visit, url: string): Promise<string> {
  await context.addCookies([{ name: 'sleutel_browser', value: 'own-browser', url }]);
  return fingerprintOf('own-browser');
}
