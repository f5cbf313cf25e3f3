import { expect } from 'chai';
import { useApp } from '../attacks/support.ts';
import { Chat, labels } from '../support/chat.ts';
import { asksForHelp, Desk, inTalk, STAFFED } from './support.ts';

describe('asking how a case stands', function () {
  this.timeout(60_000);
  const app = useApp({ company: STAFFED });
  const ask = async (chat: Chat): Promise<string> => {
    const [said] = await chat.say('hoe staat het ermee');
    return said?.label === 'handoff.status' ? (said.text ?? '') : '';
  };

  it('is told in every state in which the assistant speaks, and when it is closed', async () => {
    // Off: `openIn` in place of `lastIn` in services/desk/standing.ts.
    const hanna = await Desk.open(app.url, 'hanna');
    const { id, chat } = await inTalk(app.url, hanna);
    await hanna.act(id, { do: 'release' });
    await chat.waitFor('handoff.released');
    expect(await ask(chat)).to.include('wacht nog');
    await hanna.act(id, { do: 'claim' });
    // With an agent in it the assistant stays silent.
    expect(await ask(chat)).to.equal('');
    await hanna.act(id, { do: 'resolve' });
    await chat.waitFor('handoff.closed');
    expect(await ask(chat)).to.include('afgerond');
  });

  it('D7: is told of nobody else, by name neither', async () => {
    // Off: look for the newest case of all in `lastIn`.
    const chat = await asksForHelp(app.url, 'anna');
    const reference = /SL-\S+/u.exec(await ask(chat))?.[0] ?? 'none';
    const other = await Chat.open(app.url);
    for (const said of ['status?', `hoe staat het met ${reference}`])
      expect(labels(await other.say(said)), said).not.to.include('handoff.status');
    const own = await asksForHelp(app.url, 'bas');
    const [told] = await own.say(`hoe staat het met ${reference}`);
    expect(told?.label).to.equal('handoff.status');
    expect(told?.text).not.to.include(reference);
  });

  it('is told to who is signed in, wherever they asked', async () => {
    // Off: leave `openOf` out of services/desk/standing.ts.
    const { cookie } = await Desk.open(app.url, 'anna');
    const asked = await asksForHelp(app.url, 'anna', cookie);
    const reference = /SL-[\dA-Z-]+/u.exec(await ask(asked))?.[0] ?? 'none';
    expect(await ask(await Chat.open(app.url, { cookie }))).to.include(reference);
    const hanna = await Desk.open(app.url, 'hanna');
    const [row] = await hanna.queue();
    await hanna.act(row?.id ?? '', { do: 'claim' });
    const elsewhere = await Chat.open(app.url, { cookie });
    expect(await ask(elsewhere))
      .to.include('opgepakt')
      .and.include(reference);
    const { cookie: cas } = await Desk.open(app.url, 'cas');
    expect(await ask(await Chat.open(app.url, { cookie: cas }))).to.equal('');
  });
});
