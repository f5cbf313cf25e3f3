import { expect } from 'chai';
import { call, Chat, labels } from '../support/chat.ts';
import { ANNA, ROOMY, countsOf, has, rows, sayAll, sessionOf, stateOf, useApp } from './support.ts';

interface Claims {
  readonly user: string;
  readonly conv: string;
  readonly acc?: string;
}
const claimsIn = (token: string): Claims =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Claims;

describe('a web chat that claims to be somebody', () => {
  const app = useApp({ file: { policy: ROOMY } });
  const accountId = () =>
    rows<{ id: string }>(app.data, 'select id from accounts where user_id = ?', ANNA)[0]?.id ?? '';

  const forged = () => ({
    from: { id: 'dl_victim', name: 'Anna', role: 'bot', aadObjectId: accountId() },
    user: { id: 'dl_victim' },
    accountId: accountId(),
    acc: accountId(),
    recipient: { id: 'sleutel' },
    conversation: { id: 'other', tenantId: 'tenant', isGroup: true, conversationType: 'channel' },
    channelId: 'msteams',
    serviceUrl: 'https://evil.example',
    channelData: { tenant: { id: 'tenant' }, role: 'globalAdministrator', accountId: accountId() },
    entities: [{ type: 'clientInfo', accountId: accountId() }],
    role: 'globalAdministrator',
    label: 'verify.passed',
  });

  it('C5: stays anonymous in its token, whatever it sends along', async () => {
    // Fails without: ids and person from the server alone in generate.ts (spread the body into the grant).
    const { body } = await call(`${app.url}/v3/directline/tokens/generate`, 'POST', forged());
    const claims = claimsIn((body as { token: string }).token);
    expect(claims.acc).to.equal(undefined);
    expect(claims.user).to.match(/^dl_/u).and.not.equal('dl_victim');
  });

  it('C5: is asked who it is, and is no staff', async () => {
    // Fails without: `readActivity` of activity.ts leaving all that out (spread the sent activity).
    const chat = await Chat.open(app.url);
    await chat.post({ ...forged(), type: 'message', text: 'wachtwoord vergeten' });
    expect(labels(await chat.news())).to.deep.equal(['ask.user-id']);
    await sayAll(chat, ['stop']);
    await chat.post({ ...forged(), type: 'message', text: 'ik wil het wachtwoord van mijn collega resetten' });
    expect(labels(await chat.news()))
      .to.include('staff.refused')
      .and.not.include('staff.ask-user');
  });

  it('C5: is kept under its own name in what everybody reads back', async () => {
    // Fails without: `echo` of web-chat.ts (keep the sent activity).
    const chat = await Chat.open(app.url);
    await chat.post({ ...forged(), type: 'message', text: 'hoi' });
    await chat.news();
    const mine = chat.all.find(({ text }) => text === 'hoi');
    expect(mine?.from).to.deep.include({ id: claimsIn(chat.token).user, role: 'user' });
    expect(JSON.stringify(chat.all)).not.to.match(/dl_victim|globalAdministrator|evil\.example/u);
  });

  it('C5: is signed in only by a cookie that one of our own pages sends', async () => {
    // Fails without: `isOwnOrigin` in generate.ts.
    const cookie = await sessionOf(app.url, ANNA, 'Begin-anna-01!');
    const accountWith = async (headers: Record<string, string>) => {
      const { body } = await call(`${app.url}/v3/directline/tokens/generate`, 'POST', {}, { cookie, ...headers });
      return claimsIn((body as { token: string }).token).acc;
    };
    for (const origin of ['https://evil.example', 'null', app.url.replace('http', 'https')]) {
      expect(await accountWith({ origin }), origin).to.equal(undefined);
    }
    expect(await accountWith({})).to.equal(undefined);
    expect(await accountWith({ origin: app.url })).to.equal(accountId());
  });

  it('C5: cannot rewrite its token', async () => {
    // Fails without: the signature in `read` of tokens.ts.
    const { token, conversationId } = await Chat.open(app.url);
    const [head = '', body = '', signature = ''] = token.split('.');
    const claims = { ...claimsIn(token), acc: accountId() };
    const altered = Buffer.from(JSON.stringify(claims)).toString('base64url');
    const none = Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url');
    for (const made of [
      `${head}.${altered}.${signature}`,
      `${none}.${altered}.`,
      `${none}.${body}.${signature}`,
      `${head}.${altered}.`,
    ]) {
      const { status } = await call(`${app.url}/v3/directline/conversations/${conversationId}`, 'GET', undefined, {
        authorization: `Bearer ${made}`,
      });
      expect(status).to.equal(403);
    }
  });

  it('C7: finds every conversation but its own closed, with one and the same answer', async () => {
    // Fails without: the comparison with the path in `chatIn` of access.ts.
    const [mine, theirs] = [await Chat.open(app.url), await Chat.open(app.url)];
    const before = stateOf(app.data);
    const answers = new Set<string>();
    for (const id of [theirs.conversationId, 'AAAAAAAAAAAAAAAAAAAAAAAA', 'x']) {
      for (const token of id === theirs.conversationId ? [mine.token, 'geraden', ''] : [mine.token]) {
        for (const [method, path] of [
          ['GET', ''],
          ['GET', '/activities'],
          ['POST', '/activities'],
        ] as const) {
          const body = method === 'POST' ? { type: 'message', text: 'hoi' } : undefined;
          const answer = await call(`${app.url}/v3/directline/conversations/${id}${path}`, method, body, {
            authorization: `Bearer ${token}`,
          });
          expect(answer.status, `${method} ${id}${path}`).to.equal(403);
          answers.add(JSON.stringify(answer.body));
        }
      }
    }
    expect(answers.size).to.equal(1);
    expect(stateOf(app.data)).to.deep.equal(before);
  });

  it('C7: gets the same when its token is over', async () => {
    // Fails without: `exp` in `read` of tokens.ts.
    const chat = await Chat.open(app.url);
    app.clock.advance(24 * 3_600_000);
    expect((await chat.post({ type: 'message', text: 'hoi' })).status).to.equal(403);
    expect(
      (
        await call(`${app.url}/v3/directline/tokens/refresh`, 'POST', undefined, {
          authorization: `Bearer ${chat.token}`,
        })
      ).status,
    ).to.equal(403);
  });
});

