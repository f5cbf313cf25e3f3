import { expect } from 'chai';
import { Frame, claimsOf, definedIn, newChat, send, startApp, type TestApp } from './support.ts';

const SIGNED_IN = { accountId: 'account-anna', displayName: 'Anna', userId: 'anna@voorbeeld.example' };

/** Whom a token made with these headers speaks for. */
const holder = async (app: TestApp, headers: Record<string, string>) => {
  const { token } = await newChat(app, { open: false, headers: { cookie: 'session=anna; browser=1', ...headers } });
  const { acc, bro } = claimsOf(token);
  return { acc, bro };
};

describe('Direct Line', () => {
  let app: TestApp;
  beforeEach(async () => {
    app = await startApp({
      needs: {
        signIn: { whoIs: async (session) => (session === 'anna' ? SIGNED_IN : undefined) },
        browserOf: ({ headers }) => (headers.cookie?.includes('browser=') ? 'fingerprint' : undefined),
      },
    });
  });
  afterEach(() => app.close());

  it('gives an anonymous token for a new conversation, with ids of its own', async () => {
    const { status, json } = await send(`${app.url}/v3/directline/tokens/generate`, 'POST');
    expect(status).to.equal(200);
    expect(Object.keys(json)).to.deep.equal(['conversationId', 'token', 'expires_in']);
    const claims = claimsOf(String(json['token']));
    expect(claims['user']).to.match(/^dl_[\w-]{24}$/u);
    expect(claims['conv']).to.equal(json['conversationId']);
    expect(claims).not.to.have.any.keys('acc', 'bro');
    expect((await newChat(app)).conversationId).not.to.equal(json['conversationId']);
  });

  it('opens with the language, and gives a fresh token and a stream address', async () => {
    const { token, conversationId } = await newChat(app, { open: false });
    const url = `${app.url}/v3/directline/conversations`;
    const answer = await send(
      url,
      'POST',
      { user: { id: 'x' }, locale: 'nl-NL' },
      { authorization: `Bearer ${token}` },
    );
    expect(answer.status).to.equal(201);
    expect(answer.json).to.include({ conversationId, expires_in: 24 * 3_600 });
    expect(answer.json['streamUrl']).to.include(
      `ws://127.0.0.1:${app.port}/v3/directline/conversations/${conversationId}/stream?`,
    );
    expect(app.webChat.opened.map(({ locale }) => locale)).to.deep.equal(['nl-NL']);
  });

  it('gives activities after a watermark', async () => {
    const chat = await newChat(app);
    const { json: first } = await chat.ask('GET', '/activities?watermark=');
    expect(first['activities']).to.have.length(1);
    expect(first['watermark']).to.equal('1');
    const { json: posted } = await chat.say('hoi');
    const next = Frame.parse((await chat.ask('GET', '/activities?watermark=1')).json);
    expect(next.activities[0]?.id).to.equal(posted['id']);
    expect(next.watermark).to.equal('3');
    expect((await chat.ask('GET', '/activities?watermark=3')).json).to.deep.equal({ activities: [], watermark: '3' });
    for (const bad of ['-1', '1e9', 'x', '%00', '9'.repeat(30)]) {
      expect((await chat.ask('GET', `/activities?watermark=${bad}`)).status, bad).to.equal(400);
    }
  });

  it('passes on what the bot needs of an activity', async () => {
    const chat = await newChat(app);
    const channelData = { clientActivityID: 'c-1', postBack: true };
    await chat.ask('POST', '/activities', { type: 'message', value: { method: 'email', n: [1] }, channelData });
    await chat.ask('POST', '/activities', { type: 'event', name: 'webchat/join', value: { language: 'nl' } });
    await chat.ask('POST', '/activities', { type: 'typing' });
    await chat.ask('POST', '/activities', { type: 'message', text: 'ja', locale: 'nl-NL', value: null });
    expect(app.webChat.received.map(({ activity }) => definedIn(activity))).to.deep.equal([
      { type: 'message', value: { method: 'email', n: [1] }, clientActivityId: 'c-1' },
      { type: 'event', name: 'webchat/join', value: { language: 'nl' } },
      { type: 'typing' },
      { type: 'message', text: 'ja', locale: 'nl-NL' },
    ]);
  });

  it('refuses other kinds of activity, empty messages and large values', async () => {
    const chat = await newChat(app);
    for (const type of ['messageUpdate', 'invoke', 'endOfConversation', 'handoff', 'constructor', '']) {
      expect((await chat.ask('POST', '/activities', { type, text: 'a' })).status, type).to.equal(400);
    }
    expect((await chat.ask('POST', '/activities', { type: 'message' })).status).to.equal(400);
    expect((await chat.ask('POST', '/activities', { type: 'message', value: ['x'.repeat(20_000)] })).status).to.equal(
      400,
    );
    expect(app.webChat.received).to.have.length(0);
  });

  it('refreshes a token for the same person and conversation', async () => {
    const chat = await newChat(app, { headers: { origin: app.url, cookie: 'session=anna' } });
    app.clock.pass(900);
    const url = `${app.url}/v3/directline/tokens/refresh`;
    const { json } = await send(url, 'POST', undefined, { authorization: `Bearer ${chat.token}` });
    const [before, after] = [claimsOf(chat.token), claimsOf(String(json['token']))];
    expect(Number(after['exp']) - Number(before['exp'])).to.equal(900);
    expect({ ...after, iat: 0, exp: 0 }).to.deep.equal({ ...before, iat: 0, exp: 0 });
  });

  it('uses the public address for the stream, whatever was asked', async () => {
    await app.close();
    app = await startApp({ needs: { publicUrl: new URL('https://help.example') } });
    const chat = await newChat(app);
    expect(await chat.streamUrl('5')).to.match(/^wss:\/\/help\.example\/v3\/directline\/.+\/stream\?watermark=5&t=/u);
  });

  describe('cookies at tokens/generate', () => {
    // Off: let `isOwnOrigin` answer true; the foreign ones are signed in then.
    it('count when Origin is our own', async () => {
      expect(await holder(app, { origin: app.url })).to.deep.equal({ acc: 'account-anna', bro: 'fingerprint' });
      expect(await holder(app, { origin: app.url, cookie: 'session=guess' })).to.deep.equal({
        acc: undefined,
        bro: undefined,
      });
    });

    it('do not count from anywhere else', async () => {
      const foreign = ['https://evil.example', 'null', app.url.replace('http', 'https'), `${app.url}.evil.example`, ''];
      for (const origin of [...foreign, 'http://localhost', app.url.toUpperCase(), `${app.url}/`]) {
        expect(await holder(app, { origin }), origin).to.deep.equal({ acc: undefined, bro: undefined });
      }
      expect(await holder(app, {})).to.deep.equal({ acc: undefined, bro: undefined });
    });

    it('are never offered across origins', async () => {
      const headers = { origin: 'https://evil.example', 'access-control-request-method': 'POST' };
      const preflight = await fetch(`${app.url}/v3/directline/tokens/generate`, { method: 'OPTIONS', headers });
      expect(preflight.status).to.equal(405);
      expect([...preflight.headers.keys()].filter((name) => name.startsWith('access-control'))).to.deep.equal([]);
    });
  });
});
