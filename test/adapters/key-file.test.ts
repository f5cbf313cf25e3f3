import { expect } from 'chai';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readKeyFile } from '../../src/adapters/crypto/key-file.ts';
import { faultOf } from './support.ts';

const mode = (path: string): string => (statSync(path).mode & 0o777).toString(8);

describe('the key file', () => {
  let folder: string;
  let path: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sleutel-key-'));
    path = join(folder, 'data', 'sleutel.key');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is made when absent, readable by its owner only, and is the same from then on', () => {
    const made = readKeyFile(path);
    expect(made).to.have.lengthOf(32);
    expect(mode(path)).to.equal('600');
    expect(mode(join(folder, 'data'))).to.equal('700');
    expect(readKeyFile(path)).to.deep.equal(made);
    expect(readFileSync(path, 'utf8')).to.match(/^[A-Za-z0-9+/]{43}=\n$/u);
  });

  it('is different for everybody', () => {
    expect(readKeyFile(path)).not.to.deep.equal(readKeyFile(join(folder, 'other.key')));
  });

  // Off: leave the test of the mode out of readKeyFile.
  for (const open of [0o644, 0o640, 0o660, 0o604, 0o601]) {
    it(`is refused with mode ${open.toString(8)}, with the way to mend it`, () => {
      readKeyFile(path);
      chmodSync(path, open);
      expect(() => readKeyFile(path)).to.throw(`can be read by others; run: chmod 600 ${path}`);
    });
  }

  for (const [what, content] of [
    ['empty', ''],
    ['too short', Buffer.alloc(31, 1).toString('base64')],
    ['not base64', '~~~ not a key at all ~~~'],
  ] as const) {
    it(`is refused when it is ${what}, and left alone`, async () => {
      readKeyFile(path);
      writeFileSync(path, content);
      expect(await faultOf(() => readKeyFile(path))).to.equal('bad-configuration');
      expect(readFileSync(path, 'utf8')).to.equal(content);
    });
  }

  it('is refused where it cannot be made', async () => {
    writeFileSync(join(folder, 'file'), '');
    expect(await faultOf(() => readKeyFile(join(folder, 'file', 'sleutel.key')))).to.equal('bad-configuration');
  });
});
