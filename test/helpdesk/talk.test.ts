import { expect } from 'chai';
import { rows, useApp } from '../attacks/support.ts';
import { Chat, eventually, inbox, labels, type Said } from '../support/chat.ts';
import { asksForHelp, Desk, inTalk, newest, STAFFED } from './support.ts';

interface Event extends Said {
  readonly name?: string;
  readonly attachments?: readonly unknown[];
}

/** Reads server-sent events until one is there. */
async function waitForEvent(url: string, cookie: string, wanted: string, then: () => Promise<unknown>): Promise<void> {
  const stop = new AbortController();
  const response = await fetch(url, { headers: { cookie }, signal: stop.signal });
  if (response.status !== 200 || response.body === null) throw new Error(`The stream answered ${response.status}.`);
  const began = then();
  let heard = '';
  for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
    heard += chunk;
    if (heard.includes(`event: ${wanted}`)) break;
  }
  stop.abort();
  await began;
}

describe('talking to the helpdesk', function () {
  this.timeout(60_000);
  const app = useApp({ company: STAFFED });
  const events = (chat: Chat, name: string): Event[] => (chat.all as Event[]).filter((each) => each.name === name);

  it('UX 20: the assistant is silent from claim to release, and there again after it', async () => {
    // Fails without: `standBy` in bot.ts.
    const hanna = await Desk.open(app.url, 'hanna');
    const { id, chat } = await inTalk(app.url, hanna);
    for (const words of ['wachtwoord vergeten', 'help', 'English', 'medewerker', 'opnieuw', 'ja', '12345678'])
      expect(labels(await chat.say(words)), words).to.deep.equal([]);
    await hanna.act(id, { do: 'release' });
    await chat.waitFor('handoff.released');
    expect(labels(await chat.say('help'))).to.include('help');
  });

  it('"stop" gives the conversation back, and the agent sees it', async () => {
    const hanna = await Desk.open(app.url, 'hanna');
    const { id, chat } = await inTalk(app.url, hanna);
    expect(labels(await chat.say('stop'))).to.deep.equal(['handoff.left']);
    expect((await hanna.look(id)).state).to.equal('withdrawn');
    expect(labels(await chat.say('wachtwoord vergeten'))).to.deep.equal(['ask.user-id']);
    expect((await hanna.act(id, { do: 'say', words: 'Ben je er nog?' })).status).to.equal(409);
  });

  it('D9: takes secrets out on both sides, before anybody sees or keeps them', async () => {
    // Fails without: `redact` in `say` of services/desk/actions.ts.
    const hanna = await Desk.open(app.url, 'hanna');
    const { id, chat } = await inTalk(app.url, hanna);
    expect(labels(await chat.say('mijn wachtwoord is Welkom2026!'))).to.deep.equal(['secret.redacted']);
    const { body } = await hanna.act(id, { do: 'say', words: 'probeer wachtwoord: Zomer2026! eens' });
    expect(body).to.deep.equal({ status: 'done', masked: true });
    expect((await hanna.act(id, { do: 'note', words: 'zijn wachtwoord is Herfst2026!' })).body).to.have.property(
      'masked',
      true,
    );
    const heard = await chat.waitFor('handoff.message');
    const seen = JSON.stringify([heard, await hanna.look(id), await hanna.chat(id), await inbox(app.url)]);
    expect(seen).not.to.match(/Welkom2026|Zomer2026|Herfst2026/u);
    const kept = JSON.stringify([
      rows(app.data, 'select body from activities'),
      rows(app.data, 'select body from case_events'),
      rows(app.data, 'select body from bot_state'),
    ]);
    expect(kept).not.to.match(/Welkom2026|Zomer2026|Herfst2026/u);
  });

  it('tells programs what happens, as the hand-off protocol has it', async () => {
    const hanna = await Desk.open(app.url, 'hanna');
    const { id, chat } = await inTalk(app.url, hanna);
    const [initiated] = events(chat, 'handoff.initiate');
    expect(initiated).to.deep.include({ type: 'event' });
    expect(initiated?.value).to.include({ language: 'nl' }).and.to.have.property('reference');
    await hanna.act(id, { do: 'resolve' });
    await chat.waitFor('handoff.closed');
    expect(events(chat, 'handoff.status').map(({ value }) => value?.['state'])).to.deep.equal([
      'accepted',
      'completed',
    ]);
  });

  it('shows names of files, and takes no file', async () => {
    const hanna = await Desk.open(app.url, 'hanna');
    const { id, chat } = await inTalk(app.url, hanna);
    const { status } = await chat.post({
      type: 'message',
      attachments: [{ name: 'loonstrook.pdf', contentType: 'application/pdf', contentUrl: 'http://127.0.0.1:1/x' }],
    });
    expect(status).to.equal(200);
    const line = (await hanna.chat(id)).at(-1);
    expect(line).to.deep.include({ from: 'person', text: '', files: ['loonstrook.pdf'] });
    expect(JSON.stringify(rows(app.data, 'select body from activities'))).not.to.include('127.0.0.1:1');
  });

  it('shows who types and what was read, to both sides', async () => {
    const hanna = await Desk.open(app.url, 'hanna');
    const { id, chat } = await inTalk(app.url, hanna);
    await hanna.post(`cases/${id}/typing`, {});
    await eventually(async () => {
      await chat.news();
      return chat.all.find(({ type }) => type === 'typing');
    }, 'typing in the chat');
    await chat.post({ type: 'typing' });
    expect((await hanna.look(id)).personTyping).to.equal(true);
    app.clock.advance(7_000);
    expect((await hanna.look(id)).personTyping).to.equal(false);
    await chat.post({ type: 'event', name: 'handoff.seen', value: 5 });
    expect((await hanna.look(id)).personSeen).to.equal(5);
    await chat.say('hallo?');
    expect((await hanna.look(id)).unread).to.equal(true);
    const last = (await hanna.chat(id)).at(-1)?.seq ?? 0;
    await hanna.post(`cases/${id}/seen`, { seq: last });
    expect((await hanna.look(id)).unread).to.equal(false);
    await chat.news();
    expect(events(chat, 'handoff.seen').at(-1)?.value).to.deep.equal({ seq: String(last) });
  });

  it('is heard at once over server-sent events, also what another process did', async () => {
    // Fails without: `look` in adapters/sql/news.ts, for the other process.
    const hanna = await Desk.open(app.url, 'hanna');
    const { id, chat } = await inTalk(app.url, hanna);
    const stream = `${app.url}/helpdesk/api/events?case=${id}`;
    await waitForEvent(stream, hanna.cookie, 'chat', () => chat.say('hoi'));
    await waitForEvent(stream, hanna.cookie, 'cases', () => asksForHelp(app.url));
    const twin = await app.twin();
    await waitForEvent(stream, hanna.cookie, 'chat', () =>
      hanna.at(twin.url).act(id, { do: 'say', words: 'vanaf hiernaast' }),
    );
    await chat.waitFor('handoff.message');
  });

  it('an agent who looks is somebody there: then the wait is short, else a moment is named', async () => {
    const closed = new Date('2026-11-21T12:00:00Z').getTime();
    const open = new Date('2026-11-23T10:00:00Z').getTime();
    const queued = async () => {
      const chat = await asksForHelp(app.url);
      return chat.all.find(({ label }) => label === 'handoff.queued');
    };
    app.clock.advance(closed - app.clock.now().getTime());
    const late = await queued();
    expect(late?.text)
      .to.match(/SL-\w{4}-\w{4}/u)
      .and.include('nu dicht')
      .and.include('maandag 23 november');
    expect(late?.suggestedActions?.actions.map(({ value }) => value)).to.deep.equal(['call-back']);
    app.clock.advance(open - closed);
    expect((await queued())?.text).to.include('even niemand');
    const hanna = await Desk.open(app.url, 'hanna');
    await waitForEvent(`${app.url}/helpdesk/api/events`, hanna.cookie, 'beat', () => Promise.resolve());
    expect((await queued())?.text)
      .to.include('60 minuten')
      .and.include('ma-vr 08:00-17:30');
  });

  it('a call-back can be chosen afterwards, in words or by its button', async () => {
    const chat = await asksForHelp(app.url);
    expect(labels(await chat.say('Bel mij terug'))).to.deep.equal(['handoff.call-back']);
    const hanna = await Desk.open(app.url, 'hanna');
    expect((await newest(hanna)).callBack).to.equal(true);
    await eventually(async () => (await inbox(app.url)).find(({ text }) => /terug te bellen/u.test(text)), 'a mail');
    const other = await Chat.open(app.url);
    expect(labels(await other.say('call-back'))).to.deep.equal(['handoff.offer']);
  });

  it('works in English as well', async () => {
    const hanna = await Desk.open(app.url, 'hanna');
    const chat = await Chat.open(app.url, { locale: 'en-GB' });
    await chat.say('agent');
    await chat.say('yes');
    const { id, language } = await newest(hanna);
    expect(language).to.equal('en');
    await hanna.act(id, { do: 'claim' });
    expect((await chat.waitFor('handoff.joined')).text).to.match(/^Hanna Proef of the helpdesk is with you now/u);
    expect(labels(await chat.say('stop'))).to.deep.equal(['handoff.left']);
  });
});
