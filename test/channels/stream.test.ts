import { once } from 'node:events';
import { expect } from 'chai';
import type { z } from 'zod';
import { pump } from '../../src/channels/direct-line/pump.ts';
import { Frame, ListLog, Stream, gate, handshake, newChat, startApp, type TestApp } from './support.ts';
import { MemoryWebChat } from './memory-web-chat.ts';

const bot = (text: string) => ({ type: 'message', from: { id: 'bot', role: 'bot' }, text });

describe('C12 the stream', () => {
  let app: TestApp;
  beforeEach(async () => {
    app = await startApp();
  });
  afterEach(() => app.close());

  it('replays after the watermark, then goes on live', async () => {
    const chat = await newChat(app);
    await chat.say('een');
    const all = await new Stream(await chat.streamUrl()).until(({ ids }) => ids.length === 3);
    const late = await new Stream(await chat.streamUrl('2')).until(({ ids }) => ids.length === 1);
    await chat.say('twee');
    await all.until(({ ids }) => ids.length === 5);
    await late.until(({ ids }) => ids.length === 3);
    expect(all.texts).to.deep.equal(['Hallo', 'een', 'Echo: een', 'twee', 'Echo: twee']);
    expect(late.texts).to.deep.equal(['Echo: een', 'twee', 'Echo: twee']);
    expect(all.frames.at(-1)?.watermark).to.equal('5');
  });

  it('loses, doubles and reorders nothing while rows come in and lines break', async () => {
    // Off: subscribe after the first read in `pump` (loses), or read without waiting for the last
    // frame (doubles), or keep `position` where it was (doubles).
    const chat = await newChat(app);
    let number = 0;
    app.webChat.beforeRead = async () => {
      if (number < 300) app.webChat.add(chat.conversationId, bot(`bericht ${number++}`));
      await Promise.resolve();
      if (number < 300) app.webChat.add(chat.conversationId, bot(`bericht ${number++}`));
    };
    const seen: string[] = [];
    let watermark = '';
    while (seen.length < 301) {
      const stream = await new Stream(await chat.streamUrl(watermark)).until(({ frames }) => frames.length > 0);
      const closed = once(stream.socket, 'close');
      app.app.sockets.terminate();
      await closed;
      seen.push(...stream.ids);
      watermark = stream.frames.at(-1)?.watermark ?? watermark;
    }
    expect(seen).to.deep.equal(app.webChat.rows(chat.conversationId).map(({ id }) => id));
  });

  it('refuses a foreign Origin and takes our own or none', async () => {
    // Off: leave the Origin out of `admit`; all are 101 then.
    const chat = await newChat(app);
    for (const origin of ['https://evil.example', 'null', app.url.replace('http', 'https'), 'http://localhost']) {
      expect(await handshake(await chat.streamUrl(), { origin }), origin).to.equal(403);
    }
    expect(await handshake(await chat.streamUrl(), { origin: app.url })).to.equal(101);
    expect(await handshake(await chat.streamUrl())).to.equal(101);
  });

  it('ignores what the client sends, and hangs up on large frames', async () => {
    const chat = await newChat(app);
    const stream = await new Stream(await chat.streamUrl()).until(({ ids }) => ids.length === 1);
    stream.socket.send('');
    stream.socket.send('{"activities":[{"type":"message","text":"hoi"}]}');
    await chat.say('echt');
    await stream.until(({ ids }) => ids.length === 3);
    expect(app.webChat.received).to.have.length(1);
    const closed = once(stream.socket, 'close');
    stream.socket.send('x'.repeat(2_000));
    expect((await closed)[0]).to.equal(1009);
  });

  it('opens a handful of times for one conversation, not without end', async () => {
    const chat = await newChat(app);
    const url = await chat.streamUrl();
    const streams = Array.from({ length: 10 }, () => new Stream(url));
    await Promise.all(streams.map((stream) => stream.until(({ ids }) => ids.length === 1)));
    expect(await handshake(url)).to.equal(429);
    expect(await handshake(await (await newChat(app)).streamUrl())).to.equal(101);
  });

  it('ends when storage fails, so that the client comes back with its watermark', async () => {
    const chat = await newChat(app);
    const url = await chat.streamUrl();
    app.webChat.beforeRead = () => Promise.reject(new Error('gone'));
    const [code] = await once(new Stream(url).socket, 'close');
    expect(code).to.equal(1011);
    expect(app.log.lines.map(({ message }) => message)).to.deep.equal(['a stream stopped']);
  });
});

describe('The pump of a stream', () => {
  it('sends one frame at a time and leaves the rest in storage', async () => {
    // Off: do not wait for `send`; every wake-up then reads and piles up another frame.
    const webChat = new MemoryWebChat();
    let reads = 0;
    webChat.beforeRead = async () => void reads++;
    const frames: z.infer<typeof Frame>[] = [];
    let [sent, left] = [gate(), () => {}];
    const socket = {
      OPEN: 1,
      readyState: 1,
      once: () => socket,
      close: () => {},
      send: (frame: string, done: () => void) => {
        frames.push(Frame.parse(JSON.parse(frame)));
        left = done;
        sent.open();
      },
    };
    webChat.add('c', bot('eerst'));
    pump(socket, { webChat, log: new ListLog() }, 'c', 0);
    await sent.passed;
    sent = gate();
    for (let i = 0; i < 1_000; i++) webChat.add('c', bot(`bericht ${i}`));
    await Promise.resolve();
    expect([reads, frames.length]).to.deep.equal([1, 1]);
    left();
    await sent.passed;
    expect([reads, frames.length]).to.deep.equal([2, 2]);
    expect(frames[1]?.activities).to.have.length(1_000);
    expect(frames[1]?.watermark).to.equal('1001');
  });
});
