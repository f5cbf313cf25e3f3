import { expect } from 'chai';
import { isFault } from '../../src/core/errors.ts';
import { smtpOptions } from '../../src/adapters/message/smtp-options.ts';
import { CERTIFICATE } from './certificate.ts';
import { closeAll, mailServer, sender } from './mail-server.ts';
import { code } from './samples.ts';

const trusting = { tls: { ca: CERTIFICATE.cert, rejectUnauthorized: true } };
const trustingNobody = { tls: { rejectUnauthorized: true } };

const failed = (error: unknown): boolean => isFault(error, 'delivery-failed');

describe('mail over TLS', () => {
  afterEach(closeAll);

  it('uses STARTTLS when it is offered', async () => {
    const server = await mailServer({ ...CERTIFICATE, hideSTARTTLS: false });
    const mail = sender({ url: `smtp://localhost:${server.port}`, transport: trusting });
    expect(await mail.send(code())).to.equal('sent');
    expect(server.received[0]?.secure).to.equal(true);
  });

  it('signs in after STARTTLS with the credentials of the address', async () => {
    const server = await mailServer({ ...CERTIFICATE, hideSTARTTLS: false, authOptional: false });
    const mail = sender({ url: `smtp://anna%40x.example:p%3A%2Fw@localhost:${server.port}`, transport: trusting });
    expect(await mail.send(code())).to.equal('sent');
    expect(server.received[0]).to.include({ secure: true, user: 'anna@x.example' });
  });

  it('speaks TLS from the first byte to smtps', async () => {
    const server = await mailServer({ ...CERTIFICATE, secure: true });
    const mail = sender({ url: `smtps://localhost:${server.port}`, transport: trusting });
    expect(await mail.send(code())).to.equal('sent');
    expect(server.received[0]?.secure).to.equal(true);
  });

  it('gives nothing to a server that nobody vouches for', async () => {
    for (const [scheme, secure] of [
      ['smtp', false],
      ['smtps', true],
    ] as const) {
      const server = await mailServer({ ...CERTIFICATE, secure, hideSTARTTLS: false });
      const mail = sender({ url: `${scheme}://localhost:${server.port}`, transport: trustingNobody });
      expect(await mail.send(code()).catch(failed)).to.equal(true);
      expect(server.received).to.deep.equal([]);
    }
  });

  it('takes the home-made certificate of a server on this machine', async () => {
    const server = await mailServer({ ...CERTIFICATE, hideSTARTTLS: false });
    expect(await sender({ url: `smtp://127.0.0.1:${server.port}` }).send(code())).to.equal('sent');
    expect(server.received[0]?.secure).to.equal(true);
  });

  it('keeps credentials from a server that hides STARTTLS', async () => {
    const server = await mailServer({ allowInsecureAuth: true, disabledCommands: ['STARTTLS'] });
    const url = `smtp://anna:secret@127.0.0.1:${server.port}`;
    const mail = sender({ url, transport: { requireTLS: true } });
    expect(await mail.send(code()).catch(failed)).to.equal(true);
    expect(server.received).to.deep.equal([]);
  });
});

describe('the options of an SMTP address', () => {
  it('ask for TLS where credentials cross a network, and for a certificate everywhere but here', () => {
    const away = { tls: { rejectUnauthorized: true } };
    expect(smtpOptions('smtp://u:p@mail.example')).to.deep.include({ ...away, requireTLS: true, port: 587 });
    expect(smtpOptions('smtp://mail.example:25')).to.deep.include({ ...away, requireTLS: false, port: 25 });
    expect(smtpOptions('smtps://u:p@mail.example')).to.deep.include({ ...away, secure: true, port: 465 });
    for (const host of ['localhost', '127.0.0.1', '[::1]']) {
      const here = { tls: { rejectUnauthorized: false }, requireTLS: false };
      expect(smtpOptions(`smtp://u:p@${host}:2525`)).to.deep.include(here);
    }
    expect(smtpOptions('smtp://localhost.evil.example')).to.deep.include(away);
    expect(smtpOptions('smtp://127.0.0.1.evil.example')).to.deep.include(away);
  });

  it('bound every wait', () => {
    const options = smtpOptions('smtp://mail.example');
    for (const wait of ['dnsTimeout', 'connectionTimeout', 'greetingTimeout', 'socketTimeout'] as const) {
      expect(options[wait]).to.be.within(1, 60_000);
    }
  });
});
