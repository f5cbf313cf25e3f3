import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import { auditOf, rows, tamper, timesIn, useApp } from '../attacks/support.ts';
import { eventually, labels } from '../support/chat.ts';
import { asksForHelp, Desk, inTalk, newest, STAFFED } from './support.ts';

describe('a case', function () {
  this.timeout(60_000);
  const app = useApp({ company: STAFFED });

  it('UX 19: has one agent after 50 claims at once at two processes; the others learn who', async () => {
    // What makes it one is switched off in test/adapters/cases.test.ts, where all of them have read first.
    const [hanna, harm] = [await Desk.open(app.url, 'hanna'), await Desk.open(app.url, 'harm')];
    const twin = await app.twin();
    await asksForHelp(app.url);
    const { id } = await newest(hanna);
    // The log of a conversation would put the claims in order as well; a case may have none.
    tamper(app.data, 'delete from conversations');
    const desks = [hanna, harm, hanna.at(twin.url), harm.at(twin.url)];
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) => (desks[index % 4] ?? hanna).act(id, { do: 'claim' })),
    );
    const agent = (await eventually(async () => (await hanna.queue()).find((row) => row.id === id), 'the row')).agent;
    expect(agent).to.be.oneOf(['Hanna Proef', 'Harm Proef']);
    // One of them has it, and asking once more is no other claim.
    const won = answers.filter(({ status }) => status === 200).length;
    expect(won).to.equal(25);
    for (const { status, body } of answers.filter((answer) => answer.status !== 200))
      expect([status, body]).to.deep.equal([409, { status: 'taken', by: agent }]);
    expect(timesIn(auditOf(app.data), 'case.claimed')).to.equal(1);
    expect(rows(app.data, `select 1 from case_events where kind = 'claimed'`)).to.have.lengthOf(1);
  });

  it('does an action once, however often its key comes', async () => {
    // Fails without: `actions.find` in services/desk/desk.ts.
    const hanna = await Desk.open(app.url, 'hanna');
    const { id, chat } = await inTalk(app.url, hanna);
    const key = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => hanna.act(id, { do: 'say', words: 'Goedemorgen!' }, key)),
    );
    expect(answers.map(({ status }) => status)).to.deep.equal(answers.map(() => 200));
    await chat.waitFor('handoff.message');
    expect((await hanna.chat(id)).filter(({ from }) => from === 'agent')).to.have.lengthOf(1);
    expect((await hanna.act(id, { do: 'resolve' }, key)).status, 'the same key for something else').to.equal(409);
  });

  it('refuses every move that is not in the table', async () => {
    const hanna = await Desk.open(app.url, 'hanna');
    await asksForHelp(app.url);
    const { id } = await newest(hanna);
    for (const action of ['release', 'wait', 'resolve', 'escalate', 'unlock', 'reset-link', 'reopen']) {
      const { status, body } = await hanna.act(id, { do: action });
      expect([status, body], action).to.deep.equal([409, { status: 'refused', why: 'state' }]);
    }
    expect((await hanna.act(id, { do: 'say', words: 'Hoi' })).status).to.equal(409);
  });

  it('is given back, passed on, resolved and opened again, all on record', async () => {
    const [hanna, harm, gerda] = [
      await Desk.open(app.url, 'hanna'),
      await Desk.open(app.url, 'harm'),
      await Desk.open(app.url, 'gerda'),
    ];
    const { id, chat } = await inTalk(app.url, hanna, 'anna');
    expect((await hanna.act(id, { do: 'wait' })).status).to.equal(200);
    expect((await hanna.look(id)).state).to.equal('waiting');
    await chat.say('ik ben er weer');
    expect((await hanna.look(id)).state).to.equal('active');
    expect((await hanna.act(id, { do: 'escalate' })).status).to.equal(200);
    expect((await harm.act(id, { do: 'claim' })).body).to.deep.equal({ status: 'refused', why: 'higher-role' });
    expect((await gerda.act(id, { do: 'claim' })).status).to.equal(200);
    expect((await gerda.act(id, { do: 'note', words: 'gebeld met de leverancier' })).status).to.equal(200);
    expect((await gerda.act(id, { do: 'resolve' })).status).to.equal(200);
    await chat.waitFor('handoff.closed');
    expect((await hanna.act(id, { do: 'reopen' })).status).to.equal(200);
    const { events, state } = await hanna.look(id);
    expect(state).to.equal('reopened');
    expect(events.map(({ kind }) => kind)).to.deep.equal([
      'opened',
      'claimed',
      'waiting',
      'resumed',
      'escalated',
      'claimed',
      'note',
      'resolved',
      'reopened',
    ]);
    const audited = auditOf(app.data).filter((event) => event.startsWith('case.') && event !== 'case.viewed');
    expect(audited).to.include.members([
      'case.claimed',
      'case.escalated',
      'case.noted',
      'case.resolved',
      'case.reopened',
    ]);
    const actors = rows<{ actor: string | null }>(app.data, `select actor from audit where event = 'case.claimed'`);
    expect(actors.every(({ actor }) => actor !== null)).to.equal(true);
  });

  it('D7: of a colleague is not there, in no view and in no stream', async () => {
    // Fails without: `maySee` in services/desk/parts.ts.
    const [hanna, harm] = [await Desk.open(app.url, 'hanna'), await Desk.open(app.url, 'harm')];
    const { id } = await inTalk(app.url, hanna, 'anna');
    for (const path of [`cases/${id}`, `cases/${id}/chat`, `events?case=${id}`, 'cases/unknown', 'events?case=unknown'])
      expect((await harm.get(path)).status, path).to.equal(404);
    for (const action of [
      { do: 'say', words: 'hoi' },
      { do: 'note', words: 'hoi' },
      { do: 'resolve' },
      { do: 'release' },
    ])
      expect((await harm.act(id, action)).status, action.do).to.equal(404);
    expect((await harm.post(`cases/${id}/typing`, {})).status).to.equal(404);
    expect((await harm.post(`cases/${id}/seen`, { seq: 1 })).status).to.equal(404);
    const row = (await harm.queue()).find((each) => each.id === id);
    expect(row).to.include({ agent: 'Hanna Proef', mine: false });
    expect(JSON.stringify(row)).not.to.match(/anna@|Anna/u);
  });

  it('of oneself is for a colleague', async () => {
    const harm = await Desk.open(app.url, 'harm');
    await asksForHelp(app.url, 'harm', harm.cookie);
    const { id, urgent } = await newest(harm);
    expect(urgent, 'a privileged account').to.equal(true);
    expect((await harm.act(id, { do: 'claim' })).body).to.deep.equal({ status: 'refused', why: 'own-case' });
  });

  it('survives a restart, with who has it and what was said', async () => {
    const hanna = await Desk.open(app.url, 'hanna');
    const { id, chat } = await inTalk(app.url, hanna, 'anna');
    await hanna.act(id, { do: 'say', words: 'Ik kijk even mee.' });
    await chat.waitFor('handoff.message');
    await app.restart();
    expect(labels(await chat.say('fijn'))).to.deep.equal([]);
    await hanna.act(id, { do: 'say', words: 'Graag gedaan.' });
    await eventually(async () => {
      await chat.news();
      return chat.all.findLast(({ text }) => text === 'Hanna Proef: Graag gedaan.');
    }, 'the words after the restart');
    expect((await hanna.chat(id)).slice(-3).map(({ from, text }) => `${from}: ${text}`)).to.deep.equal([
      'agent: Ik kijk even mee.',
      'person: fijn',
      'agent: Graag gedaan.',
    ]);
  });
});
