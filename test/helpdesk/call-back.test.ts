import { expect } from 'chai';
import { company, person, useApp } from '../attacks/support.ts';
import { Chat, codeFor, labels } from '../support/chat.ts';
import { Desk, userId } from './support.ts';

const REFERENCE = /SL-\w{4}-\w{4}/u;

describe('a check by phone', function () {
  this.timeout(60_000);
  const people = [person('anna', 1), person('hanna', 4, { roles: ['helpdesk'] })];
  const policy = { methods: ['email', 'sms', 'helpdesk'], gates: { everyone: 2, privileged: 2 } };
  const app = useApp({ company: company(people), file: { policy } });

  /** Passes a first gate, and chooses the helpdesk for the second. */
  async function choosesHelpdesk(): Promise<{ chat: Chat; reference: string }> {
    const chat = await Chat.open(app.url);
    await chat.say('wachtwoord vergeten');
    await chat.say(userId('anna'));
    await chat.say('email');
    await chat.say(await codeFor(app.url, 'anna@prive.example'));
    const said = await chat.say('helpdesk');
    const [reference = ''] = REFERENCE.exec(said.map(({ text }) => text).join(' ')) ?? [];
    expect(reference, labels(said).join()).to.match(REFERENCE);
    return { chat, reference };
  }

  it('finds the employee by the reference of their chat, and sends a code that only they see', async () => {
    const { chat, reference } = await choosesHelpdesk();
    const hanna = await Desk.open(app.url, 'hanna');
    const { status, body } = await hanna.get(`call-backs/${reference}`);
    expect([status, body]).to.deep.equal([
      200,
      { reference, person: 'Anna Proef', userId: userId('anna'), ways: ['email', 'sms'], mayAttest: false },
    ]);
    const sent = await hanna.post(`call-backs/${reference}/act`, { way: 'sms' });
    expect(sent.body).to.deep.equal({ status: 'sent' });
    const code = await codeFor(app.url, '+31612345601');
    expect(JSON.stringify(sent.body)).not.to.include(code);
    expect(labels(await chat.say(code))).to.include('verify.passed');
  });

  it('is refused where the desk of call-backs refuses it, and knows no other reference', async () => {
    const { reference } = await choosesHelpdesk();
    const hanna = await Desk.open(app.url, 'hanna');
    expect((await hanna.post(`call-backs/${reference}/act`, { way: 'attest' })).body).to.deep.equal({
      status: 'refused',
      why: 'has-contacts',
    });
    for (const unknown of ['SL-AAAA-AAAA', 'x', '%25', 'SL-ZZZZ-9999', `SL-${'_'.repeat(4)}-${'_'.repeat(4)}`])
      expect((await hanna.get(`call-backs/${unknown}`)).status, unknown).to.equal(404);
    expect((await hanna.post(`call-backs/${reference}/act`, { way: 'telepathy' })).status).to.equal(400);
  });
});
