import { expect } from 'chai';
import { Chat, choosePassword, codeFor, labels, linkByMail, proveByMail } from '../support/chat.ts';
import {
  ANNA,
  ANNA_ALIAS,
  ANNA_MAIL,
  ROOMY,
  SECOND,
  askCode,
  auditOf,
  has,
  sayAll,
  sentTo,
  sessionOf,
  settled,
  timesIn,
  useApp,
} from './support.ts';

const WRONG = '00000000';
/** Codes are no longer sent, and what is not sent can still be chosen. */
const BURNT = ['verify.choose-method', 'verify.stopped', 'handoff.offer'];
const sends = { sends: ROOMY.sends };

describe('the tries of an account', () => {
  const app = useApp({ file: { policy: sends } });

  /** Wrong codes in a chat of their own; gives the labels. */
  async function guess(userId: string, times: number, url = app.url): Promise<string[]> {
    app.clock.advance(2 * SECOND);
    const chat = await askCode(url, userId);
    return sayAll(chat, Array<string>(times).fill(WRONG));
  }

  it('A2: are counted over conversations', async () => {
    // Fails without: `counted.shown < most` in tries.ts.
    expect(await guess(ANNA, 2)).not.to.include('verify.stopped');
    expect(await guess(ANNA, 2)).not.to.include('verify.stopped');
    expect(await guess(ANNA, 1)).to.deep.equal(['verify.stopped', 'handoff.offer']);
  });

  it('A2: are counted over conversations that run at the same time', async () => {
    // Fails without: `shown` from the typed ID alone in begin.ts (mix the conversation in).
    const chats = await Promise.all(Array.from({ length: 5 }, () => Chat.open(app.url)));
    for (const chat of chats) {
      app.clock.advance(2 * SECOND);
      await askCode(app.url, ANNA, 'email', chat);
    }
    const heard = await Promise.all(chats.map(async (chat) => labels(await chat.say(WRONG))));
    expect(heard.flat().filter((label) => label === 'verify.stopped')).to.have.length(1);
    expect(timesIn(auditOf(app.data), 'recovery.code-wrong')).to.equal(5);
  });

  it('A2: do not start again with a new code', async () => {
    // Fails without: `counted.shown < most` in tries.ts.
    const chat = await askCode(app.url, ANNA);
    await sayAll(chat, [WRONG, WRONG, WRONG]);
    app.clock.advance(2 * SECOND);
    expect(has(await chat.say('resend'), 'verify.enter-code')).to.equal(true);
    expect(await sayAll(chat, [WRONG, WRONG])).to.include('verify.stopped');
  });

  it('A2: do not start again with a restart', async () => {
    // Fails without: attempts in the database (keep them in the memory of the process).
    await guess(ANNA, 3);
    await app.restart();
    expect(await guess(ANNA, 2)).to.include('verify.stopped');
    await app.restart();
    const chat = await Chat.open(app.url);
    await chat.say('wachtwoord vergeten');
    expect(await sayAll(chat, [ANNA, 'email'])).to.deep.equal(BURNT);
  });

  it('A2: are shared by two processes on one database', async () => {
    // Fails without: attempts in the database (keep them in the memory of the process).
    const twin = await app.twin();
    await guess(ANNA, 3);
    expect(await guess(ANNA, 2, twin.url)).to.include('verify.stopped');
  });

  it('A2: come back after a day', async () => {
    // Fails without: a window of one day in `withinFailures` (half of it, or a hundred).
    await guess(ANNA, 5);
    app.clock.advance(23 * 3_600 * SECOND);
    const early = await Chat.open(app.url);
    await early.say('wachtwoord vergeten');
    expect(await sayAll(early, [ANNA, 'email'])).to.deep.equal(BURNT);
    app.clock.advance(3_600 * SECOND);
    expect(has(await proveByMail(app.url, await Chat.open(app.url), ANNA, ANNA_MAIL), 'verify.passed')).to.equal(true);
  });

  it('A2: are those of the account under every name, yet under another name it goes on as pretending', async () => {
    // Fails without: `tries.accepts` in start-method.ts.
    await guess(ANNA, 5);
    app.clock.advance(2 * SECOND);
    await settled(app.data);
    const before = await sentTo(app.url, ANNA_MAIL);
    const chat = await askCode(app.url, ANNA_ALIAS);
    await settled(app.data);
    expect(await sentTo(app.url, ANNA_MAIL), 'nothing is sent').to.equal(before);
    expect(await sayAll(chat, Array<string>(5).fill(WRONG))).to.deep.equal([
      ...Array<string>(4).fill('verify.wrong-code'),
      'verify.stopped',
      'handoff.offer',
    ]);
  });

  it('A2: are looked at again when a code is redeemed', async () => {
    // Fails without: `tries.accepts` in check-code.ts.
    const chat = await askCode(app.url, ANNA_ALIAS);
    const code = await codeFor(app.url, ANNA_MAIL);
    await guess(ANNA, 5);
    expect(labels(await chat.say(code))).to.deep.equal(['verify.wrong-code']);
  });

  it('A2: are looked at again when a code is asked for', async () => {
    // Fails without: `tries.accepts` in start-method.ts.
    const chat = await askCode(app.url, ANNA_ALIAS);
    await guess(ANNA, 5);
    await settled(app.data);
    const before = await sentTo(app.url);
    app.clock.advance(2 * SECOND);
    expect(has(await chat.say('resend'), 'verify.enter-code'), 'it looks the same').to.equal(true);
    await settled(app.data);
    expect(await sentTo(app.url)).to.equal(before);
  });

  it('A2: are looked at again before a link is given, and when it is redeemed', async () => {
    // Fails without: `isAccepted` in `mayProceed` of carry-out.ts.
    const asked = await Chat.open(app.url);
    const given = await Chat.open(app.url);
    await proveByMail(app.url, asked, ANNA_ALIAS, ANNA_MAIL);
    app.clock.advance(2 * SECOND);
    const link = await linkByMail(app.url, given, ANNA_ALIAS, ANNA_MAIL);
    await guess(ANNA, 5);
    expect(has(await asked.say('ja'), 'reset.link')).to.equal(false);
    expect((await choosePassword(app.url, link.path, { matchCode: link.matchCode })).status).to.equal(410);
    expect(auditOf(app.data)).not.to.include('recovery.intent');
  });

  it('A2: are ten in all for somebody who is signed in', async () => {
    // Fails without: `policy.failures.perDay` in `withinFailures` (an endless budget for the signed-in).
    const cookie = await sessionOf(app.url, ANNA, 'Begin-anna-01!');
    const attempt = async (times: number) => {
      app.clock.advance(2 * SECOND);
      const chat = await Chat.open(app.url, { cookie });
      await sayAll(chat, ['wachtwoord vergeten', 'email']);
      return sayAll(chat, Array<string>(times).fill(WRONG));
    };
    await guess(ANNA, 5);
    expect(await attempt(4), 'a burnt anonymous budget leaves this way open').not.to.include('verify.stopped');
    expect(await attempt(1)).to.include('verify.stopped');
    const chat = await Chat.open(app.url, { cookie });
    expect(await sayAll(chat, ['wachtwoord vergeten', 'email'])).to.deep.equal(BURNT);
  });
});
