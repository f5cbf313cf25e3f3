import { expect } from 'chai';
import { isFault } from '../../src/core/errors.ts';
import type { MessageSender } from '../../src/ports/message-sender.ts';
import { closeAll, deadPort, mailServer, rawServer, sender, type Answers, type MailServer } from './mail-server.ts';
import { code } from './samples.ts';

/** `passing` for what may succeed later, otherwise what `send` gave. */
const outcomeOf = (mail: MessageSender) =>
  mail.send(code()).catch((error: unknown) => (isFault(error, 'delivery-failed') ? 'passing' : error));

describe('a mail server that says no', () => {
  let server: MailServer;
  const open = () => sender({ url: `smtp://127.0.0.1:${server.port}` });

  beforeEach(async () => {
    server = await mailServer();
  });
  afterEach(closeAll);

  const lasting: [Answers, string][] = [
    [{ rcptTo: 550 }, 'RCPT TO 550 5.1.1'],
    [{ rcptTo: 553 }, 'RCPT TO 553 5.1.1'],
    [{ data: 554 }, 'DATA 554 5.1.1'],
    [{ data: 552 }, 'DATA 552 5.1.1'],
  ];
  for (const [answers, refused] of lasting) {
    it(`for good (${JSON.stringify(answers)}) is a refusal that names no person`, async () => {
      Object.assign(server.answers, answers);
      expect(await outcomeOf(open())).to.deep.equal({ refused });
    });
  }

  const passing: Answers[] = [{ rcptTo: 450 }, { rcptTo: 421 }, { data: 451 }, { mailFrom: 451 }];
  const ours: Answers[] = [{ mailFrom: 550 }, { rcptTo: 530 }];
  for (const answers of [...passing, ...ours]) {
    it(`for now, or to us (${JSON.stringify(answers)}), is a fault that passes`, async () => {
      Object.assign(server.answers, answers);
      expect(await outcomeOf(open())).to.equal('passing');
    });
  }

  it('to the sign-in is a fault that passes, without the password in it', async () => {
    server = await mailServer({ allowInsecureAuth: true });
    server.answers.auth = 535;
    const url = `smtp://anna:s3cr3t@127.0.0.1:${server.port}`;
    const fault = await sender({ url })
      .send(code())
      .catch((error: unknown) => error);
    expect(isFault(fault, 'delivery-failed')).to.equal(true);
    expect(String(fault)).to.include('EAUTH').and.not.include('s3cr3t');
  });

  it('and yes to a retry gets the same message, with the same id', async () => {
    const mail = open();
    server.answers.data = 451;
    expect(await outcomeOf(mail)).to.equal('passing');
    delete server.answers.data;
    expect(await outcomeOf(mail)).to.equal('sent');
    expect(await outcomeOf(mail)).to.equal('sent');
    const mails = await Promise.all(server.received.map((received) => received.mail));
    expect(mails.map(({ messageId }) => messageId)).to.deep.equal([
      '<m-1@voorbeeld.example>',
      '<m-1@voorbeeld.example>',
    ]);
  });

  it('to one message takes the next one', async () => {
    const mail = open();
    server.answers.rcptTo = 550;
    expect(await outcomeOf(mail)).to.have.property('refused');
    delete server.answers.rcptTo;
    expect(await outcomeOf(mail)).to.equal('sent');
  });
});

describe('a mail server that is not there', () => {
  afterEach(closeAll);

  it('is a fault that passes', async () => {
    expect(await outcomeOf(sender({ url: `smtp://127.0.0.1:${await deadPort()}` }))).to.equal('passing');
  });

  it('or hangs up before its greeting is a fault that passes', async () => {
    const port = await rawServer((socket) => socket.end());
    expect(await outcomeOf(sender({ url: `smtp://127.0.0.1:${port}` }))).to.equal('passing');
  });

  it('or turns everybody away in its greeting is a fault that passes', async () => {
    const port = await rawServer((socket) => socket.end('554 no service here\r\n'));
    expect(await outcomeOf(sender({ url: `smtp://127.0.0.1:${port}` }))).to.equal('passing');
  });

  it('or never greets is a fault that passes', async () => {
    const port = await rawServer(() => undefined);
    const url = `smtp://127.0.0.1:${port}`;
    expect(await outcomeOf(sender({ url, transport: { greetingTimeout: 20 } }))).to.equal('passing');
  });

  it('or falls silent with the message in hand is a fault that passes', async () => {
    const server = await mailServer();
    server.answers.data = 'silence';
    const url = `smtp://127.0.0.1:${server.port}`;
    expect(await outcomeOf(sender({ url, transport: { socketTimeout: 50 } }))).to.equal('passing');
  });
});

describe('a sender', () => {
  afterEach(closeAll);

  it('finds its server in a check, and sends nothing', async () => {
    const server = await mailServer();
    await sender({ url: `smtp://127.0.0.1:${server.port}` }).check?.();
    expect(server.received).to.deep.equal([]);
  });

  it('tells in a check that its server is not there', async () => {
    const fault = await sender({ url: `smtp://127.0.0.1:${await deadPort()}` })
      .check?.()
      .catch((error: unknown) => error);
    expect(isFault(fault, 'delivery-failed')).to.equal(true);
  });

  it('that is closed sends nothing any more, and closes twice', async () => {
    const server = await mailServer();
    const mail = sender({ url: `smtp://127.0.0.1:${server.port}` });
    await mail.send(code());
    await mail.close();
    await mail.close();
    expect(await outcomeOf(mail)).to.equal('passing');
    expect(server.received).to.have.length(1);
  });

  it('that is closed settles what it was asked before', async () => {
    const server = await mailServer();
    const mail = sender({ url: `smtp://127.0.0.1:${server.port}` });
    const outcomes = Promise.all([outcomeOf(mail), outcomeOf(mail), outcomeOf(mail), outcomeOf(mail)]);
    await mail.close();
    const sent = (await outcomes).filter((outcome) => outcome === 'sent');
    expect(await outcomes).to.have.members([...sent, ...Array.from({ length: 4 - sent.length }, () => 'passing')]);
    expect(server.received).to.have.length(sent.length);
  });
});
