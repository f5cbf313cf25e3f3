import { expect } from 'chai';
import { signInAt } from './doubles/microsoft/browser.ts';
import { startCloud, type Cloud } from './doubles/microsoft/cloud.ts';
import { CLIENT, groupId, newUser, SECRET, TENANT, type EntraUser } from './doubles/microsoft/tenant.ts';
import { closeAll, mailServer, type MailServer } from './messages/mail-server.ts';
import { closeDoubles } from './messages/providers/double.ts';
import { SECRET as HOOK_SECRET, webhookDouble, type WebhookDouble } from './messages/providers/webhook-double.ts';
import { startApp, type TestApp } from './support/app.ts';
import { PlainBrowser } from './support/browser.ts';
import { eventually, labels } from './support/chat.ts';
import { askFor, Visitor } from './support/staff.ts';

const PASSES = /temporaryAccessPassMethods$/u;

/** The whole application, with Graph and the sign-in of Microsoft Entra before their doubles. */
describe('a temporary pass of Microsoft Entra', function () {
  this.timeout(60_000);
  let cloud: Cloud;
  let app: TestApp;
  let mails: MailServer;
  let texts: WebhookDouble;
  const hanna = newUser('hanna', { displayName: 'Hanna' });
  const anna = newUser('anna', {}, { phones: [{ number: '+31 612345601', type: 'mobile' }] });

  const start = async (temporaryPasses: boolean): Promise<void> => {
    cloud = await startCloud([hanna, anna]);
    hanna.hidden.memberOf = [groupId(cloud.tenant, 'helpdesk')];
    mails = await mailServer();
    texts = await webhookDouble(() => app.clock.now());
    const directory = {
      kind: 'graph',
      tenantId: TENANT,
      clientId: CLIENT,
      clientSecret: SECRET,
      authorityHost: cloud.login.url,
      graphBaseUrl: cloud.graph.url,
      selfService: 'everyone',
      temporaryPasses,
    };
    const organisation = { name: 'Voorbeeld BV', domain: 'voorbeeld.example' };
    const text = { provider: 'webhook', url: texts.url, secret: HOOK_SECRET };
    app = await startApp({
      file: { directory, organisation, text, signIn: {} },
      environment: { SMTP_URL: `smtp://127.0.0.1:${mails.port}` },
    });
    cloud.tenant.application.redirectUris.push(`${app.url}/sign-in/back`);
  };
  afterEach(async () => {
    await app.stop();
    await app.remove();
    await closeAll();
    await closeDoubles();
    await cloud.close();
  });

  const signIn = async (user: EntraUser): Promise<string> => {
    const browser = new PlainBrowser(app.url);
    const location = (await browser.get('/sign-in/begin')).headers.get('location') ?? '';
    const back = await signInAt(location, user);
    await browser.get((back?.pathname ?? '/nowhere') + (back?.search ?? ''));
    return `sleutel_session=${browser.cookie('sleutel_session') ?? ''}`;
  };
  const inMail = (form: RegExp): Promise<string> =>
    eventually(async () => {
      const own = mails.received.filter(({ to }) => to.includes('anna@prive.example'));
      const all = await Promise.all(own.map(async ({ mail }) => (await mail)?.text ?? ''));
      return all.flatMap((text) => form.exec(text)?.[0] ?? []).at(-1);
    }, `${form.source} in a mail`);
  const inText = (form: RegExp): Promise<string> =>
    eventually(
      () =>
        Promise.resolve([...texts.taken.values()].flatMap((each) => form.exec(JSON.stringify(each))?.[0] ?? []).at(-1)),
      `${form.source} in a text`,
    );
  /** With both codes, at the page where a password is chosen. */
  const prove = async () => {
    const { chat, said } = await askFor(app.url, await signIn(hanna), anna.userPrincipalName);
    expect(labels(said)).to.deep.equal(['staff.link']);
    const page = await inMail(/\/reset\/[\w-]+/u);
    const visitor = new Visitor(app.url);
    expect((await visitor.post(page, { method: 'sms' })).body).to.include({ status: 'code' });
    const passed = await visitor.post(page, { code: await inText(/(?<!\d)\d{8}(?!\d)/u) });
    return { chat, visitor, path: new URL(String(passed.body['url'])).pathname };
  };

  it('is issued and shown on the employee’s own page, and staff have a reference', async () => {
    await start(true);
    const { chat, visitor, path } = await prove();
    const { status, text } = await visitor.page('POST', `${path}/pass`);
    const pass = anna.hidden.temporaryPass ?? 'none';
    expect([status, text.includes(`value="${pass}"`)]).to.deep.equal([200, true]);
    expect((await chat.waitFor('staff.done')).text).to.match(/SL-\w{4}-\w{4}/u);
    expect(JSON.stringify(chat.all)).not.to.include(pass);
    expect(cloud.graph.seen.filter((call) => PASSES.test(call.path))).to.have.length(1);
  });

  it('is not asked of Graph where the company has not switched them on', async () => {
    await start(false);
    const { visitor, path } = await prove();
    expect((await visitor.post(`${path}/pass`, {})).body).to.deep.equal({ status: 'no-pass' });
    expect(cloud.graph.seen.some((call) => PASSES.test(call.path))).to.equal(false);
  });

  it('that the rule of the tenant forbids leaves the employee the password', async () => {
    await start(true);
    cloud.tenant.temporaryPasses = false;
    const { visitor, path } = await prove();
    expect((await visitor.post(`${path}/pass`, {})).body).to.deep.equal({ status: 'no-pass' });
    const newPassword = 'Vier-blauwe-fietsen-7';
    const done = await visitor.post(path, { newPassword, confirmPassword: newPassword, matchCode: '' });
    expect(done.body).to.deep.equal({ status: 'done' });
  });
});
