import { expect } from 'chai';
import { call, Chat, choosePassword, codeFor, linkByMail } from '../support/chat.ts';
import { ANNA, ANNA_MAIL, ROOMY, SECOND, askCode, auditOf, tamper, useApp } from './support.ts';

describe('an older link', () => {
  const app = useApp({ file: { policy: ROOMY } });

  const link = async (chat?: Chat) => {
    app.clock.advance(2 * SECOND);
    return linkByMail(app.url, chat ?? (await Chat.open(app.url)), ANNA, ANNA_MAIL);
  };

  const isDead = async ({ path, matchCode }: { path: string; matchCode: string }): Promise<void> => {
    expect((await call(`${app.url}${path}`, 'GET')).status).to.equal(410);
    expect((await choosePassword(app.url, path, { matchCode })).status).to.equal(410);
  };

  it('B6: dies when a newer one is given, in another conversation or in the same', async () => {
    // Fails without: `stopOlderLinks` in carry-out.ts.
    const chat = await Chat.open(app.url);
    const first = await link(chat);
    const second = await link();
    await isDead(first);
    const third = await link(chat);
    await isDead(second);
    expect((await choosePassword(app.url, third.path, { matchCode: third.matchCode })).status).to.equal(200);
  });

  const changes: Record<string, string> = {
    'the password was set elsewhere': 'password_set_at = password_set_at + 1',
    'the account is disabled': 'enabled = 0',
    'the account becomes a guest': 'guest = 1',
    'the account gets a role': `roles = '["helpdesk"]'`,
  };
  for (const [why, change] of Object.entries(changes)) {
    it(`B6: dies when ${why}`, async () => {
      // Fails without: its own part of `stillGood` in open-link.ts (for a role also the gates in carry-out.ts).
      const given = await link();
      expect((await call(`${app.url}${given.path}`, 'GET')).status).to.equal(403);
      tamper(app.data, `update accounts set ${change} where user_id = ?`, ANNA);
      await isDead(given);
      expect(auditOf(app.data)).not.to.include('recovery.intent');
    });
  }

  it('B6: of somebody with a role dies when a higher one comes', async () => {
    // Fails without: `sameRoles` in `stillGood` of open-link.ts.
    tamper(app.data, `update accounts set roles = '["helpdesk"]' where user_id = ?`, ANNA);
    const chat = await askCode(app.url, ANNA);
    await chat.say(await codeFor(app.url, ANNA_MAIL));
    await chat.say('sms');
    await chat.say(await codeFor(app.url, '+31612345601'));
    const { url = '', matchCode = '' } =
      (await chat.say('ja')).find(({ label }) => label === 'reset.link')?.value ?? {};
    const given = { path: new URL(url).pathname, matchCode };
    expect((await call(url, 'GET')).status).to.equal(403);
    tamper(app.data, `update accounts set roles = '["helpdesk","globalAdministrator"]' where user_id = ?`, ANNA);
    await isDead(given);
  });

  it('B6: dies when another recovery of the account has reset the password', async () => {
    // Fails without: `stopOlderLinks` in carry-out.ts together with `sameTime` in open-link.ts.
    const first = await link();
    const second = await link();
    await choosePassword(app.url, second.path, { matchCode: second.matchCode });
    await isDead(first);
    await isDead(second);
  });
});
