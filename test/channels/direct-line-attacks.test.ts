import { expect } from 'chai';
import { createTokens } from '../../src/channels/direct-line/tokens.ts';
import {
  TestChat,
  claimsOf,
  definedIn,
  handshake,
  newChat,
  raw,
  requestText,
  send,
  startApp,
  type TestApp,
} from './support.ts';

/** How often each status came. */
const statuses = async (times: number, ask: () => Promise<{ status: number }>) => {
  const counted: Record<number, number> = {};
  for (const { status } of await Promise.all(Array.from({ length: times }, ask)))
    counted[status] = (counted[status] ?? 0) + 1;
  return counted;
};

describe('C5 a client that claims to be somebody else', () => {
  // Off: spread the sent activity into the result of `readActivity`, or read `user` from the body.
  let app: TestApp;
  beforeEach(async () => {
    app = await startApp();
  });
  afterEach(() => app.close());

  const claims = {
    user: { id: 'dl_victim', name: 'Baas', role: 'bot' },
    userId: 'dl_victim',
    accountId: 'account-anna',
    conversationId: 'victim',
    from: { id: 'dl_victim', role: 'bot', aadObjectId: '1111' },
    recipient: { id: 'bot' },
    conversation: { id: 'victim', tenantId: 'tenant', isGroup: true },
    tenant: { id: 'tenant' },
    role: 'globalAdministrator',
    serviceUrl: 'https://evil.example',
    channelId: 'msteams',
    id: 'chosen',
    timestamp: '2000-01-01T00:00:00Z',
    label: 'verify.passed',
    entities: [{ type: 'clientInfo' }],
    replyToId: 'x',
  };

  it('gets ids of the server and stays anonymous', async () => {
    const chat = await newChat(app, { body: claims });
    const { user, conv, ...rest } = claimsOf(chat.token);
    expect([user, conv]).not.to.include.members(['dl_victim', 'victim']);
    expect(rest).to.have.all.keys('src', 'since', 'iat', 'exp');
  });

  it('is heard as itself, without its claims', async () => {
    const chat = await newChat(app, { open: false });
    await send(`${app.url}/v3/directline/conversations`, 'POST', claims, { authorization: `Bearer ${chat.token}` });
    const channelData = { tenant: { id: 'tenant' }, role: 'admin', clientActivityID: 'c-1', legacy: { from: 'x' } };
    const { status, json } = await chat.ask('POST', '/activities', {
      ...claims,
      type: 'message',
      text: 'hoi',
      channelData,
    });
    expect([status, json['id'] === 'chosen']).to.deep.equal([200, false]);
    const grant = { ...app.webChat.opened[0]?.grant };
    expect(grant).to.include({ conversationId: chat.conversationId, accountId: undefined, source: '127.0.0.1' });
    const [heard] = app.webChat.received;
    expect(heard?.grant).to.deep.equal(grant);
    expect(definedIn(heard?.activity ?? {})).to.deep.equal({
      type: 'message',
      text: 'hoi',
      clientActivityId: 'c-1',
    });
  });
});

describe('C7 tokens that do not open this conversation', () => {
  // Off: leave the comparison with the path out of `chatIn`; another conversation's token opens it then.
  let app: TestApp;
  let mine: TestChat;
  beforeEach(async () => {
    app = await startApp();
    mine = await newChat(app);
  });
  afterEach(() => app.close());

  async function badTokens(): Promise<Record<string, string>> {
    const other = await newChat(app);
    const { grant } = app.webChat.opened[0] ?? { grant: undefined };
    const elsewhere = createTokens({ keys: { chat: Buffer.alloc(32), stream: Buffer.alloc(32) }, clock: app.clock });
    const stream = new URL(await mine.streamUrl()).searchParams.get('t') ?? '';
    const forged = grant === undefined ? '' : elsewhere.first(grant).token;
    return { other: other.token, guessed: 'guess', empty: '', stream, forged, cut: mine.token.slice(0, -2) };
  }

  it('get one and the same answer everywhere', async () => {
    const bodies = new Set<string>();
    for (const [kind, token] of Object.entries(await badTokens())) {
      const chat = new TestChat(app, mine.conversationId, token);
      for (const [method, path, body] of [
        ['GET', '', undefined],
        ['GET', '/activities', undefined],
        ['POST', '/activities', { type: 'message', text: 'hoi' }],
        ['POST', '/upload', {}],
      ] as const) {
        const { status, json } = await chat.ask(method, path, body);
        expect(status, `${kind} ${method} ${path}`).to.equal(403);
        bodies.add(JSON.stringify(json));
      }
    }
    expect(bodies.size).to.equal(1);
    expect(app.webChat.received).to.have.length(0);
  });

  it('get it after their time too', async () => {
    app.clock.pass(24 * 3_600);
    const url = `${app.url}/v3/directline/tokens/refresh`;
    expect((await send(url, 'POST', undefined, { authorization: `Bearer ${mine.token}` })).status).to.equal(403);
    const expired = await mine.ask('GET', '/activities');
    const unknown = await new TestChat(app, 'unknown', mine.token).ask('GET', '/activities');
    expect([expired.status, expired.json]).to.deep.equal([403, unknown.json]);
  });

  it('get it without or with another scheme of authorization', async () => {
    for (const authorization of ['', mine.token, `Basic ${mine.token}`, `Bearer ${mine.token} x`, 'Bearer']) {
      expect((await send(`${mine.base}/activities`, 'GET', undefined, { authorization })).status).to.equal(403);
    }
    expect((await send(`${mine.base}/activities?token=${mine.token}`, 'GET')).status).to.equal(403);
  });

  it('open no stream either', async () => {
    const url = new URL(await mine.streamUrl());
    const other = new URL(await (await newChat(app)).streamUrl());
    for (const token of [mine.token, other.searchParams.get('t') ?? '', 'guess', '']) {
      url.searchParams.set('t', token);
      expect(await handshake(url.href)).to.equal(403);
    }
    const late = await mine.streamUrl();
    app.clock.pass(60);
    expect(await handshake(late)).to.equal(403);
    expect(await handshake(await mine.streamUrl())).to.equal(101);
  });
});

