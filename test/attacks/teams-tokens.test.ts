import { expect } from 'chai';
import { generateKeyPairSync, createHmac, sign, type KeyObject } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { call } from '../support/chat.ts';
import { startApp } from '../support/app.ts';
import { APP_ID, ISSUER } from '../doubles/bot-framework.ts';
import { startTeams, TENANT, type TeamsApp } from '../teams/support.ts';

const part = (value: unknown): string =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');
const now = (): number => Math.floor(Date.now() / 1_000);

describe('the door of the Teams channel', () => {
  let app: TeamsApp;
  let stranger: { readonly privateKey: KeyObject; readonly publicKey: KeyObject };
  let trap: Server;
  let trapped: string[];

  before(async () => {
    app = await startTeams();
    stranger = generateKeyPairSync('rsa', { modulusLength: 2_048 });
    trapped = [];
    trap = createServer((request, response) => {
      trapped.push(`${request.method} ${request.url} ${request.headers.authorization ?? ''}`);
      response.end('{}');
    }).listen(0, '127.0.0.1');
    await once(trap, 'listening');
  });
  after(async () => {
    trap.close();
    await app.stop();
    await app.remove();
  });

  const good = (): Record<string, unknown> => ({
    iss: ISSUER,
    aud: APP_ID,
    serviceurl: app.framework.url,
    nbf: now() - 60,
    exp: now() + 3_600,
  });
  /** Signed by somebody else, whatever its header says. */
  const forged = (header: object = { alg: 'RS256', kid: 'good' }, claims: object = good()): string => {
    const body = `${part(header)}.${part(claims)}`;
    return `${body}.${sign('RSA-SHA256', Buffer.from(body), stranger.privateKey).toString('base64url')}`;
  };
  const hmac = (secret: string, header: object = { alg: 'HS256', kid: 'good' }): string => {
    const body = `${part(header)}.${part(good())}`;
    return `${body}.${createHmac('sha256', secret).update(body).digest('base64url')}`;
  };
  const without = (claim: string): Record<string, unknown> =>
    Object.fromEntries(Object.entries(good()).filter(([key]) => key !== claim));
  const trapUrl = (): string => `http://127.0.0.1:${(trap.address() as AddressInfo).port}`;

  /** What stands after `Authorization:`; each from whoever has no good token for this activity. */
  const BAD: Readonly<Record<string, () => Promise<string | undefined> | string | undefined>> = {
    'no token': () => undefined,
    'an empty header': () => '',
    'Bearer alone': () => 'Bearer',
    'Bearer and a space': () => 'Bearer ',
    'another scheme': async () => `Basic ${await app.framework.token()}`,
    'a small bearer': async () => `bearer ${await app.framework.token()}`,
    'two tokens': async () => `Bearer ${await app.framework.token()} ${await app.framework.token()}`,
    'a token with a line break': async () => `Bearer ${(await app.framework.token()).replace('.', '.%0a')}`,
    'no JWT': () => 'Bearer hello',
    'two dots': () => 'Bearer ..',
    'JSON that is none': () => `Bearer ${part('{')}.${part('{')}.x`,
    'a list as claims': () => `Bearer ${part({ alg: 'RS256', kid: 'good' })}.${part([])}.x`,
    'algorithm none': () => `Bearer ${part({ alg: 'none', kid: 'good' })}.${part(good())}.`,
    'algorithm None with a signature': () => `Bearer ${part({ alg: 'None', kid: 'good' })}.${part(good())}.AAAA`,
    'HS256 with the application id': () => `Bearer ${hmac(APP_ID)}`,
    'HS256 with the public key as its secret': () =>
      `Bearer ${hmac(stranger.publicKey.export({ type: 'spki', format: 'pem' }).toString())}`,
    'HS256 that calls itself RS256': () => `Bearer ${hmac('x', { alg: 'RS256', kid: 'good' })}`,
    RS512: () => `Bearer ${forged({ alg: 'RS512', kid: 'good' })}`,
    'another key': () => `Bearer ${forged()}`,
    'another key, with itself in the header': () =>
      `Bearer ${forged({ alg: 'RS256', kid: 'good', jwk: stranger.publicKey.export({ format: 'jwk' }) })}`,
    'another key, with an address in the header': () =>
      `Bearer ${forged({ alg: 'RS256', kid: 'good', jku: `${trapUrl()}/keys`, x5u: trapUrl() })}`,
    'an unknown key': () => `Bearer ${forged({ alg: 'RS256', kid: 'unknown' })}`,
    'no key id': () => `Bearer ${forged({ alg: 'RS256' })}`,
    'a path as key id': () => `Bearer ${forged({ alg: 'RS256', kid: '../../../etc/passwd' })}`,
    '__proto__ as key id': () => `Bearer ${forged({ alg: 'RS256', kid: '__proto__' })}`,
    'no signature': async () => `Bearer ${(await app.framework.token()).replace(/[^.]+$/u, '')}`,
    'half a signature': async () => `Bearer ${(await app.framework.token()).slice(0, -40)}`,
    'changed claims': async () => {
      const [header, , signature] = (await app.framework.token()).split('.');
      return `Bearer ${header}.${part({ ...good(), exp: now() + 9_999_999 })}.${signature}`;
    },
    'a critical header that nobody knows': () => `Bearer ${forged({ alg: 'RS256', kid: 'good', crit: ['x'], x: 1 })}`,
    'another audience': async () =>
      `Bearer ${await app.framework.token({ aud: '99999999-2222-3333-4444-555555555555' })}`,
    'two audiences': async () => `Bearer ${await app.framework.token({ aud: [APP_ID, 'other'] })}`,
    'no audience': async () => `Bearer ${forged(undefined, without('aud'))}`,
    'another issuer': async () => `Bearer ${await app.framework.token({ iss: 'https://evil.example' })}`,
    'the emulator as issuer': async () =>
      `Bearer ${await app.framework.token({ iss: 'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/' })}`,
    'a company as issuer': async () =>
      `Bearer ${await app.framework.token({ iss: `https://login.microsoftonline.com/${TENANT}/v2.0` })}`,
    'no issuer': async () => `Bearer ${forged(undefined, without('iss'))}`,
    expired: async () => `Bearer ${await app.framework.token({ exp: now() - 600 })}`,
    'not valid yet': async () => `Bearer ${await app.framework.token({ nbf: now() + 3_600 })}`,
    'no end': () => `Bearer ${forged(undefined, without('exp'))}`,
    'another service address': async () => `Bearer ${await app.framework.token({ serviceurl: trapUrl() })}`,
    'no service address': async () => `Bearer ${await app.framework.token({ serviceurl: undefined })}`,
    'a key of another channel': async () => `Bearer ${await app.framework.token({}, 'other-channel')}`,
    'a key of no channel': async () => `Bearer ${await app.framework.token({}, 'unendorsed')}`,
  };

  // Fails without: return 'open' first in `enter` of the door; or leave one check out of `createTokenCheck`, and its line fails.
  for (const [name, header] of Object.entries(BAD)) {
    it(`C1: stays closed for ${name}`, async () => {
      const anna = app.person('anna');
      const authorization = await header();
      const { status, body } = await call(
        `${app.url}/api/messages`,
        'POST',
        anna.activity({ text: 'hallo' }),
        authorization === undefined ? {} : { authorization },
      );
      expect(status).to.be.oneOf([401, 403]);
      expect(JSON.stringify(body)).to.not.match(/jwt|jose|stack|issuer|audience|key/iu);
      expect(anna.seen()).to.be.empty;
    });
  }

  it('C1: opens for a good one', async () => {
    expect(await app.person('anna').say('hallo')).to.not.be.empty;
  });

  // Fails without: look at service address, channel, key and time again for a token that was good before.
  it('C1: a token that was good opens nothing else, and not for longer', async () => {
    const other = await startTeams();
    try {
      const anna = other.person('anna');
      const token = await other.framework.token();
      const status = async (more: object): Promise<number> =>
        (await anna.post(anna.activity({ text: 'hallo', ...more }), token)).status;
      expect(await status({})).to.equal(200);
      expect(await status({ serviceUrl: trapUrl() })).to.equal(403);
      expect(await status({ channelId: 'skype' })).to.equal(403);
      other.clock.advance(2 * 3_600_000);
      expect(await status({})).to.equal(401);
    } finally {
      await other.stop();
      await other.remove();
    }
  });

  it('C3: takes no service that is not of the Bot Framework, and its token goes nowhere', async () => {
    const elsewhere = app.person('anna', { serviceUrl: trapUrl() });
    const token = await app.framework.token({ serviceurl: trapUrl() });
    const { status } = await elsewhere.post(elsewhere.activity({ text: 'wachtwoord vergeten' }), token);
    expect(status).to.equal(403);
    expect(trapped).to.be.empty;
  });

  for (const channelId of ['emulator', 'webchat', 'directline', 'skype', 'MSTEAMS']) {
    it(`C4: is no channel for ${channelId}`, async () => {
      const other = app.person('anna', { channelId });
      for (const kid of ['good', 'other-channel']) {
        const { status } = await other.post(other.activity({ text: 'hallo' }), await app.framework.token({}, kid));
        expect(status).to.equal(403);
      }
      expect(other.seen()).to.be.empty;
    });
  }

  it('C1: fetches the keys once, whatever comes', () => {
    expect(app.framework.metadataReads).to.equal(1);
  });

  describe('C2: without an application id', () => {
    for (const [name, options, expected] of [
      ['stays closed', {}, 403],
      ['stays closed with an empty one', { environment: { MICROSOFT_APP_ID: '' } }, 403],
      ['opens with the development switch', { file: { teams: { withoutTokens: true } } }, 200],
    ] as const) {
      it(`C2: without an application id it ${name}`, async () => {
        const bare = await startApp(options);
        try {
          const activity = app
            .person('anna')
            .activity({ text: 'hallo', channelId: 'emulator', deliveryMode: 'expectReplies' });
          expect((await call(`${bare.url}/api/messages`, 'POST', activity)).status).to.equal(expected);
        } finally {
          await bare.stop();
          await bare.remove();
        }
      });
    }
  });
});
