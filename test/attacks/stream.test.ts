import { once } from 'node:events';
import { expect } from 'chai';
import { WebSocket } from 'ws';
import { call, Chat, eventually, type Said } from '../support/chat.ts';
import { ROOMY, useApp } from './support.ts';

describe('the stream of the whole application', () => {
  const app = useApp({ file: { policy: ROOMY } });

  async function streamUrl(chat: Chat, watermark = ''): Promise<string> {
    const path = `/v3/directline/conversations/${chat.conversationId}?watermark=${watermark}`;
    const { body } = await call(`${app.url}${path}`, 'GET', undefined, { authorization: `Bearer ${chat.token}` });
    return (body as { streamUrl: string }).streamUrl;
  }

  /** 101, or how the server refuses. */
  async function handshake(url: string, origin?: string): Promise<number> {
    const socket = new WebSocket(url, origin === undefined ? {} : { origin });
    socket.on('error', () => {});
    const status = await Promise.race([
      once(socket, 'open').then(() => 101),
      once(socket, 'unexpected-response').then(([, response]) => (response as { statusCode: number }).statusCode),
    ]);
    socket.terminate();
    return status;
  }

  /** Listens until it has so many activities, then the line breaks without a word. */
  async function listen(url: string, count: number): Promise<{ seen: Said[]; watermark: string }> {
    const socket = new WebSocket(url);
    const seen: Said[] = [];
    let watermark = '';
    socket.on('error', () => {});
    socket.on('message', (data: Buffer) => {
      if (data.length === 0) return;
      const frame = JSON.parse(data.toString()) as { activities: Said[]; watermark: string };
      seen.push(...frame.activities);
      watermark = frame.watermark;
    });
    await eventually(() => Promise.resolve(seen.length >= count ? true : undefined), `${count} activities`);
    socket.terminate();
    return { seen, watermark };
  }

  it('C12: is for our own pages alone', async () => {
    // Fails without: `isOwnOrigin` in `admit` of stream.ts.
    const chat = await Chat.open(app.url);
    for (const origin of ['https://evil.example', 'http://127.0.0.1:1', 'null', 'http://localhost']) {
      expect(await handshake(await streamUrl(chat), origin), origin).to.equal(403);
    }
    expect(await handshake(await streamUrl(chat), app.url)).to.equal(101);
  });

  it('C12: opens with its own ticket for a minute, and with nothing else', async () => {
    // Fails without: `readStream` and the comparison in `admit` of stream.ts.
    const [chat, other] = [await Chat.open(app.url), await Chat.open(app.url)];
    const mine = new URL(await streamUrl(chat));
    const theirs = new URL(await streamUrl(other));
    const mixed = new URL(mine);
    mixed.searchParams.set('t', theirs.searchParams.get('t') ?? '');
    const byToken = new URL(mine);
    byToken.searchParams.set('t', chat.token);
    expect([await handshake(mixed.href), await handshake(byToken.href)]).to.deep.equal([403, 403]);
    app.clock.advance(60_000);
    expect(await handshake(mine.href)).to.equal(403);
  });

  it('C12: loses, doubles and reorders nothing when lines break and the server is started again', async () => {
    // Fails without: the watermark in pump.ts (read from 0, or from the newest).
    const chat = await Chat.open(app.url);
    const got: Said[] = [];
    let watermark = '';
    for (let round = 0; round < 6; round++) {
      const speaking = Promise.all([
        chat.post({ type: 'message', text: `hoi ${round}` }),
        chat.post({ type: 'message', text: `hallo ${round}` }),
      ]);
      const part = await listen(await streamUrl(chat, watermark), 1 + (round % 3));
      await speaking;
      got.push(...part.seen);
      watermark = part.watermark;
      if (round === 2) await app.restart();
    }
    const rest = (await allOf(chat)).length - got.length;
    if (rest > 0) got.push(...(await listen(await streamUrl(chat, watermark), rest)).seen);
    expect(got.map(({ id }) => id)).to.deep.equal((await allOf(chat)).map(({ id }) => id));
    expect(got.filter(({ from }) => from.role === 'user')).to.have.length(12);
  });

  async function allOf(chat: Chat): Promise<Said[]> {
    const path = `/v3/directline/conversations/${chat.conversationId}/activities`;
    const { body } = await call(`${app.url}${path}`, 'GET', undefined, { authorization: `Bearer ${chat.token}` });
    return (body as { activities: Said[] }).activities;
  }
});