describe('C9 floods', () => {
  // Off: leave out `limits.other` or `limits.message`; nothing is 429 then. The clock stands still.
  let app: TestApp;
  beforeEach(async () => {
    app = await startApp();
  });
  afterEach(() => app.close());

  for (const type of ['conversationUpdate', 'typing', 'event', 'nonsense']) {
    it(`of ${type} are cut off, and touch nobody else`, async () => {
      const [loud, calm] = [await newChat(app), await newChat(app)];
      const counted = await statuses(200, () => loud.ask('POST', '/activities', { type, name: 'x' }));
      expect(counted).to.deep.equal({ [type === 'nonsense' ? 400 : 200]: 30, 429: 170 });
      expect((await loud.ask('POST', '/activities', { type: 'typing' })).headers.get('retry-after')).to.equal('1');
      expect((await loud.say('toch')).status).to.equal(200);
      expect((await calm.ask('POST', '/activities', { type: 'typing' })).status).to.equal(200);
      app.clock.pass(1);
      expect(await statuses(10, () => loud.ask('POST', '/activities', { type: 'typing' }))).to.deep.equal({
        200: 3,
        429: 7,
      });
    });
  }

  it('of conversationUpdate never reach the bot', async () => {
    const chat = await newChat(app);
    await statuses(20, () =>
      chat.ask('POST', '/activities', { type: 'conversationUpdate', membersAdded: [{ id: 'x' }] }),
    );
    expect(app.webChat.received).to.have.length(0);
    expect(app.webChat.rows(chat.conversationId)).to.have.length(1);
  });

  it('of messages are cut off after 100, while reading goes on', async () => {
    const [loud, calm] = [await newChat(app), await newChat(app)];
    expect(await statuses(150, () => loud.say('hoi'))).to.deep.equal({ 200: 100, 429: 50 });
    expect(await statuses(300, () => loud.ask('GET', '/activities?watermark=200'))).to.deep.equal({ 200: 300 });
    expect((await calm.say('hoi')).status).to.equal(200);
  });

  it('of reconnects are cut off', async () => {
    const chat = await newChat(app);
    expect(await statuses(60, () => chat.ask('GET', ''))).to.deep.equal({ 200: 29, 429: 31 });
  });

  it('of new tokens are cut off after 600 from one address', async () => {
    const ask = () => send(`${app.url}/v3/directline/tokens/generate`, 'POST');
    expect(await statuses(700, ask)).to.deep.equal({ 200: 600, 429: 100 });
    app.clock.pass(600);
    expect(await statuses(300, ask)).to.deep.equal({ 200: 300 });
  }).timeout(10_000);
});

describe('C11 very long texts', () => {
  // Off: let `isTooLong` answer false; the bot gets them then.
  let app: TestApp;
  beforeEach(async () => {
    app = await startApp();
  });
  afterEach(() => app.close());

  it('are taken up to 4,000 characters, counted as people do', async () => {
    const chat = await newChat(app);
    for (const text of ['a'.repeat(4_000), '😀'.repeat(4_000)]) expect((await chat.say(text)).status).to.equal(200);
    for (const text of ['a'.repeat(4_001), '😀'.repeat(4_001), 'a'.repeat(200_000), `${'('.repeat(9_000)}a+`]) {
      const { status, json } = await chat.say(text);
      expect([status, Reflect.get(Object(json['error']), 'code')]).to.deep.equal([400, 'TextTooLong']);
      const card = await chat.ask('POST', '/activities', { type: 'message', value: text });
      expect(card.status).to.equal(400);
    }
    expect(app.webChat.received).to.have.length(2);
  });

  it('never get past in a header or an address', async () => {
    const long = 'a'.repeat(20_000);
    expect((await raw(app.port, requestText(`GET /${long}`, ['Host: localhost']))).status).to.be.oneOf([431, 404, 414]);
    const bearer = requestText('GET /v3/directline/conversations/a', [
      'Host: localhost',
      `Authorization: Bearer ${'a'.repeat(8_000)}`,
    ]);
    expect((await raw(app.port, bearer)).status).to.equal(403);
  });
});
