import { expect } from 'chai';
import { Chat, choosePassword, codeFor, labels, linkByMail, proveByMail } from '../support/chat.ts';
import {
  ANNA,
  ANNA_MAIL,
  BAS,
  BAS_MAIL,
  ROOMY,
  SECOND,
  askCode,
  auditOf,
  rows,
  sayAll,
  sessionOf,
  timesIn,
  useApp,
} from './support.ts';

describe('a proof of somebody else', () => {
  const app = useApp({ file: { policy: ROOMY } });

  it('A6: the code of another person is wrong and counted', async () => {
    // Fails without: the comparison with this recovery's own challenge (check-code.ts looks among all of them instead).
    await askCode(app.url, BAS);
    const code = await codeFor(app.url, BAS_MAIL);
    const chat = await askCode(app.url, ANNA);
    expect(labels(await chat.say(code))).to.deep.equal(['verify.wrong-code']);
    expect(timesIn(auditOf(app.data), 'recovery.code-wrong')).to.equal(1);
  });

  it('A6: the code of another conversation is wrong and counted', async () => {
    // Fails without: the comparison with this recovery's own challenge (check-code.ts looks among all of them instead).
    await askCode(app.url, ANNA);
    const code = await codeFor(app.url, ANNA_MAIL);
    app.clock.advance(2 * SECOND);
    const chat = await askCode(app.url, ANNA);
    expect(labels(await chat.say(code))).to.deep.equal(['verify.wrong-code']);
    expect(timesIn(auditOf(app.data), 'recovery.code-wrong')).to.equal(1);
  });

  it('A6: the match code of another link is wrong and counted', async () => {
    // Fails without: the comparison with this link's own match code (open-link.ts looks among those of all links instead).
    const mine = await linkByMail(app.url, await Chat.open(app.url), ANNA, ANNA_MAIL);
    const other = await linkByMail(app.url, await Chat.open(app.url), BAS, BAS_MAIL);
    expect((await choosePassword(app.url, other.path, { matchCode: mine.matchCode })).status).to.equal(403);
    expect(timesIn(auditOf(app.data), 'recovery.link-refused')).to.equal(1);
    expect((await choosePassword(app.url, other.path, { matchCode: other.matchCode })).status).to.equal(200);
  });

  it('A6: a link to change a password does not reset one', async () => {
    // Fails without: `link.effect === 'change'` in page.ts.
    const cookie = await sessionOf(app.url, ANNA, 'Begin-anna-01!');
    const chat = await Chat.open(app.url, { cookie });
    await sayAll(chat, ['wachtwoord wijzigen', 'email']);
    await chat.say(await codeFor(app.url, ANNA_MAIL));
    const { url = '', matchCode = '' } =
      (await chat.say('ja')).find(({ label }) => label === 'change.link')?.value ?? {};
    const { pathname } = new URL(url);
    const without = await choosePassword(app.url, pathname, { matchCode });
    expect(without.status).to.equal(422);
    const guessed = await choosePassword(app.url, pathname, { matchCode, currentPassword: 'geraden wachtwoord' });
    expect(guessed.body).to.deep.equal({ status: 'refused', reasons: ['wrong-current'] });
  });

  it('A6: a card that names another recovery does nothing', async () => {
    // Fails without: `#nothingSaid` of bot.ts ignoring `value` (reading a recovery from it instead).
    const victim = await Chat.open(app.url);
    await proveByMail(app.url, victim, ANNA, ANNA_MAIL);
    const recoveryId = rows<{ id: string }>(app.data, 'select id from recoveries')[0]?.id ?? '';
    const chat = await askCode(app.url, BAS);
    for (const value of [{ recoveryId, answer: 'yes' }, { action: 'carryOut', recoveryId }, recoveryId]) {
      await chat.post({ type: 'message', value });
      await chat.post({ type: 'event', name: 'confirm', value });
      await chat.post({ type: 'message', text: 'ja', value });
    }
    await chat.news();
    for (const label of ['verify.passed', 'confirm', 'reset.link']) expect(labels(chat.all)).not.to.include(label);
  });
});