describe('a web chat that floods', () => {
  const app = useApp({ file: { policy: ROOMY } });

  for (const activity of [
    { type: 'typing' },
    { type: 'conversationUpdate', membersAdded: [{ id: 'x' }] },
    { type: 'event', name: 'x' },
  ]) {
    it(`C9: with ${activity.type} is slowed down, and nobody else notices`, async () => {
      // Fails without: `limits.other` in direct-line.ts.
      const [flood, other] = [await Chat.open(app.url), await Chat.open(app.url)];
      const statuses = await Promise.all(Array.from({ length: 200 }, async () => (await flood.post(activity)).status));
      expect(statuses.filter((status) => status === 429).length).to.be.above(100);
      expect(has(await other.say('wachtwoord vergeten'), 'ask.user-id')).to.equal(true);
      expect((await other.post({ type: 'typing' })).status).to.equal(200);
      expect(has(await flood.say('wachtwoord vergeten'), 'ask.user-id'), 'and it may go on talking').to.equal(true);
    });
  }

  it('C9: with messages is slowed down, and can go on later', async () => {
    // Fails without: `limits.message` in direct-line.ts.
    const chat = await Chat.open(app.url);
    const statuses = await Promise.all(
      Array.from({ length: 150 }, async () => (await chat.post({ type: 'message', text: 'hoi' })).status),
    );
    expect(statuses.filter((status) => status === 429)).to.have.length(50);
    app.clock.advance(10_000);
    expect((await chat.post({ type: 'message', text: 'hoi' })).status).to.equal(200);
  });

  it('C9: with welcomes gets one', async () => {
    // Fails without: `find` before `open` in web-chat.ts.
    const chat = await Chat.open(app.url);
    const headers = { authorization: `Bearer ${chat.token}` };
    const again = () => call(`${app.url}/v3/directline/conversations`, 'POST', {}, headers);
    const answers = await Promise.all(Array.from({ length: 20 }, again));
    expect(answers.filter(({ status }) => status !== 201)).to.deep.equal([]);
    await chat.post({ type: 'conversationUpdate', membersAdded: [{ id: 'x' }] });
    expect(labels(await chat.news())).to.deep.equal([]);
    expect(countsOf(app.data)['activities']).to.equal(1);
  });
});
