import { expect } from 'chai';
import { createAuthenticator } from '../../src/adapters/authenticator.ts';
import { random } from './support.ts';

/** RFC 6238, appendix B: SHA-1, of which apps show the last six digits. */
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const VECTORS = [
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
] as const;

describe('the authenticator', () => {
  const authenticator = createAuthenticator(random);
  const at = (seconds: number): Date => new Date(seconds * 1_000);

  for (const [seconds, code] of VECTORS) {
    // Off: another period, digest or number of digits in `stepOf`.
    it(`takes what RFC 6238 says an app shows at ${seconds} s`, () => {
      const step = Math.floor(seconds / 30);
      expect(authenticator.stepOf(SECRET, code, at(seconds))).to.equal(step);
      expect(authenticator.stepOf(SECRET.toLowerCase().replace(/(.{4})/gu, '$1 '), code, at(seconds))).to.equal(step);
      expect(authenticator.stepOf(SECRET, code, at((step + 2) * 30))).to.equal(undefined);
    });
  }

  it('takes nothing that is no code', () => {
    for (const typed of ['', '2870', '2870820', '94287082', 'abcdef']) {
      expect(authenticator.stepOf(SECRET, typed, at(59)), typed).to.equal(undefined);
    }
  });

  it('draws 160 bits for a secret, and gives apps an address that they all read', () => {
    const secret = authenticator.newSecret();
    expect(secret).to.match(/^[A-Z2-7]{32}$/u);
    const address = new URL(authenticator.address(secret, 'anna@voorbeeld.example', 'Voorbeeld BV'));
    expect(address.protocol + address.host).to.equal('otpauth:totp');
    expect(decodeURIComponent(address.pathname)).to.equal('/Voorbeeld BV:anna@voorbeeld.example');
    expect(address.searchParams.get('secret')).to.equal(secret);
    expect(address.searchParams.get('issuer')).to.equal('Voorbeeld BV');
    for (const [name, standard] of [
      ['algorithm', 'SHA1'],
      ['digits', '6'],
      ['period', '30'],
    ] as const) {
      expect(address.searchParams.get(name) ?? standard, name).to.equal(standard);
    }
  });
});
