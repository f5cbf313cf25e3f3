import { expect } from 'chai';
import { startCloud, type Cloud } from './doubles/microsoft/cloud.ts';
import { CLIENT, newUser, SECRET, TENANT, type EntraUser } from './doubles/microsoft/tenant.ts';
import { closeAll, mailServer, type MailServer } from './messages/mail-server.ts';
import { startApp, type TestApp } from './support/app.ts';
import { Chat, choosePassword, eventually, labels } from './support/chat.ts';

const GOOD = 'Vier-blauwe-fietsen-7';

/** The whole application with Graph before its double and a real mail server. */
describe('somebody in Microsoft Entra who forgot the password', () => {
  let cloud: Cloud;
  let app: TestApp;
  let anna: EntraUser;
  let mails: MailServer;

  before(async () => {
    cloud = await startCloud();
    mails = await mailServer();
    const directory = {
      kind: 'graph',
      tenantId: TENANT,
      clientId: CLIENT,
      clientSecret: SECRET,
      authorityHost: cloud.login.url,
      graphBaseUrl: cloud.graph.url,
    };
    const organisation = { name: 'Voorbeeld BV', domain: 'voorbeeld.example' };
    app = await startApp({
      file: { directory, organisation },
      environment: { SMTP_URL: `smtp://127.0.0.1:${mails.port}` },
    });
  });
  after(async () => {
    await app.stop();
    await app.remove();
    await closeAll();
    await cloud.close();
  });

  const codeFor = (address: string): Promise<string> =>
    eventually(async () => {
      const own = mails.received.findLast(({ to }) => to.includes(address));
      return /(?<!\d)\d{8}(?!\d)/u.exec((await own?.mail)?.text ?? '')?.[0];
    }, `a code for ${address}`);

  async function linkFor(user: EntraUser): Promise<{ chat: Chat; path: string; matchCode: string }> {
    cloud.tenant.users.push(user);
    const chat = await Chat.open(app.url);
    await chat.say('wachtwoord vergeten');
    const asked = await chat.say(user.userPrincipalName);
    if (labels(asked).includes('verify.choose-method')) await chat.say('email');
    await chat.say(await codeFor(user.hidden.emails[0] ?? ''));
    const value = (await chat.say('ja')).find(({ label }) => label === 'reset.link')?.value;
    if (value === undefined) throw new Error(`no link: ${labels(chat.all).join(', ')}`);
    return { chat, path: new URL(value['url'] ?? '').pathname, matchCode: value['matchCode'] ?? '' };
  }
  const patches = ({ id }: EntraUser): number =>
    cloud.graph.seen.filter(({ method, path }) => method === 'PATCH' && path.endsWith(id)).length;

  it('gets back in: one reset, the sessions ended, and a notice', async () => {
    anna = newUser('anna');
    const before = anna.signInSessionsValidFromDateTime;
    const { chat, path, matchCode } = await linkFor(anna);
    expect(
      await choosePassword(app.url, path, { newPassword: 'Welkom2026!', confirmPassword: 'Welkom2026!', matchCode }),
    ).to.include({ status: 422 });
    const done = await choosePassword(app.url, path, { newPassword: GOOD, confirmPassword: GOOD, matchCode });
    expect(done).to.deep.equal({ status: 200, body: { status: 'done' } });
    await chat.waitFor('reset.done');
    expect(anna.hidden.password).to.equal(GOOD);
    expect(anna.signInSessionsValidFromDateTime > before).to.equal(true);
    await eventually(async () => mails.received.filter(({ to }) => to.includes('anna@prive.example'))[1], 'a notice');
  });

  // Off: send a PATCH again, or report it done, when its answer is missing.
  it('E5: of a reset whose answer is lost nothing is said but "pending", and nothing is repeated', async () => {
    const bas = newUser('bas');
    const { path, matchCode } = await linkFor(bas);
    cloud.graph.moods.push({ at: /^PATCH/u, silentlyDone: true });
    const pending = await choosePassword(app.url, path, { newPassword: GOOD, confirmPassword: GOOD, matchCode });
    expect(pending).to.deep.equal({ status: 202, body: { status: 'pending' } });
    expect([bas.hidden.password, patches(bas)]).to.deep.equal([GOOD, 1]);
    expect(
      (await choosePassword(app.url, path, { newPassword: `${GOOD}x`, confirmPassword: `${GOOD}x`, matchCode })).status,
    ).to.equal(202);
    expect([bas.hidden.password, patches(bas)]).to.deep.equal([GOOD, 1]);
  });

  it('E6: while Graph is down nothing is done, the link stays good, and it goes on afterwards', async () => {
    const cas = newUser('cas');
    const { chat, path, matchCode } = await linkFor(cas);
    cloud.graph.moods.push({ at: /./u, broken: true, times: 1_000_000 });
    const down = await choosePassword(app.url, path, { newPassword: GOOD, confirmPassword: GOOD, matchCode });
    cloud.graph.moods.length = 0;
    expect(down.status).to.equal(503);
    expect(cas.hidden.password).to.equal('Begin-cas-01!');
    const done = await choosePassword(app.url, path, { newPassword: GOOD, confirmPassword: GOOD, matchCode });
    expect(done).to.deep.equal({ status: 200, body: { status: 'done' } });
    await chat.waitFor('reset.done');
  });
});
