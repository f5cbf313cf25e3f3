import { createHmac } from 'node:crypto';
import { expect } from 'chai';
import { createTokens } from '../../src/channels/direct-line/tokens.ts';
import type { ChatGrant } from '../../src/channels/needs.ts';
import { ManualClock, claimsOf } from './support.ts';

const grant: ChatGrant = { conversationId: 'c1', userId: 'dl_u1', accountId: 'a1', browser: 'b1', source: '192.0.2.1' };
const anonymous: ChatGrant = { ...grant, accountId: undefined, browser: undefined };
const keys = { chat: Buffer.alloc(32, 7), stream: Buffer.alloc(32, 8) };

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const hmac = (key: Buffer, text: string, hash = 'sha256') => createHmac(hash, key).update(text).digest('base64url');

describe('Direct Line tokens', () => {
  let clock: ManualClock;
  let tokens: ReturnType<typeof createTokens>;
  beforeEach(() => {
    clock = new ManualClock();
    tokens = createTokens({ keys, clock });
  });

  it('carry the whole grant, and the user where Web Chat looks', () => {
    for (const each of [grant, anonymous]) {
      const { token, expiresIn } = tokens.first(each);
      expect(tokens.readChat(token)?.grant).to.deep.equal(each);
      expect(expiresIn).to.equal(24 * 3_600);
      expect(claimsOf(token)).to.include({ user: 'dl_u1', conv: 'c1' });
    }
  });

  it('end after their lifetime', () => {
    const { token } = tokens.first(grant);
    clock.pass(24 * 3_600 - 1);
    expect(tokens.readChat(token)).not.to.equal(undefined);
    clock.pass(1);
    expect(tokens.readChat(token)).to.equal(undefined);
  });

  it('are renewed for the same grant, but not for ever', () => {
    let chat = tokens.readChat(tokens.first(grant).token);
    for (let day = 0; day < 6; day++) {
      clock.pass(24 * 3_600 - 1);
      if (chat !== undefined) chat = tokens.readChat(tokens.renew(chat).token);
    }
    expect(chat?.grant).to.deep.equal(grant);
    clock.pass(24 * 3_600 - 1);
    const last = tokens.renew(chat ?? { grant, since: 0 });
    expect(last.expiresIn).to.equal(7);
    clock.pass(7);
    expect(tokens.readChat(last.token)).to.equal(undefined);
  });

  it('are good for one purpose only, the stream for a minute', () => {
    const stream = tokens.stream(grant);
    expect(tokens.readStream(stream)).to.deep.equal(grant);
    expect(tokens.readChat(stream)).to.equal(undefined);
    expect(tokens.readStream(tokens.first(grant).token)).to.equal(undefined);
    clock.pass(60);
    expect(tokens.readStream(stream)).to.equal(undefined);
  });

  it('C7 are refused when anything about them was made elsewhere', () => {
    // Off: leave the comparison of the signature, or of the header, out of `read`.
    const { token } = tokens.first(grant);
    const [header = '', payload = '', signature = ''] = token.split('.');
    const signed = (head: object, body: string, hash?: string) => {
      const text = `${encode(head)}.${body}`;
      return `${text}.${hmac(keys.chat, text, hash)}`;
    };
    const other = encode({ ...claimsOf(token), conv: 'c2' });
    const forged = [
      '',
      'x',
      `${header}.${payload}`,
      `${header}.${payload}.`,
      `${header}.${payload}.${signature.slice(0, -1)}`,
      `${header}.${payload}.${signature}=`,
      `${header}.${payload}.${signature}.`,
      `${header}.${other}.${signature}`,
      `${header}.${other}.${hmac(Buffer.alloc(32), `${header}.${other}`)}`,
      `${encode({ alg: 'none', typ: 'JWT' })}.${payload}.`,
      `${encode({ alg: 'none' })}.${payload}.${signature}`,
      signed({ alg: 'HS512', typ: 'JWT' }, payload, 'sha512'),
      signed({ typ: 'JWT', alg: 'HS256' }, payload),
      signed({ alg: 'HS256', typ: 'JWT', kid: '../../dev/null' }, payload),
      signed({ alg: 'HS256', typ: 'JWT' }, encode({ user: 'dl_u1' })),
      `${token}\n`,
    ];
    for (const each of forged) expect(tokens.readChat(each), each).to.equal(undefined);
    expect(tokens.readChat(signed({ alg: 'HS256', typ: 'JWT' }, payload))?.grant).to.deep.equal(grant);
  });
});
