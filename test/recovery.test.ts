import { expect } from 'chai';
import { startApp, type TestApp } from './support/app.ts';
import { Chat, choosePassword, GOOD_PASSWORD, inbox, labels, linkByMail, signIn } from './support/chat.ts';

describe('somebody who forgot the password', () => {
  let app: TestApp;
  before(async () => {
    app = await startApp();
  });
  after(async () => {
    await app.stop();
    await app.remove();
  });

  it('gets back in, and every contact is told', async () => {
    const chat = await Chat.open(app.url);
    const link = await linkByMail(app.url, chat, 'anna@voorbeeld.example', 'anna@prive.example');
    const done = await choosePassword(app.url, link.path, { matchCode: link.matchCode });
    expect(done).to.deep.equal({ status: 200, body: { status: 'done' } });
    await chat.waitFor('reset.done');
    expect((await signIn(app.url, 'anna@voorbeeld.example', GOOD_PASSWORD)).status).to.equal(200);
    expect((await signIn(app.url, 'anna@voorbeeld.example', 'Begin-anna-01!')).status).to.equal(401);
    const notices = (await inbox(app.url)).filter(({ subject }) => subject.includes('vervangen'));
    expect(notices.map(({ channel }) => channel).toSorted()).to.deep.equal(['mail', 'sms', 'voice']);
    expect(labels(chat.all)).to.include.members([
      'welcome',
      'ask.user-id',
      'verify.choose-method',
      'verify.enter-code',
      'verify.passed',
      'confirm',
      'reset.link',
    ]);
  });
});
