import { setTimeout as delay } from 'node:timers/promises';
import { expect } from 'chai';
import type { Directory } from '../../src/ports/directory.ts';
import { call, Chat, choosePassword, codeFor, labels, linkByMail, proveByMail, signIn } from '../support/chat.ts';
import { ANNA, ANNA_MAIL, ROOMY, askCode, auditOf, timesIn, useApp } from './support.ts';

const FIFTY = Array.from({ length: 50 }, (_, index) => index);

/** How often each status came. */
const counted = (statuses: readonly number[]): Record<number, number> =>
  Object.fromEntries([...new Set(statuses)].map((each) => [each, statuses.filter((one) => one === each).length]));

/** Says one thing fifty times at once, to several processes in turn. */
async function atOnce(chat: Chat, text: string, urls: readonly string[]): Promise<void> {
  const path = `/v3/directline/conversations/${chat.conversationId}/activities`;
  const authorization = `Bearer ${chat.token}`;
  const say = (url: string) => call(`${url}${path}`, 'POST', { type: 'message', text }, { authorization });
  await Promise.all(FIFTY.map((index) => say(urls[index % urls.length] ?? '')));
  await chat.news();
}

/** Answers a moment later, as one elsewhere would: what runs side by side then really does. */
const elsewhere = (directory: Directory): Directory => ({
  ...directory,
  async read(accountId) {
    await delay(100);
    return directory.read(accountId);
  },
});

describe('fifty at once', () => {
  const app = useApp({ directory: elsewhere, file: { policy: ROOMY } });

  it('A3: of one code are one success, also over two processes', async () => {
    // Fails without: the version in `save` of recoveries.ts, together with the eTags of bot-state.ts.
    const twin = await app.twin();
    const chat = await askCode(app.url, ANNA);
    const text = await codeFor(app.url, ANNA_MAIL);
    await atOnce(chat, text, [app.url, twin.url]);
    expect(timesIn(labels(chat.all), 'verify.passed')).to.equal(1);
    const events = auditOf(app.data);
    expect([timesIn(events, 'recovery.gate-passed'), timesIn(events, 'recovery.verified')]).to.deep.equal([1, 1]);
  });

  it('A3: of one link are one success, with one password', async () => {
    // Fails without: the version in `save` of recoveries.ts.
    const twin = await app.twin();
    const chat = await Chat.open(app.url);
    const { path, matchCode } = await linkByMail(app.url, chat, ANNA, ANNA_MAIL);
    const passwords = FIFTY.map((index) => `vier blauwe fietsen ${index}`);
    const answers = await Promise.all(
      passwords.map((newPassword, index) =>
        choosePassword(index % 2 === 0 ? app.url : twin.url, path, {
          matchCode,
          newPassword,
          confirmPassword: newPassword,
        }),
      ),
    );
    const { 200: done, ...rest } = counted(answers.map(({ status }) => status));
    expect(done).to.equal(1);
    expect(Object.keys(rest).every((status) => ['202', '410'].includes(status))).to.equal(true);
    expect(timesIn(auditOf(app.data), 'recovery.reset')).to.equal(1);
    const winner = passwords[answers.findIndex(({ status }) => status === 200)] ?? '';
    expect((await signIn(app.url, ANNA, winner)).status).to.equal(200);
  });

  it('A3: wrong match codes are five answers and then none', async () => {
    // Fails without: the version in `save` of recoveries.ts.
    const { path } = await linkByMail(app.url, await Chat.open(app.url), ANNA, ANNA_MAIL);
    const answers = await Promise.all(FIFTY.map(() => choosePassword(app.url, path, { matchCode: 'BBB-BBB' })));
    expect(counted(answers.map(({ status }) => status))).to.deep.equal({ 403: 5, 410: 45 });
  });

  it('A3: of one yes are one link', async () => {
    // Fails without: the version in `save` of recoveries.ts, together with the eTags of bot-state.ts.
    const twin = await app.twin();
    const chat = await Chat.open(app.url);
    await proveByMail(app.url, chat, ANNA, ANNA_MAIL);
    await atOnce(chat, 'ja', [app.url, twin.url]);
    expect(timesIn(labels(chat.all), 'reset.link')).to.equal(1);
    expect(timesIn(auditOf(app.data), 'recovery.link-issued')).to.equal(1);
  });
});
