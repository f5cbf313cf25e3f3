import { globSync, readdirSync, readFileSync } from 'node:fs';
import { expect } from 'chai';

const HERE = new URL('./', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, HERE), 'utf8');

/** What has an automated attack in this folder. */
const IDS =
  'A1 A2 A3 A4 A5 A6 A7 A8 A9 A10 A11 A12 A13 A14 A15 A16 A17 A18 B1 B2 B3 B4 B5 B6 B7 B8 B9 B10 C1 C2 C3 C4 C5 C6 C7 C8 C9 C10 C11 C12 D1 D2 D3 D4 D6 D7 D8 D9 E3 E4 E6 E7 E8 E9 E10 F3'.split(
    ' ',
  );

const files = readdirSync(HERE).filter((name) => name.endsWith('.test.ts') && name !== 'readme.test.ts');
const TITLE = /\bit\(\s*(?:'([^']+)'|"([^"]+)"|`([^`]+)`)/gu;

/** What stands beside a test, over one line or more. */
const remarkIn = (source: string): string | undefined =>
  /\/\/ Fails without: (.*\n(?: *\/\/ .*\n)*)/u
    .exec(source)?.[1]
    ?.replaceAll(/\n *\/\/ /gu, ' ')
    .trim()
    .replace(/\.$/u, '');

/** Titles as they stand in the source; what is filled in shows as `...`. */
const titles = files.flatMap((file) => {
  const source = read(file);
  const found = [...source.matchAll(TITLE)];
  return found.map(({ 1: single, 2: double, 3: template, index }, place) => ({
    file,
    title: (single ?? double ?? template ?? '').replaceAll(/\$\{[^}]*\}/gu, '...').replace(/^\.\.\.: /u, 'C10: '),
    // Within the test, or on the line above a test of one line.
    remark:
      remarkIn(source.slice(index, found[place + 1]?.index).split(/\n\s*it\(/u)[0] ?? '') ??
      remarkIn(`${source.slice(0, index).split('\n').at(-2) ?? ''}\n`),
  }));
});

interface Row {
  readonly id: string;
  readonly title: string;
  readonly file: string;
  /** What is switched off to see it fail. */
  readonly control: string;
}

const rows: readonly Row[] = [...read('README.md').matchAll(/^\| ([A-F]\d+) \| (.+?) \| ([\w-]+) \| (.+) \|$/gmu)].map(
  ([, id = '', title = '', file = '', control = '']) => ({ id, title, file, control }),
);

/** Their remarks stand above groups of tests. */
const GROUPED = ['teams', 'teams-tokens', 'case-card'];

const bare = (code: string): string => code.replaceAll(/\s+/gu, '');
/** Sources by their last name, without spaces. */
const sources = globSync('{src,dialogs}/**/*.{ts,tsx}').map((path) => ({
  path,
  code: bare(readFileSync(path, 'utf8')),
}));
/** A file with its code before it: "`this` in `that` of file.ts". */
const NAMED = /((?:`[^`]+` (?:in|of|and|with|or) )*`[^`]+`) (?:in|of) (?:pages\/)?([\w/-]+\.tsx?)/gu;

describe('the table of attacks', () => {
  it('has at least one test for every id', () => {
    const tested = new Set(titles.map(({ title }) => title.split(':')[0]));
    expect(IDS.filter((id) => !tested.has(id))).to.deep.equal([]);
  });

  it('lists every test of this folder, and none that is gone', () => {
    const listed = rows.map(({ id, title }) => `${id}: ${title}`);
    const there = titles.map(({ title }) => title);
    expect(listed.toSorted()).to.deep.equal(there.toSorted());
  });

  it('says of every test what stands beside it', () => {
    const beside = new Map(titles.map(({ file, title, remark }) => [`${file} ${title}`, remark]));
    for (const { id, title, file, control } of rows.filter((row) => !GROUPED.includes(row.file))) {
      expect(beside.get(`${file}.test.ts ${id}: ${title}`), `${file} ${title}`).to.equal(control);
    }
  });

  it('names controls that are there', () => {
    for (const { title, control } of rows) {
      for (const [name] of control.matchAll(/[\w/-]+\.tsx?/gu)) {
        const there = sources.some(({ path }) => `/${path}`.endsWith(`/${name}`));
        expect(there, `${name} for "${title}"`).to.equal(true);
      }
      for (const [, chain = '', name = ''] of control.matchAll(NAMED)) {
        const candidates = sources.filter(({ path }) => `/${path}`.endsWith(`/${name}`));
        for (const [, code = ''] of chain.matchAll(/`([^`]+)`/gu)) {
          const parts = code.split('...').map(bare);
          const there = candidates.some((source) => parts.every((part) => source.code.includes(part)));
          expect(there, `"${code}" in ${name} for "${title}"`).to.equal(true);
        }
      }
    }
  });

  it('says beside every test of a control how it was seen to fail', () => {
    for (const file of files) {
      const source = read(file);
      expect(source.match(/Fails without: /gu) ?? [], file).not.to.have.length(0);
    }
  });
});
