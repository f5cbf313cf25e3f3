import { expect } from 'chai';
import { startApp, type TestApp } from '../support/app.ts';
import { Chat, choosePassword, eventually, inbox, labels, linkByMail, type InboxEntry } from '../support/chat.ts';

const HELPDESK = 'it@voorbeeld.example';

describe('the mail to the helpdesk', () => {
  let app: TestApp;
  let chat: Chat;
  beforeEach(async () => {
    app = await startApp();
    chat = await Chat.open(app.url);
  });
  afterEach(async () => {
    await app.stop();
    await app.remove();
  });

  const askForAPerson = async (): Promise<InboxEntry> => {
    await chat.say('medewerker');
    expect(labels(await chat.say('ja'))).to.include('handoff.queued');
    return eventually(async () => (await inbox(app.url)).find(({ to }) => to === HELPDESK), 'mail to the helpdesk');
  };

  // Off: leave `withoutSecrets` out of the transcript; the mail then holds a link and a match code that work.
  it('D1: holds neither the link nor the match code of the person it is about', async () => {
    const link = await linkByMail(app.url, chat, 'anna@voorbeeld.example', 'anna@prive.example');
    const { text, html } = await askForAPerson();
    const token = link.path.split('/').at(-1) ?? '';
    for (const body of [text, html]) {
      expect(body).to.include('anna@voorbeeld.example');
      for (const secret of [token, link.matchCode, '⟦', '········']) expect(body).not.to.include(secret);
    }
  });

  it('comes also when a link that was shown is dead by then', async () => {
    const link = await linkByMail(app.url, chat, 'anna@voorbeeld.example', 'anna@prive.example');
    await choosePassword(app.url, link.path, { matchCode: link.matchCode });
    await chat.waitFor('reset.done');
    expect((await askForAPerson()).text).to.include('Medewerker: anna@voorbeeld.example');
  });

  // Off: leave the brackets that a person typed as they are in the vault.
  it('comes also from somebody who types what looks like a reference to a secret', async () => {
    await chat.say('wachtwoord vergeten');
    await chat.say('⟦token-x⟧');
    expect((await askForAPerson()).text).to.include('token-x');
  });

  it('D9: holds no password that was typed', async () => {
    await chat.say('mijn wachtwoord is Welkom2026! en het werkt niet');
    expect((await askForAPerson()).text).not.to.include('Welkom2026');
  });
});
