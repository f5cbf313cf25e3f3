import { readdirSync, readFileSync } from 'node:fs';
import { expect } from 'chai';

const HERE = new URL('./', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, HERE), 'utf8');

/** What has an automated attack in this folder. */
const IDS =
  'A1 A2 A3 A4 A5 A6 A7 A8 A9 A10 A11 A12 A13 A14 A15 A16 A17 A18 B1 B2 B3 B4 B5 B6 B7 B8 B10 C1 C2 C3 C4 C5 C6 C7 C8 C9 C10 C11 C12 D1 D2 D3 D4 D6 D7 D8 D9 E3 E4 E6 E7 E8 E9 E10 F3'.split(
    ' ',
  );

const files = readdirSync(HERE).filter((name) => name.endsWith('.test.ts') && name !== 'readme.test.ts');
const TITLE = /\bit\(\s*(?:'([^']+)'|"([^"]+)"|`([^`]+)`)/gu;

/** Titles as they stand in the source; what is filled in shows as `...`. */
const titles = files.flatMap((file) =>
  [...read(file).matchAll(TITLE)].map(([, single, double, template]) => ({
    file,
    title: (single ?? double ?? template ?? '').replaceAll(/\$\{[^}]*\}/gu, '...'),
  })),
);

describe('the table of attacks', () => {
  it('has at least one test for every id', () => {
    const tested = new Set(titles.map(({ title }) => title.split(':')[0]));
    expect(IDS.filter((id) => !tested.has(id))).to.deep.equal([]);
  });

  it('lists every test of this folder, and none that is gone', () => {
    const table = read('README.md');
    const listed = [...table.matchAll(/^\| ([A-F]\d+) \| (.+?) \| /gmu)].map(([, id, title]) => `${id}: ${title}`);
    const there = titles.map(({ title }) => title.replace(/^\.\.\.: /u, 'C10: '));
    expect(listed.toSorted()).to.deep.equal(there.toSorted());
  });

  it('says beside every test of a control how it was seen to fail', () => {
    for (const file of files) {
      const source = read(file);
      expect(source.match(/Fails without: /gu) ?? [], file).not.to.have.length(0);
    }
  });
});
