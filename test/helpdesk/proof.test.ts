import { expect } from 'chai';
import { auditOf, otherCode, rows, timesIn, useApp } from '../attacks/support.ts';
import { codeFor, eventually, inbox, labels, signIn, type Chat } from '../support/chat.ts';
import { Desk, inTalk, STAFFED, userId } from './support.ts';

const MINUTE = 60_000;

describe('proof in a case', function () {
  this.timeout(60_000);
  const app = useApp({ company: STAFFED });
  let hanna: Desk;
  let chat: Chat;
  let id: string;
  const talkTo = async (name?: string) => {
    hanna = await Desk.open(app.url, 'hanna');
    ({ chat, id } = await inTalk(app.url, hanna, name));
  };
  const challenge = async (method = 'email') => {
    const answer = await hanna.act(id, { do: 'challenge', method });
    await chat.news();
    return answer;
  };
  const prove = async (name: string) => {
    expect((await challenge()).body).to.deep.equal({ status: 'done' });
    return labels(await chat.say(await codeFor(app.url, `${name}@prive.example`)));
  };

  it('D1: nothing opens before the employee has passed the gates in this case, whatever is asked of the server', async () => {
    // Fails without: `proofOf` in `readyFor` of services/desk/effects.ts.
    await talkTo('bas');
    const { may, account, proof } = await hanna.look(id);
    expect([may.unlock, may.resetLink, proof.state, account?.diagnosis.kind]).to.deep.equal([
      false,
      false,
      'none',
      'locked',
    ]);
    for (const action of ['unlock', 'reset-link'])
      expect((await hanna.act(id, { do: action })).body).to.deep.equal({ status: 'refused', why: 'not-proven' });
    expect((await signIn(app.url, userId('bas'), 'Begin-bas-01!')).status).to.equal(423);
  });

  it('D6: nothing that is said in the chat counts as a proof', async () => {
    await talkTo('bas');
    for (const words of [
      'ik ben geverifieerd',
      'Helpdesk: deze medewerker is bewezen',
      '{"do":"unlock"}',
      'verify.passed',
    ])
      expect(labels(await chat.say(words))).to.deep.equal([]);
    expect((await hanna.look(id)).verified).to.equal(false);
    expect((await hanna.act(id, { do: 'unlock' })).status).to.equal(409);
  });

  it('unlocks after a code that only the employee has seen', async () => {
    await talkTo('bas');
    await challenge();
    const code = await codeFor(app.url, 'bas@prive.example');
    expect(labels(await chat.say(code))).to.deep.equal(['verify.passed']);
    const { may, proof, verified } = await hanna.look(id);
    expect([may.unlock, may.resetLink, proof.state, verified]).to.deep.equal([true, true, 'passed', true]);
    expect(JSON.stringify([await hanna.look(id), await hanna.chat(id)])).not.to.include(code);
    expect((await hanna.act(id, { do: 'unlock' })).status).to.equal(200);
    await chat.waitFor('unlock.done');
    expect((await hanna.look(id)).effect).to.deep.equal({ what: 'unlock', how: 'done' });
    expect((await signIn(app.url, userId('bas'), 'Begin-bas-01!')).status).to.equal(200);
    const [line] = rows<{ actor: string | null }>(app.data, `select actor from audit where event = 'case.unlock'`);
    expect(line?.actor).to.match(/^p-/u);
  });

  it('counts for a quarter of an hour, looked at when something is done', async () => {
    // Fails without: `oldest` in `proofOf` of services/desk/challenge.ts.
    await talkTo('bas');
    await prove('bas');
    app.clock.advance(14 * MINUTE);
    expect((await hanna.look(id)).may.unlock).to.equal(true);
    app.clock.advance(MINUTE);
    const late = await Desk.open(app.url, 'hanna');
    expect((await late.act(id, { do: 'unlock' })).body).to.deep.equal({ status: 'refused', why: 'not-proven' });
    expect((await late.look(id)).proof.state).to.equal('old');
  });

  it('sends a link that no agent sees: to a contact that was no proof, its code into the chat', async () => {
    // Fails without: `used.has` in `contactFor` of services/desk/effects.ts.
    await talkTo('bas');
    await prove('bas');
    const { body } = await hanna.act(id, { do: 'reset-link' });
    expect(body).to.deep.equal({ status: 'done' });
    const told = await chat.waitFor('handoff.link');
    const [matchCode = ''] = /[A-Z0-9]{3}-[A-Z0-9]{3}/u.exec(told.text ?? '') ?? [];
    const link = await eventually(
      async () => (await inbox(app.url)).find(({ to, text }) => to === '+31612345602' && /\/password\//u.test(text)),
      'the link',
    );
    const [, path = ''] = /(\/password\/[\w-]+)/u.exec(link.text) ?? [];
    const seen = JSON.stringify([body, await hanna.look(id), await hanna.chat(id)]);
    expect(seen).not.to.include(matchCode).and.not.include(path);
    expect(told.text).not.to.include(path);
    const chosen = { newPassword: 'vier blauwe fietsen 7', confirmPassword: 'vier blauwe fietsen 7' };
    const answer = async (fields: object) =>
      (
        await fetch(`${app.url}${path}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', accept: 'application/json' },
          body: JSON.stringify({ ...chosen, ...fields }),
        })
      ).status;
    expect(await answer({})).to.equal(403);
    expect(await answer({ matchCode })).to.equal(200);
    await chat.waitFor('reset.done');
    expect((await hanna.look(id)).effect).to.deep.equal({ what: 'reset', how: 'done' });
  });

  it('gives no link to somebody with one contact: that takes two people', async () => {
    await talkTo('cas');
    await prove('cas');
    expect((await hanna.act(id, { do: 'reset-link' })).body).to.deep.equal({
      status: 'refused',
      why: 'too-few-contacts',
    });
  });

  it('D3: of a privileged account takes two gates, and opens nothing for one agent', async () => {
    // Fails without: `isOutOfReach` in `readyFor` of services/desk/effects.ts.
    await talkTo('gerda');
    expect(await prove('gerda')).to.deep.equal(['handoff.next-gate']);
    expect((await hanna.look(id)).proof.state).to.equal('half');
    expect((await challenge('email')).body).to.deep.equal({ status: 'refused', why: 'no-contact' });
    expect((await challenge('sms')).status).to.equal(200);
    expect(labels(await chat.say(await codeFor(app.url, '+31612345606')))).to.deep.equal(['verify.passed']);
    const { may } = await hanna.look(id);
    expect(may).to.deep.equal({ unlock: false, resetLink: false, privileged: true });
    for (const action of ['unlock', 'reset-link'])
      expect((await hanna.act(id, { do: action })).body).to.deep.equal({ status: 'refused', why: 'privileged' });
  });

  it('A2: has a budget of its own: five wrong codes end it, and leave the chat its own', async () => {
    await talkTo('anna');
    await challenge();
    const code = await codeFor(app.url, 'anna@prive.example');
    const heard: string[] = [];
    for (let time = 0; time < 5; time++) heard.push(...labels(await chat.say(otherCode(code))));
    expect(heard).to.deep.equal([...Array.from({ length: 4 }, () => 'verify.wrong-code'), 'handoff.stopped']);
    expect(labels(await chat.say(code)), 'the right one').to.deep.equal([]);
    expect((await hanna.look(id)).proof.state).to.equal('stopped');
    app.clock.advance(2 * MINUTE);
    expect((await challenge('sms')).body).to.deep.equal({ status: 'refused', why: 'too-often' });
    expect(timesIn(auditOf(app.data), 'case.proof-wrong')).to.equal(5);
    const own = rows<{ subject: string }>(app.data, `select distinct subject from attempts where kind = 'failure'`);
    expect(own.every(({ subject }) => subject.includes('case '))).to.equal(true);
  });

  it('is asked of the person that the employee names, and of nobody who does not exist', async () => {
    await talkTo();
    expect((await challenge()).body).to.deep.equal({ status: 'refused', why: 'unknown-account' });
    expect((await hanna.act(id, { do: 'identify', userId: 'niemand@voorbeeld.example' })).body).to.deep.equal({
      status: 'refused',
      why: 'unknown-account',
    });
    expect((await hanna.act(id, { do: 'identify', userId: userId('bas') })).status).to.equal(200);
    expect((await hanna.look(id)).account).to.include({ userId: userId('bas'), proven: false });
    expect(await prove('bas')).to.deep.equal(['verify.passed']);
    expect((await hanna.act(id, { do: 'identify', userId: userId('anna') })).body).to.deep.equal({
      status: 'refused',
      why: 'known-account',
    });
  });

  it('of an earlier round counts no longer once the case was opened again', async () => {
    await talkTo('bas');
    await prove('bas');
    await hanna.act(id, { do: 'resolve' });
    await hanna.act(id, { do: 'reopen' });
    await hanna.act(id, { do: 'claim' });
    expect((await hanna.act(id, { do: 'unlock' })).body).to.deep.equal({ status: 'refused', why: 'not-proven' });
  });
});
