import { expect } from 'chai';
import { call, Chat, labels } from '../support/chat.ts';
import { ANNA, ROOMY, SECOND, askCode, has, useApp } from './support.ts';

/** Spellings of one user ID that must count as one. */
const SPELLINGS = [
  'ANNA@VOORBEELD.EXAMPLE',
  '  anna@voorbeeld.example  ',
  'Anna@Voorbeeld.Example',
  '\uFF41\uFF4E\uFF4E\uFF41@voorbeeld.example',
  'ANNA\uFF20voorbeeld.example',
  '\u00A0anna@voorbeeld.example\u3000',
];

describe('the key that a limit counts under', () => {
  const app = useApp({ file: { policy: { sends: ROOMY.sends } } });

  it('A13: is the same for every spelling of one user ID', async () => {
    // Fails without: `normaliseUserId` in begin.ts.
    for (const spelling of SPELLINGS.slice(0, 5)) {
      app.clock.advance(2 * SECOND);
      const chat = await askCode(app.url, spelling);
      await chat.say('00000000');
    }
    for (const spelling of SPELLINGS) {
      const chat = await Chat.open(app.url);
      await chat.say('wachtwoord vergeten');
      await chat.say(spelling);
      expect(labels(await chat.say('email')), spelling).to.deep.equal(['verify.stopped', 'handoff.offer']);
    }
  });

  it('A13: does not change with anything else that an activity holds', async () => {
    // Fails without: `shown` from the typed ID alone in begin.ts (mix `from.id` in).
    for (let round = 0; round < 5; round++) {
      app.clock.advance(2 * SECOND);
      const chat = await askCode(app.url, ANNA);
      const from = { id: `dl_${round}`, name: `${round}`, aadObjectId: `${round}` };
      await chat.post({
        type: 'message',
        text: '00000000',
        from,
        channelData: { tenant: { id: `${round}` } },
        id: `${round}`,
      });
    }
    const chat = await Chat.open(app.url, { locale: 'en-GB' });
    await chat.say('I forgot my password');
    await chat.say(ANNA);
    expect(has(await chat.say('email'), 'verify.stopped')).to.equal(true);
  });

  it('A13: is the address of the line, whatever a client says of itself', async () => {
    // Fails without: `isTrusted` in source-address.ts.
    const headers = ['X-Forwarded-For', 'Forwarded', 'X-Real-IP', 'True-Client-IP', 'CF-Connecting-IP', 'Via'];
    const sources = await Promise.all(headers.map((name, index) => sourceWith({ [name]: `203.0.113.${index}` })));
    expect(new Set(sources)).to.deep.equal(new Set(['127.0.0.1']));
  });

  const sourceWith = async (headers: Record<string, string>): Promise<unknown> => sourceAt(app.url, headers);
});

describe('the key that a limit counts under, behind a proxy', () => {
  const app = useApp({ environment: { SLEUTEL_TRUSTED_PROXIES: '127.0.0.1' } });

  it('A13: is one for a whole IPv6 /64, however the address is written', async () => {
    // Fails without: `bucketOf` in source-address.ts.
    const sources = [
      '2001:db8:1:2::1',
      '2001:DB8:1:2:ffff::9',
      '2001:0db8:0001:0002:0:0:0:3',
      '[2001:db8:1:2::4]:443',
    ].map((address) => sourceAt(app.url, { 'X-Forwarded-For': address }));
    expect(new Set(await Promise.all(sources)).size).to.equal(1);
    expect(await sourceAt(app.url, { 'X-Forwarded-For': '2001:db8:1:3::1' })).not.to.equal(await sources[0]);
  });

  it('A13: is what the proxy itself has seen, the last in the list', async () => {
    // Fails without: reading the list from the right in `sourceAddress`.
    const forged = await sourceAt(app.url, { 'X-Forwarded-For': '198.51.100.1, 203.0.113.7' });
    expect(forged).to.equal(await sourceAt(app.url, { 'X-Forwarded-For': '203.0.113.7' }));
    expect(await sourceAt(app.url, { 'X-Forwarded-For': '203.0.113.8' })).not.to.equal(forged);
  });
});

/** The source that the server wrote into a token. */
async function sourceAt(url: string, headers: Record<string, string>): Promise<unknown> {
  const { body } = await call(`${url}/v3/directline/tokens/generate`, 'POST', {}, headers);
  const [, claims = ''] = (body as { token: string }).token.split('.');
  return (JSON.parse(Buffer.from(claims, 'base64url').toString()) as { src: unknown }).src;
}
