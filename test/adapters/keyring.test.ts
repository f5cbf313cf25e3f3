import { expect } from 'chai';
import { createKeyring } from '../../src/adapters/crypto/keyring.ts';
import type { KeyPurpose } from '../../src/ports/keyring.ts';
import { faultOf, keyring } from './support.ts';

const PURPOSES: readonly KeyPurpose[] = [
  'seal',
  'code',
  'destination',
  'subject',
  'token',
  'stream',
  'notice',
  'audit',
  'robot',
];

const flip = (sealed: string, at: number): string => {
  const bytes = Buffer.from(sealed, 'base64');
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at);
  return bytes.toString('base64');
};

describe('the keyring', () => {
  it('opens what it sealed, whatever it is', () => {
    for (const plain of ['', 'a', 'geheim', 'ünïcödé 🐘', 'x'.repeat(100_000), '\0\n']) {
      expect(keyring.open(keyring.seal(plain))).to.equal(plain);
    }
  });

  it('seals the same thing differently each time, and shows nothing of it', () => {
    const sealed = [keyring.seal('wachtwoordpagina'), keyring.seal('wachtwoordpagina')];
    expect(sealed[0]).not.to.equal(sealed[1]);
    for (const text of sealed) expect(Buffer.from(text, 'base64').toString('latin1')).not.to.include('wachtwoord');
  });

  // Off: leave `setAuthTag` out and end with `decipher.update` alone.
  it('E10: refuses what was altered, in any of its parts', async () => {
    const sealed = keyring.seal('een geheim');
    const { length } = Buffer.from(sealed, 'base64');
    for (const at of [0, 11, 12, 27, 28, length - 1]) {
      expect(await faultOf(() => keyring.open(flip(sealed, at))), `byte ${at}`).to.equal('seal-broken');
    }
  });

  it('E10: refuses what was cut, also to a shorter tag', async () => {
    const bytes = Buffer.from(keyring.seal('een geheim'), 'base64');
    for (const length of [0, 5, 12, 16, 20, 27, 28, bytes.length - 1]) {
      const cut = bytes.subarray(0, length).toString('base64');
      expect(await faultOf(() => keyring.open(cut)), `${length} bytes`).to.equal('seal-broken');
    }
    const shortTag = Buffer.from(keyring.seal(''), 'base64')
      .subarray(0, 12 + 12)
      .toString('base64');
    expect(await faultOf(() => keyring.open(shortTag))).to.equal('seal-broken');
  });

  it('E10: opens nothing that was sealed under another key', async () => {
    const other = createKeyring(Buffer.alloc(32, 8));
    expect(await faultOf(() => other.open(keyring.seal('een geheim')))).to.equal('seal-broken');
    expect(other.fingerprint('code', '12345678')).not.to.equal(keyring.fingerprint('code', '12345678'));
  });

  it('has another key for every use, and the same one every time', () => {
    expect(new Set(PURPOSES.map((purpose) => keyring.key(purpose).toString('hex'))).size).to.equal(PURPOSES.length);
    expect(new Set(PURPOSES.map((purpose) => keyring.fingerprint(purpose, 'x'))).size).to.equal(PURPOSES.length);
    const again = createKeyring(Buffer.alloc(32, 7));
    for (const purpose of PURPOSES) {
      expect(again.key(purpose)).to.deep.equal(keyring.key(purpose));
      expect(again.fingerprint(purpose, 'x')).to.equal(keyring.fingerprint(purpose, 'x'));
    }
    expect(again.open(keyring.seal('na een herstart'))).to.equal('na een herstart');
  });
});
