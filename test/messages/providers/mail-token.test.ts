import { expect } from 'chai';
import { createMailToken } from '../../../src/adapters/message/providers/mail-token.ts';
import { smtpOptions } from '../../../src/adapters/message/smtp-options.ts';
import { isFault } from '../../../src/core/errors.ts';
import { closeAll, mailServer, sender, type MailServer } from '../mail-server.ts';
import { code } from '../samples.ts';
import { closeDoubles } from './double.ts';
import { AUTHORITY, CLIENT, SCOPE, TENANT, tokenDouble, type TokenDouble } from './token-double.ts';

const MAILBOX = 'wachtwoord@voorbeeld.example';

describe('mail by XOAUTH2', () => {
  let entra: TokenDouble;
  let server: MailServer;
  /** Tokens that the mail server does not take. */
  let revoked: Set<string>;
  let tried: string[];

  beforeEach(async () => {
    revoked = new Set();
    tried = [];
    entra = await tokenDouble();
    server = await mailServer({
      authOptional: false,
      allowInsecureAuth: true,
      authMethods: ['XOAUTH2'],
      onAuth({ method, username, accessToken }, _session, done) {
        tried.push(accessToken ?? '');
        const known = method === 'XOAUTH2' && username === MAILBOX && entra.given.includes(accessToken ?? '');
        if (known && !revoked.has(accessToken ?? '')) done(null, { user: username });
        else done(null, { data: { status: '401', schemes: 'bearer', scope: SCOPE } });
      },
    });
  });
  afterEach(async () => {
    await closeAll();
    await closeDoubles();
  });

  const tokens = (part: { clientSecret?: string; scope?: string } = {}) =>
    createMailToken({
      tenantId: TENANT,
      clientId: CLIENT.id,
      clientSecret: CLIENT.secret,
      authorityHost: AUTHORITY,
      scope: SCOPE,
      network: entra.network,
      ...part,
    });
  const mail = (token = tokens()) =>
    sender({ url: `smtp://127.0.0.1:${server.port}`, oauth: { user: MAILBOX, token } });
  const fault = async (work: Promise<unknown> | undefined): Promise<string> => {
    const error: unknown = await work?.catch((reason: unknown) => reason);
    expect(isFault(error, 'delivery-failed'), String(error)).to.equal(true);
    return String(error);
  };

  it('signs in with a token for the mailbox, which the directory gave to the application', async () => {
    expect(await mail().send(code())).to.equal('sent');
    expect(server.received).to.have.length(1);
    expect(server.received[0]?.user).to.equal(MAILBOX);
    expect(tried).to.deep.equal(['token-1']);
  });

  it('keeps its token for the next connection, as long as it is good for a while', async () => {
    const token = tokens();
    await mail(token).send(code());
    await mail(token).send(code());
    expect(tried).to.deep.equal(['token-1', 'token-1']);
    expect(entra.given).to.have.length(1);
  });

  it('fetches another before the one it has expires', async () => {
    entra.lifetime = 200;
    const token = tokens();
    await mail(token).send(code());
    await mail(token).send(code());
    expect(tried).to.deep.equal(['token-1', 'token-2']);
  });

  // Fails without `skipCache`.
  it('fetches another when the mail server does not take the one it has', async () => {
    const token = tokens();
    await mail(token).send(code());
    revoked.add('token-1');
    expect(await mail(token).send(code())).to.equal('sent');
    expect(tried).to.deep.equal(['token-1', 'token-1', 'token-2']);
  });

  it('fails for now, and says no secret, when the application is not let in', async () => {
    for (const part of [{ clientSecret: 'wr0ng-secret' }, { scope: 'https://graph.microsoft.com/.default' }]) {
      const message = await fault(mail(tokens(part)).send(code()));
      expect(message)
        .to.include('EAUTH')
        .and.not.match(/wr0ng|secret~of/u);
    }
    expect(server.received).to.deep.equal([]);
    expect(tried).to.deep.equal([]);
  });

  it('fails for now when the mailbox is not the application’s to use', async () => {
    const other = sender({
      url: `smtp://127.0.0.1:${server.port}`,
      oauth: { user: 'directie@voorbeeld.example', token: tokens() },
    });
    await fault(other.send(code()));
    expect(server.received).to.deep.equal([]);
  });

  it('names the fault of the directory in the reason', async () => {
    const error: unknown = await tokens({ clientSecret: 'x' })(false).catch((reason: unknown) => reason);
    expect(String(error)).to.equal('Fault: no token for the mail server: invalid_client 7000215');
    entra.moods.push({ status: 503, body: { error: 'temporarily_unavailable' } });
    expect(await fault(tokens()(false))).to.include('no token for the mail server');
  });

  it('is checked without sending anything', async () => {
    await mail().check?.();
    expect(server.received).to.deep.equal([]);
    await fault(mail(tokens({ clientSecret: 'wrong' })).check?.());
  });

  // Fails when `requireTLS` looks at the address alone.
  it('never crosses a network in the clear', () => {
    const oauth = { user: MAILBOX, token: tokens() };
    expect(smtpOptions('smtp://smtp.office365.com:587', oauth)).to.include({ requireTLS: true, secure: false });
    expect(smtpOptions('smtps://smtp.office365.com', oauth)).to.include({ secure: true });
    expect(smtpOptions('smtp://smtp.office365.com:587')).to.include({ requireTLS: false });
  });
});
