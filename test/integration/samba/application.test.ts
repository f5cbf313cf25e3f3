import { expect } from 'chai';
import { startApp, type TestApp } from '../../support/app.ts';
import { Chat, choosePassword, eventually, labels } from '../../support/chat.ts';
import { FIRST, fresh } from '../../contracts/directory/peer.ts';
import { closeAll, mailServer, type MailServer } from '../../messages/mail-server.ts';
import { REALM } from './controller.ts';
import type { Domain } from './domain.ts';
import { LdapProxy } from './proxy.ts';
import { sharedDomain } from './shared.ts';

const CODE = /(?<!\d)\d{8}(?!\d)/u;
/** The domain asks for three kinds of characters. */
const GOOD_PASSWORD = 'Vier blauwe fietsen 7';
const ORGANISATION = { name: 'Voorbeeld BV', domain: REALM };

/** From the first word in the chat to a password that the domain itself takes. */
describe('the whole application with Active Directory on a real Samba domain controller', function whole() {
  this.timeout(60_000);
  let domain: Domain;
  let line: LdapProxy;
  let mail: MailServer;
  let app: TestApp;

  const start = (data?: string): Promise<TestApp> =>
    startApp({
      environment: { SMTP_URL: `smtp://127.0.0.1:${mail.port}` },
      file: {
        organisation: ORGANISATION,
        directory: {
          kind: 'active-directory',
          ...domain.settings({ urls: [line.url], timeouts: { connectMs: 1000, operationMs: 1500 } }),
        },
      },
      ...(data === undefined ? {} : { data }),
    });

  before(async function provision() {
    this.timeout(120_000);
    domain = await sharedDomain();
  });
  beforeEach(async () => {
    line = await LdapProxy.before(domain.controller);
    mail = await mailServer();
    app = await start();
  });
  afterEach(async () => {
    await app.stop();
    await app.remove();
    await line.close();
    await closeAll();
  });

  const person = async () => {
    const name = fresh('app');
    const contacts = { alternateEmail: `${name}@prive.example`, mobilePhone: '+31612345601' };
    const dn = await domain.add({ name, displayName: 'Anna de Vries', contacts, passwordAgeDays: 2 });
    return { dn, userId: `${name}@${REALM}`, address: contacts.alternateEmail };
  };
  type Someone = Awaited<ReturnType<typeof person>>;

  const mailsTo = async (address: string) =>
    Promise.all(
      mail.received.filter(({ to }) => to.includes(address)).map(async (each) => (await each.mail).text ?? ''),
    );
  const codeTo = (address: string): Promise<string> =>
    eventually(
      async () => (await mailsTo(address)).flatMap((text) => CODE.exec(text) ?? []).at(-1),
      `code for ${address}`,
    );

  /** Up to the question whether to go on. */
  const prove = async ({ userId, address }: Someone, wish = 'wachtwoord vergeten'): Promise<Chat> => {
    const chat = await Chat.open(app.url);
    await chat.say(wish);
    await chat.say(userId);
    await chat.say('email');
    expect(labels(await chat.say(await codeTo(address)))).to.include('verify.passed');
    return chat;
  };
  const linkIn = async (chat: Chat): Promise<{ path: string; matchCode: string }> => {
    const value = (await chat.say('ja')).find(({ label }) => label === 'reset.link')?.value ?? {};
    return { path: new URL(value['url'] ?? '').pathname, matchCode: value['matchCode'] ?? '' };
  };
  const choose = ({ path, matchCode }: { path: string; matchCode: string }) =>
    choosePassword(app.url, path, { newPassword: GOOD_PASSWORD, confirmPassword: GOOD_PASSWORD, matchCode });
  const works = async ({ userId }: Someone) => [
    await domain.signIn(userId, FIRST),
    await domain.signIn(userId, GOOD_PASSWORD),
  ];

  it('a forgotten password becomes a new one that signs in to the domain', async () => {
    const anna = await person();
    const chat = await prove(anna);
    expect(await choose(await linkIn(chat))).to.deep.equal({ status: 200, body: { status: 'done' } });
    await chat.waitFor('reset.done');
    expect(await works(anna)).to.deep.equal(['52e', 'ok']);
    expect(line.seen.change).to.equal(1);
    const notice = await eventually(
      async () => (await mailsTo(anna.address)).find((text) => /nieuw wachtwoord gekregen/u.test(text)),
      'the notice',
    );
    expect(notice).not.to.include(GOOD_PASSWORD);
  });

  it('a locked account is unlocked, and keeps its password', async () => {
    const anna = await person();
    for (let tries = 0; tries < 4; tries++) await domain.signIn(anna.userId, 'not-this-one');
    expect(await domain.signIn(anna.userId, FIRST)).to.equal('775');
    const chat = await prove(anna, 'mijn account is geblokkeerd');
    await chat.say('ja');
    await chat.waitFor('unlock.done');
    expect(await domain.signIn(anna.userId, FIRST)).to.equal('ok');
  });

  it('a password that the domain refuses is said so on the page, and the link stays good', async () => {
    const anna = await person();
    const link = await linkIn(await prove(anna));
    const weak = { newPassword: 'paars konijn danst graag', confirmPassword: 'paars konijn danst graag' };
    const refused = await choosePassword(app.url, link.path, { ...weak, matchCode: link.matchCode });
    expect(refused).to.deep.equal({ status: 422, body: { status: 'refused', reasons: ['directory'] } });
    expect(await choose(link)).to.deep.include({ status: 200 });
    expect(await works(anna)).to.deep.equal(['52e', 'ok']);
  });

  it('E6: with the domain down the chat says so, the gate and the link stay good, and it goes on when it is back', async () => {
    const anna = await person();
    const chat = await prove(anna);
    const link = await linkIn(chat);
    await line.cut();
    expect((await choose(link)).status).to.equal(503);
    const stranger = await Chat.open(app.url);
    await stranger.say('wachtwoord vergeten');
    expect(labels(await stranger.say(anna.userId))).to.include('error');
    await line.restore();
    expect(await choose(link)).to.deep.equal({ status: 200, body: { status: 'done' } });
    await chat.waitFor('reset.done');
    expect(await works(anna)).to.deep.equal(['52e', 'ok']);
    expect(labels(await stranger.say(anna.userId))).to.include('verify.choose-method');
  });

  // Off: let `use` in the pool try again, or `lost` in the services report a refusal.
  it('E5: an answer that was lost is found out later, and nothing is done twice', async () => {
    const anna = await person();
    const chat = await prove(anna);
    const link = await linkIn(chat);
    line.loseAnswerToNext('change');
    expect(await choose(link)).to.deep.equal({ status: 202, body: { status: 'pending' } });
    expect(await choose(link)).to.deep.include({ body: { status: 'pending' } });
    await app.stop();
    app = await start(app.data);
    const again = await choose(link);
    expect(again.body).to.deep.equal({ status: 'gone' });
    expect(await works(anna)).to.deep.equal(['52e', 'ok']);
    expect(line.seen.change).to.equal(1);
    await eventually(
      async () => (await mailsTo(anna.address)).find((text) => /nieuw wachtwoord gekregen/u.test(text)),
      'the notice',
    );
  });
});
