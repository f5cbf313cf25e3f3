import { expect } from 'chai';
import type { Browser } from 'playwright-core';
import { textsIn } from '../../src/channels/pages/texts/index.ts';
import { company, person, sessionOf, settled, tamper } from '../attacks/support.ts';
import { asksForHelp, Desk, inTalk, newest, STAFFED, userId } from '../helpdesk/support.ts';
import { startApp, type TestApp, type TestAppOptions } from '../support/app.ts';
import { Chat, codeFor, inbox } from '../support/chat.ts';
import { looksRight, openBrowser, visit, type Visit } from './support.ts';

const LOCALES = { nl: 'nl-NL', en: 'en-GB' } as const;
const REFERENCE = /SL-\w{4}-\w{4}/u;

describe('the pages of staff in every state', function () {
  this.timeout(180_000);
  let browser: Browser;
  let app: TestApp;
  let own: Visit;
  before(async () => {
    browser = await openBrowser();
  });
  after(() => browser.close());
  afterEach(async () => {
    await own.context.close();
    await app.stop();
    await app.remove();
  });

  /** Somebody of the helpdesk, at a browser of their own language. */
  async function come(language: keyof typeof LOCALES, options: TestAppOptions): Promise<Desk> {
    app = await startApp(options);
    const desk = await Desk.open(app.url, 'hanna');
    own = await visit(browser, app.url, { locale: LOCALES[language], viewport: { width: 1280, height: 900 } });
    const [name = '', value = ''] = desk.cookie.split('=');
    await own.context.addCookies([{ name, value, url: app.url }]);
    return desk;
  }
  const isQuiet = () => expect([own.elsewhere, own.complaints]).to.deep.equal([[], []]);

  for (const language of ['nl', 'en'] as const) {
    const { helpdesk: t, frozen } = textsIn(language);
    const state = (name: string) => looksRight(own.page, `${language}-${name}`);

    it(`a case, in each of its states: ${language}`, async () => {
      const hanna = await come(language, { company: STAFFED });
      const { page } = own;
      const made = new Map<string, string>();
      const talked = async (name: string, ...steps: readonly object[]): Promise<Chat> => {
        const { id, chat } = await inTalk(app.url, hanna);
        for (const step of steps) await hanna.act(id, step);
        made.set(name, id);
        return chat;
      };
      await asksForHelp(app.url, 'gerda', await sessionOf(app.url, userId('gerda'), 'Begin-gerda-01!'));
      made.set('queued', (await newest(hanna)).id);
      await talked('waiting', { do: 'wait' });
      await talked('reopened', { do: 'resolve' }, { do: 'reopen' });
      await talked('escalated', { do: 'escalate' });
      const calling = await asksForHelp(app.url);
      await calling.say('bel me');
      for (const gone of ['resolved', 'expired', 'failed', 'withdrawn']) await talked(gone, { do: 'resolve' });
      // By themselves these take a fortnight, a channel that refuses, and somebody who stops.
      for (const gone of ['expired', 'failed', 'withdrawn'])
        tamper(
          app.data,
          `update cases set state = ?, body = json_set(body, '$.state', ?) where id = ?`,
          gone,
          gone,
          made.get(gone) ?? '',
        );

      await page.goto(`${app.url}/helpdesk`);
      await page.locator('.badge', { hasText: t.callBack }).waitFor();
      await page.locator('.closed summary').click();
      await page.locator('.closed .row', { hasText: t.state.expired }).waitFor();
      await state('queue-of-all');
      await page.locator('.closed .row', { hasText: t.state.resolved }).click();
      await page.getByRole('button', { name: t.reopen, exact: true }).waitFor();
      for (const [name, id] of made) {
        await page.goto(`${app.url}/helpdesk?case=${id}`);
        const words = name === 'escalated' ? t.escalated : t.state[name as keyof typeof t.state];
        await page.locator('.case-head').getByText(words).first().waitFor();
        await state(`case-${name}`);
      }
      isQuiet();
    });

    it(`a case that somebody else takes, an action that fails, no line, and soon signed out: ${language}`, async () => {
      const hanna = await come(language, { company: STAFFED });
      const harm = await Desk.open(app.url, 'harm');
      const { page } = own;
      await asksForHelp(app.url);
      const { id } = await newest(hanna);
      await page.clock.install();
      await page.goto(`${app.url}/helpdesk?case=${id}`);
      const claim = page.getByRole('button', { name: t.claim });
      await claim.waitFor();
      await page.route('**/act', (route) => route.abort());
      await claim.click();
      await page.getByRole('status').getByText(t.failed).waitFor();
      await state('action-failed');
      await page.unroute('**/act');
      await page.route('**/act', async (route) => {
        await harm.act(id, { do: 'claim' });
        await route.continue();
      });
      await claim.click();
      await page.getByRole('status').getByText(t.taken('Harm Proef')).waitFor();
      await state('taken');

      await page.clock.fastForward('13:40');
      await page
        .getByRole('status')
        .getByText(new RegExp(t.idle('.+'), 'u'))
        .waitFor();
      await state('idle');

      await page.route('**/events*', (route) => route.abort());
      await page.goto(`${app.url}/helpdesk`);
      await page.clock.fastForward('00:01');
      await page.getByRole('status').getByText(t.offline).waitFor();
      await state('offline');
      expect(own.elsewhere).to.deep.equal([]);
    });

    it(`the check by phone: ${language}`, async () => {
      const people = [person('anna', 1), person('hanna', 4, { roles: ['helpdesk'] })];
      const policy = { methods: ['email', 'sms', 'helpdesk'], gates: { everyone: 2, privileged: 2 } };
      await come(language, { company: company(people), file: { policy } });
      const chat = await Chat.open(app.url);
      await chat.say('wachtwoord vergeten');
      await chat.say(userId('anna'));
      await chat.say('email');
      await chat.say(await codeFor(app.url, 'anna@prive.example'));
      const said = await chat.say('helpdesk');
      const [reference = ''] = REFERENCE.exec(said.map(({ text }) => text).join(' ')) ?? [];

      const { page } = own;
      await page.goto(`${app.url}/helpdesk`);
      await page.getByRole('button', { name: t.callBacks.tab }).click();
      await page.getByLabel(t.callBacks.reference).fill('SL-AAAA-AAAA');
      await page.getByRole('button', { name: t.callBacks.look }).click();
      await page.getByText(t.callBacks.none).waitFor();
      await state('call-unknown');
      await page.getByLabel(t.callBacks.reference).fill(reference);
      await page.getByRole('button', { name: t.callBacks.look }).click();
      await page.getByRole('heading', { name: 'Anna Proef' }).waitFor();
      await state('call-found');
      await page.getByRole('button', { name: t.ways.sms }).click();
      await page.getByText(t.callBacks.sent).waitFor();
      await state('call-sent');
      isQuiet();
    });

    it(`stopped recoveries, from none to agreed: ${language}`, async () => {
      await come(language, { company: STAFFED });
      const { page } = own;
      await page.goto(`${app.url}/admin/frozen`);
      await page.getByText(frozen.none).waitFor();
      await state('frozen-none');

      const chat = await Chat.open(app.url);
      await chat.say('wachtwoord vergeten');
      await chat.say(userId('cas'));
      await chat.say('email');
      for (let tries = 0; tries < 3; tries++) await chat.say('00000000');
      await settled(app.data);
      const notice = (await inbox(app.url)).findLast(({ id }) => id.startsWith('failures-'));
      const [link = ''] = /http\S+\/not-me\/\S+/u.exec(notice?.text ?? '') ?? [];
      await fetch(link, { method: 'POST' });
      app.clock.advance(2 * 60_000);

      await page.reload();
      await page.getByText(frozen.unproven).waitFor();
      await state('frozen');
      const before = (await inbox(app.url)).map(({ text }) => /\d{8}/u.exec(text)?.[0] ?? '');
      await page.getByRole('button', { name: frozen.ask }).click();
      await page.getByText(frozen.result.sent).waitFor();
      await state('frozen-asked');
      await page.getByLabel(frozen.code).fill('00000000');
      await page.getByRole('button', { name: frozen.check }).click();
      await page.getByText(frozen.result.wrong).waitFor();
      await state('frozen-wrong');
      await page.getByLabel(frozen.code).fill(await codeFor(app.url, 'cas@prive.example', before));
      await page.getByRole('button', { name: frozen.check }).click();
      await page.getByText(frozen.result.proven).waitFor();
      await state('frozen-proven');
      await page.getByRole('button', { name: frozen.approve }).click();
      await page.locator('.notice').waitFor();
      await state('frozen-agreed');
      isQuiet();
    });
  }
});
