import { expect } from 'chai';
import { isFault } from '../../src/core/errors.ts';
import type { RenderedMessage } from '../../src/core/message.ts';
import { createSmtpSender } from '../../src/adapters/message/smtp.ts';
import { closeAll, FROM, mailServer, sender, type MailServer } from './mail-server.ts';
import { code, flat, openedCase } from './samples.ts';

describe('mail over SMTP', () => {
  let server: MailServer;
  let url: string;

  beforeEach(async () => {
    server = await mailServer();
    url = `smtp://127.0.0.1:${server.port}`;
  });
  afterEach(closeAll);

  const deliver = async (message: RenderedMessage) => {
    expect(await sender({ url, clock: { now: () => new Date('2026-03-05T23:30:00Z') } }).send(message)).to.equal(
      'sent',
    );
    const received = server.received.at(-1);
    if (received === undefined) throw new Error('nothing arrived');
    return { ...received, mail: await received.mail };
  };

  it('arrives with the text and the HTML as they were', async () => {
    const message = code();
    const { mail } = await deliver(message);
    expect(mail.subject).to.equal(message.subject);
    expect(flat(mail.text ?? '')).to.equal(flat(message.text));
    expect(flat(mail.html ?? '')).to.equal(flat(message.html));
  });

  it('says that a program sent it, in which language, when and to whom', async () => {
    const { mail, from, to } = await deliver(code({ language: 'en' }));
    expect(headersOf(mail.headers)).to.include({
      'auto-submitted': 'auto-generated',
      'x-auto-response-suppress': 'All',
      'content-language': 'en',
      date: 'Thu, 05 Mar 2026 23:30:00 +0000',
      to: 'anna@prive.example',
    });
    expect(mail.from).to.include({ name: 'Voorbeeld BV', address: 'wachtwoord@voorbeeld.example' });
    expect([from, ...to]).to.deep.equal(['wachtwoord@voorbeeld.example', 'anna@prive.example']);
  });

  // Fails when an id that is no plain word becomes the Message-ID; the subject is cleaned here and by nodemailer.
  it('has one recipient and clean headers, whatever the message holds', async () => {
    const attack =
      'x\r\nBcc: evil@evil.example\r\nTo: evil@evil.example\n\n<b>body</b>\r\n.\r\nRCPT TO:<evil@evil.example>';
    const organisation = {
      name: attack,
      domain: 'x.example',
      timeZone: 'UTC',
      helpdesk: { mail: attack, phone: attack, hours: attack },
    };
    const part = { reference: attack, person: attack, summary: attack };
    const message = { ...openedCase({ organisation }, part), id: attack };
    for (const nasty of [message, { ...message, subject: attack }]) {
      const { mail, to } = await deliver(nasty);
      expect(to).to.deep.equal(['anna@prive.example']);
      expect(mail.headers.map(({ key }) => key).toSorted()).to.deep.equal(HEADERS);
      expect(mail.to).to.deep.equal([{ name: '', address: 'anna@prive.example' }]);
    }
  });

  for (const to of [
    ['anna@prive.example', 'evil@evil.example'],
    { address: 'evil@evil.example' },
    undefined,
    '',
    'anna',
    '@prive.example',
    'anna@',
    'anna@prive.example,evil@evil.example',
    'anna@prive.example;evil@evil.example',
    'anna@prive.example evil@evil.example',
    'anna@prive.example\r\nBcc: evil@evil.example',
    'anna@prive.example\n',
    'Anna <anna@prive.example>',
    '<anna@prive.example>',
    '"anna,evil@evil.example"@prive.example',
    'anna(evil)@prive.example',
    'anna@evil.example@prive.example',
    'evil%evil.example@prive.example',
    '@evil.example:anna@prive.example',
    'anna@privé.example',
    'anna@prive.examplе',
    'ánna@prive.example',
    'anna@prive.example\u200b',
    'anna@[127.0.0.1]',
    'anna@prive..example',
    'anna@-prive.example',
    `${'a'.repeat(65)}@prive.example`,
  ]) {
    it(`does not go to ${JSON.stringify(to)}`, async () => {
      const outcome = await sender({ url })
        .send(Object.assign(code(), { to }))
        .catch((error: unknown) => error);
      expect(isFault(outcome, 'delivery-failed')).to.equal(true);
      expect(String(outcome)).not.to.include('prive');
      expect(server.received).to.deep.equal([]);
    });
  }

  it('goes to unusual but plain addresses', async () => {
    for (const to of ["o'brien+it@prive.example", 'helpdesk@mailhost', 'A_b-c=d@x.example']) {
      const { to: recipients } = await deliver({ ...code(), to });
      expect(recipients).to.deep.equal([to]);
    }
  });

  it('carries no text messages and no calls', async () => {
    for (const channel of ['sms', 'voice'] as const) {
      const outcome = await sender({ url })
        .send(code({ channel }))
        .catch((error: unknown) => error);
      expect(isFault(outcome, 'delivery-failed')).to.equal(true);
    }
  });

  it('reads no file and no address for a message that asks it to', async () => {
    const message = Object.assign(code(), { text: { path: '/etc/hostname' } });
    const outcome = await sender({ url })
      .send(message)
      .catch((error: unknown) => error);
    expect(isFault(outcome, 'delivery-failed')).to.equal(true);
  });

  it('has an id that follows from the message and the sender alone', async () => {
    const first = await deliver({ ...code(), id: 'k_9-Z' });
    const other = await deliver({ ...code(), id: 'two words' });
    const again = await deliver({ ...code(), id: 'two words' });
    expect(first.mail.messageId).to.equal('<k_9-Z@voorbeeld.example>');
    expect(other.mail.messageId).to.match(/^<[0-9a-f]{64}@voorbeeld\.example>$/u);
    expect(again.mail.messageId).to.equal(other.mail.messageId);
  });

  it('shares one connection between messages', async () => {
    const mail = sender({ url });
    await mail.send(code());
    await mail.send(code());
    expect(new Set(server.received.map(({ connection }) => connection)).size).to.equal(1);
  });

  it('refuses a sender that is not one address', () => {
    for (const from of [
      '',
      'Voorbeeld',
      'a@x.example, b@x.example',
      'A <a@x.example>\r\nBcc: b@x.example',
      'a@é.example',
    ]) {
      expect(() => createSmtpSender({ url, from, clock: { now: () => new Date() } }))
        .to.throw()
        .with.property('code', 'bad-configuration');
    }
  });

  it('A17: writes out what it pretends to send, and connects to nobody', async () => {
    // Fails without: the transport of its own in `pretend` of smtp.ts (take the pool).
    const pretending = sender({ url });
    await pretending.pretend?.(code());
    expect(pretending).to.have.property('pretend');
    expect(server.received).to.deep.equal([]);
  });

  it('refuses an address of another kind, and keeps its password to itself', () => {
    for (const bad of [
      'http://u:secret@x',
      'smtp:',
      'smtp://u:secret@x/path',
      'smtp://u:secret@x?tls=no',
      'smtp://u:%zz@x',
    ]) {
      const make = () => createSmtpSender({ url: bad, from: FROM, clock: { now: () => new Date() } });
      expect(make).to.throw().with.property('code', 'bad-configuration');
      expect(make).to.throw().with.property('message').that.does.not.include('secret');
    }
  });
});

const HEADERS = [
  'auto-submitted',
  'content-language',
  'content-type',
  'date',
  'from',
  'message-id',
  'mime-version',
  'subject',
  'to',
  'x-auto-response-suppress',
];

const headersOf = (headers: readonly { key: string; value: string }[]): Record<string, string> =>
  Object.fromEntries(headers.map(({ key, value }) => [key, value]));
