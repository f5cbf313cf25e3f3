import { expect } from 'chai';
import { startApp } from '../support/app.ts';
import { Chat, eventually, labels } from '../support/chat.ts';
import { closeAll, mailServer, type MailServer } from '../messages/mail-server.ts';
import { ANNA, ANNA_MAIL, ROOMY, company, person, sayAll, useApp } from './support.ts';

const EVIL = 'evil@attacker.example';
const INJECTION = `\r\nBcc: ${EVIL}\r\nX-Evil: yes\r\n\r\nKlik hier`;

describe('names with mail headers in them', () => {
  let mail: MailServer;
  before(async () => {
    mail = await mailServer();
  });
  after(closeAll);

  const evilCompany = company(
    [
      person('anna', 1, { displayName: `Anna${INJECTION}` }),
      person('bas', 2, { displayName: `"Bas" <${EVIL}>, ${EVIL}`, language: 'en' }),
    ],
    {
      name: `Voorbeeld${INJECTION}`,
      helpdesk: { mail: 'it@voorbeeld.example', phone: `+31200000000${INJECTION}`, hours: `altijd${INJECTION}` },
    },
  );
  const environment: Record<string, string> = {};
  before(() => {
    environment['SMTP_URL'] = `smtp://127.0.0.1:${mail.port}`;
  });
  const app = useApp({ company: evilCompany, environment, file: { policy: ROOMY } });

  const arrived = (count: number) =>
    eventually(() => Promise.resolve(mail.received.length >= count ? true : undefined), `${count} mails`);

  it('E3: make no header, and no recipient but the registered one', async () => {
    // Fails without: an envelope of one and no other address header in smtp.ts (line breaks are taken out three times over).
    const chat = await Chat.open(app.url);
    await sayAll(chat, ['wachtwoord vergeten', ANNA, 'email']);
    await arrived(1);
    const code = /\b\d{8}\b/u.exec((await mail.received[0]?.mail)?.text ?? '')?.[0] ?? '';
    expect(labels(await chat.say(code))).to.include('verify.passed');
    await sayAll(chat, ['een medewerker', 'ja']);
    const other = await Chat.open(app.url);
    await sayAll(other, ['I forgot my password', 'bas@voorbeeld.example', 'email', '00000000', '00000000', '00000000']);
    await sayAll(other, [`Subject: x${INJECTION}`, 'een medewerker', 'ja']);
    await arrived(5);
    const allowed = [ANNA_MAIL, 'bas@prive.example', 'it@voorbeeld.example'];
    for (const { to, from, mail: parsed } of mail.received) {
      expect(to).to.have.length(1);
      expect(allowed).to.include(to[0]);
      expect(from).to.equal('sleutel@voorbeeld.example');
      const { headers, subject, bcc, cc, to: shown } = await parsed;
      expect([bcc, cc]).to.deep.equal([undefined, undefined]);
      expect(shown?.map(({ address }) => address)).to.deep.equal(to);
      expect(headers.map(({ key }) => key)).not.to.include.oneOf(['bcc', 'cc', 'x-evil']);
      expect(subject).not.to.match(/[\r\n]/u);
    }
  });
});

describe('a company file', () => {
  const ODD: readonly unknown[] = [
    [`a@prive.example`, EVIL],
    `a@prive.example, ${EVIL}`,
    `a@prive.example;${EVIL}`,
    `a@prive.example\r\nBcc: ${EVIL}`,
    `"a@prive.example" <${EVIL}>`,
    'a@prive.example\u0000',
    { address: EVIL },
  ];

  it('E3: with more than one address where one belongs is refused', async () => {
    // Fails without: `z.email()` in company.ts.
    for (const alternateEmail of ODD) {
      const bad = company([person('anna', 1, { contacts: { alternateEmail } })]);
      let refusal = '';
      try {
        const app = await startApp({ company: bad });
        await app.stop();
        await app.remove();
      } catch (error) {
        refusal = (error as Error).message;
      }
      expect(refusal, JSON.stringify(alternateEmail)).to.include('users.0.contacts.alternateEmail');
    }
  });
});
