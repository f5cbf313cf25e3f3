import { expect } from 'chai';
import { sourceAddress, trustedProxies } from '../../src/channels/http/source-address.ts';
import { send, startApp, type TestApp } from './support.ts';

describe('The source address', () => {
  const nobody = trustedProxies([]);
  const proxies = trustedProxies(['10.0.0.0/8', '::1']);

  it('is the address of the socket', () => {
    expect(sourceAddress('192.0.2.7', undefined, nobody)).to.equal('192.0.2.7');
    expect(sourceAddress('192.0.2.7', '198.51.100.1', proxies)).to.equal('192.0.2.7');
    expect(sourceAddress(undefined, undefined, nobody)).to.equal('unknown');
  });

  it('is one spelling for IPv4 however it is wrapped', () => {
    for (const peer of ['::ffff:192.0.2.7', '::FFFF:c000:207', '0:0:0:0:0:ffff:192.0.2.7']) {
      expect(sourceAddress(peer, undefined, nobody), peer).to.equal('192.0.2.7');
    }
  });

  it('is the /64 for IPv6', () => {
    for (const peer of ['2001:db8::1', '2001:0DB8:0:0:ffff::2', '2001:db8:0:0:1:2:3:4%eth0', '2001:db8::192.0.2.1']) {
      expect(sourceAddress(peer, undefined, nobody), peer).to.equal('2001:db8:0:0::/64');
    }
    expect(sourceAddress('2001:db8:0:1::1', undefined, nobody)).to.equal('2001:db8:0:1::/64');
    expect(sourceAddress('::1', undefined, nobody)).to.equal('0:0:0:0::/64');
  });

  it('is the right-most address that no trusted proxy has', () => {
    const cases = [
      ['198.51.100.1', '198.51.100.1'],
      ['6.6.6.6, 198.51.100.1', '198.51.100.1'],
      ['6.6.6.6, 198.51.100.1, 10.2.3.4', '198.51.100.1'],
      ['6.6.6.6,198.51.100.1:4711', '198.51.100.1'],
      ['[2001:db8::9]:443', '2001:db8:0:0::/64'],
      ['10.9.9.9, 10.2.3.4', '10.9.9.9'],
      ['6.6.6.6, nonsense', '10.1.1.1'],
      ['', '10.1.1.1'],
    ] as const;
    for (const [header, expected] of cases)
      expect(sourceAddress('10.1.1.1', header, proxies), header).to.equal(expected);
  });

  it('refuses a proxy list that is not one', () => {
    expect(() => trustedProxies(['proxy.example'])).to.throw();
    expect(() => trustedProxies(['10.0.0.0/99'])).to.throw();
  });
});

describe('A13 playing with the limiter key', () => {
  let app: TestApp;
  afterEach(() => app.close());

  const generate = async (headers: Record<string, string>) =>
    (await send(`${app.url}/v3/directline/tokens/generate`, 'POST', undefined, headers)).status;

  async function useUp(headersOf: (turn: number) => Record<string, string>): Promise<void> {
    for (let turn = 0; turn < 600; turn++) expect(await generate(headersOf(turn))).to.equal(200);
  }

  it('does not help without a trusted proxy: X-Forwarded-For is not read', async () => {
    // Off: trust every peer in `sourceAddress`; the last answer is 200 then.
    app = await startApp();
    await useUp((turn) => ({ 'x-forwarded-for': `198.51.100.${turn % 250}`, 'x-real-ip': `198.51.100.${turn % 250}` }));
    for (const header of ['x-forwarded-for', 'X-FORWARDED-FOR', 'forwarded', 'true-client-ip', 'cf-connecting-ip']) {
      expect(await generate({ [header]: '203.0.113.5' }), header).to.equal(429);
    }
  }).timeout(20_000);

  it('does not help behind a proxy: one /64 is one source, and what is left of it never counts', async () => {
    // Off: give the whole IPv6 address in `bucketOf`; 429 never comes then.
    app = await startApp({ http: { trustedProxies: ['127.0.0.1'] } });
    await useUp((turn) => ({ 'x-forwarded-for': `6.6.6.${turn % 250}, 2001:db8::${turn.toString(16)}` }));
    for (const spelling of [
      '2001:DB8::1',
      ' 2001:0db8:0000:0000::1 ',
      '[2001:db8::1]:80',
      '1.2.3.4, 2001:db8:0:0:f::',
    ]) {
      expect(await generate({ 'x-forwarded-for': spelling }), spelling).to.equal(429);
    }
    expect(await generate({ 'x-forwarded-for': '2001:db8:0:1::1' })).to.equal(200);
  }).timeout(20_000);
});
