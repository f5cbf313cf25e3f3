import { expect } from 'chai';
import { newCode, newMatchCode, newReference, normaliseMatchCode } from '../../src/services/references.ts';
import { redact } from '../../src/core/redact.ts';
import { seeded } from '../core/seeded.ts';

const { below } = seeded(42);
const random = { integer: below, bytes: (length: number) => Buffer.alloc(length) };
const many = (make: () => string): string[] => Array.from({ length: 20_000 }, make);

describe('references', () => {
  const references = many(() => newReference(random));

  it('have no vowels, so no words, and nothing that is read for something else', () => {
    for (const reference of references)
      expect(reference).to.match(/^SL-[BCDFGHJKMNPQRSTVWXYZ2-9]{4}-[BCDFGHJKMNPQRSTVWXYZ2-9]{4}$/u);
  });

  // Off: leave the second dash out of newReference.
  it('have no run of 6 or 8 digits, which would pass for a code', () => {
    const digits = { integer: (limit: number) => limit - 1 - below(8), bytes: random.bytes };
    for (const reference of [...references, ...many(() => newReference(digits))]) {
      expect(reference).not.to.match(/(?<!\d)(?:\d{6}|\d{8})(?!\d)/u);
      expect(redact(reference).found, reference).to.deep.equal([]);
    }
  });

  it('hardly ever come twice', () => {
    expect(new Set(references).size).to.be.at.least(19_999);
  });

  it('use every character about as often', () => {
    const counts = Map.groupBy(references.join('').replace(/SL-|-/gu, '').split(''), (character) => character);
    expect(counts.size).to.equal(28);
    const expected = (references.length * 8) / 28;
    for (const [character, list] of counts) expect(list.length, character).to.be.within(expected * 0.9, expected * 1.1);
  });
});

describe('match codes', () => {
  it('are the same however they are typed', () => {
    for (const typed of ['BCD-234', 'bcd234', ' b c d - 2 3 4 ', 'ＢＣＤ－２３４', 'Bcd 234']) {
      expect(normaliseMatchCode(typed), typed).to.equal('BCD234');
    }
  });

  it('are never a run of 6 digits', () => {
    for (const code of many(() => newMatchCode(random))) expect(code).to.match(/^[B-Z2-9]{3}-[B-Z2-9]{3}$/u);
  });
});

describe('codes', () => {
  it('have as many digits as asked, with every first digit', () => {
    const codes = many(() => newCode(random, 8));
    for (const code of codes) expect(code).to.match(/^\d{8}$/u);
    expect(new Set(codes.map((code) => code.charAt(0))).size).to.equal(10);
    expect(newCode(random, 6)).to.match(/^\d{6}$/u);
  });
});
