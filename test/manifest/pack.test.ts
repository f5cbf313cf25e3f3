import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { unzipSync } from 'fflate';
import { makeManifest } from '../../manifest/manifest.ts';
import { pack } from '../../manifest/pack.ts';
import { faultsOf, ICON_SIZES, pngSize } from '../../manifest/validate.ts';
import { en, nl } from '../../manifest/words.ts';

const SETTINGS = {
  appId: '11111111-2222-3333-4444-555555555555',
  appVersion: '1.2.3',
  publicUrl: new URL('https://sleutel.voorbeeld.example/'),
  company: 'Voorbeeld BV',
};

async function unpacked(): Promise<Record<string, Uint8Array>> {
  const packed = await pack(SETTINGS);
  if (packed.kind === 'faulty') throw new Error(packed.faults.join('\n'));
  return unzipSync(packed.zip);
}
type Manifest = ReturnType<typeof makeManifest>['manifest'];
const read = (bytes: Uint8Array | undefined) => JSON.parse(Buffer.from(bytes ?? []).toString()) as Manifest;

describe('the Teams package', () => {
  it('holds the manifest, the words of the other language and both icons, and the same bytes every time', async () => {
    expect(Object.keys(await unpacked()).toSorted()).to.deep.equal([
      'color.png',
      'en.json',
      'manifest.json',
      'outline.png',
    ]);
    expect(await pack(SETTINGS)).to.deep.equal(await pack(SETTINGS));
  });

  it('is what Microsoft asks for, with our own addresses', async () => {
    const manifest = read((await unpacked())['manifest.json']);
    expect(manifest.manifestVersion).to.equal('1.25');
    expect(manifest.version).to.equal('1.2.3');
    expect(manifest.developer.privacyUrl).to.equal('https://sleutel.voorbeeld.example/privacy');
    expect(manifest.validDomains).to.deep.equal(['sleutel.voorbeeld.example']);
    expect(manifest.bots[0]?.botId).to.equal(SETTINGS.appId);
    expect(manifest.webApplicationInfo.resource).to.equal(`api://botid-${SETTINGS.appId}`);
  });

  it('says the same in both languages', () => {
    expect(en.commands.length).to.equal(nl.commands.length);
    for (const words of [nl, en]) {
      expect(words.short.length).to.be.at.most(30);
      expect(words.description.length).to.be.at.most(80);
      for (const [title, description] of words.commands)
        expect([title.length > 0, description.length > 0]).to.deep.equal([true, true]);
    }
  });

  // Off: leave `check` out of faultsOf.
  for (const [what, spoil] of [
    ['an application id that is none', { id: 'no-guid' }],
    ['no developer', { developer: undefined }],
    ['a name that is too long', { name: { short: 'x'.repeat(40), full: 'x' } }],
    ['something that nobody knows', { colour: 'green' }],
    ['a colour that is none', { accentColor: 'green' }],
  ] as const) {
    it(`is refused with ${what}`, async () => {
      const { manifest, localisation } = makeManifest(SETTINGS);
      const spoilt = JSON.parse(JSON.stringify({ ...manifest, ...spoil })) as object;
      expect(await faultsOf(spoilt, localisation)).not.to.deep.equal([]);
    });
  }

  it('is refused with a translation of something that is not there', async () => {
    const { manifest, localisation } = makeManifest(SETTINGS);
    expect(await faultsOf(manifest, { ...localisation, 'name.medium': 'Sleutel' })).not.to.deep.equal([]);
  });

  it('has icons of the right size', () => {
    for (const [name, side] of Object.entries(ICON_SIZES)) {
      const bytes = readFileSync(new URL(`../../manifest/icons/${name}`, import.meta.url));
      expect(pngSize(bytes), name).to.deep.equal({ width: side, height: side });
    }
    expect(pngSize(new Uint8Array(30))).to.equal(undefined);
  });
});
