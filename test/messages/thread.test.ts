import { expect } from 'chai';
import type { Email } from 'postal-mime';
import { startApp, type TestApp } from '../support/app.ts';
import { Chat, eventually } from '../support/chat.ts';
import { asksForHelp, Desk, newest, STAFFED } from '../helpdesk/support.ts';
import { code, openedCase } from './samples.ts';
import { closeAll, mailServer, sender, type MailServer } from './mail-server.ts';

const IT = 'it@voorbeeld.example';

const header = (mail: Email | undefined, name: string): readonly string[] =>
  (mail?.headers ?? []).filter(({ key }) => key === name).map(({ value }) => value);

describe('mail about one case, at a real mail server', function () {
  this.timeout(60_000);
  let mail: MailServer;
  let app: TestApp;
  beforeEach(async () => {
    mail = await mailServer();
    const file = { policy: { alarm: { blockedAccountsPerHour: 1 } } };
    app = await startApp({ company: STAFFED, file, environment: { SMTP_URL: `smtp://127.0.0.1:${mail.port}` } });
  });
  afterEach(async () => {
    await app.stop();
    await app.remove();
    await closeAll();
  });
  const arrived = (count: number): Promise<Email[]> =>
    eventually(async () => {
      const ours = mail.received.filter(({ to }) => to.includes(IT));
      return ours.length >= count ? Promise.all(ours.map((each) => each.mail)) : undefined;
    }, `${count} mails`);

  it('is one thread: the news answers the first, under its subject with the reference', async () => {
    // Fails without: `threadOf` in smtp.ts, or `thread` in services/desk/told.ts.
    const chat = await asksForHelp(app.url, 'anna');
    await arrived(1);
    await chat.say('Bel mij terug');
    await arrived(2);
    const hanna = await Desk.open(app.url, 'hanna');
    const { id, reference } = await newest(hanna);
    await hanna.act(id, { do: 'claim' });
    await hanna.act(id, { do: 'escalate' });
    const [first, ...news] = await arrived(3);
    expect(first?.subject).to.equal(`Hulpvraag ${reference}`);
    expect(first?.messageId).to.equal(`<case-${id}@voorbeeld.example>`);
    expect([...header(first, 'in-reply-to'), ...header(first, 'references')]).to.deep.equal([]);
    expect(first?.text).to.include(`${app.url}/helpdesk?case=${id}`).and.include('Vroeg om een medewerker.');
    expect(news).to.have.lengthOf(2);
    for (const each of news) {
      expect(each.subject).to.equal(`Re: Hulpvraag ${reference}`);
      expect(header(each, 'in-reply-to')).to.deep.equal([first?.messageId]);
      expect(header(each, 'references')).to.deep.equal([first?.messageId]);
    }
    expect(new Set([first, ...news].map((each) => each?.messageId)).size).to.equal(3);
  });

  it('of another case is another thread', async () => {
    for (const name of ['anna', 'bas']) await (await asksForHelp(app.url, name)).say('Bel mij terug');
    const news = (await arrived(4)).flatMap((each) => header(each, 'references'));
    expect(new Set(news).size).to.equal(2);
  });

  it('about many blocked accounts begins with the alarm', async () => {
    // Fails without: `thread` in services/alarms.ts.
    const chat = await Chat.open(app.url);
    for (const words of ['wachtwoord vergeten', 'anna@voorbeeld.example', 'email']) await chat.say(words);
    for (let tries = 0; tries < 5; tries++) await chat.say('00000000');
    await arrived(1);
    const hanna = await Desk.open(app.url, 'hanna');
    const { id } = await newest(hanna);
    for (const what of ['claim', 'escalate']) await hanna.act(id, { do: what });
    const [alarm, news] = await arrived(2);
    expect(alarm?.subject).to.match(/^DRINGEND: .*geblokkeerd/u);
    expect(header(alarm, 'references')).to.deep.equal([`<case-${id}@voorbeeld.example>`]);
    expect(header(news, 'references')).to.deep.equal(header(alarm, 'references'));
  });

  it('E3: says who is meant by its id, and no id makes a header', async () => {
    // Fails without: the pattern in `messageIdOf` of smtp.ts.
    const smtp = sender({ url: `smtp://127.0.0.1:${mail.port}` });
    const evil = 'x>\r\nBcc: evil@attacker.example\r\nX-Evil: <y';
    await smtp.send({ ...openedCase(), to: IT, thread: evil });
    const [sent] = await arrived(1);
    expect(header(sent, 'references')[0]).to.match(/^<[0-9a-f]{64}@voorbeeld\.example>$/u);
    expect(sent?.headers.map(({ key }) => key)).not.to.include.oneOf(['bcc', 'x-evil']);
  });

  it('codes and notices belong to no thread', async () => {
    const chat = await Chat.open(app.url);
    for (const words of ['wachtwoord vergeten', 'anna@voorbeeld.example', 'email']) await chat.say(words);
    const sent = await eventually(() => Promise.resolve(mail.received[0]), 'a code');
    expect(header(await sent.mail, 'references')).to.deep.equal([]);
    expect(code().thread).to.equal(undefined);
  });
});
