import { expect } from 'chai';
import * as fc from 'fast-check';
import { isPlausibleUserId, normaliseUserId } from '../../src/core/identity.ts';

const ANNA = 'anna@voorbeeld.example';

describe('a user ID as typed', () => {
  // Off: leave the first normalize('NFKC'), trim or toLowerCase out of normaliseUserId.
  it('A13: has one spelling, whatever the case, the spaces around it and the form of its letters', () => {
    const spellings = [
      'Anna@Voorbeeld.Example',
      'ANNA@VOORBEELD.EXAMPLE',
      '  anna@voorbeeld.example\t',
      '\u00a0anna@voorbeeld.example\u3000\n',
      'ａｎｎａ＠ｖｏｏｒｂｅｅｌｄ．ｅｘａｍｐｌｅ',
      '𝐚𝐧𝐧𝐚@voorbeeld.example',
      'ⓐⓝⓝⓐ@voorbeeld.example',
    ];
    expect([...new Set(spellings.map(normaliseUserId))]).to.deep.equal([ANNA]);
  });

  it('A13: has one spelling for an accent written in two ways', () => {
    expect(normaliseUserId('zoe\u0308@voorbeeld.example')).to.equal(normaliseUserId('ZO\u00cb@voorbeeld.example'));
  });

  it('A13: stays the same when it is normalised again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (typed) => {
        const once = normaliseUserId(typed);
        expect(normaliseUserId(once)).to.equal(once);
      }),
      { numRuns: 5000, seed: 16 },
    );
  });

  it('A16: is not the ID it looks like when a letter is from another script', () => {
    for (const alike of [
      'аnna@voorbeeld.example',
      'anna@vооrbeeld.example',
      'αnna@voorbeeld.example',
      'anna@voorbeeld.exampIe',
    ]) {
      expect(normaliseUserId(alike), alike).not.to.equal(ANNA);
    }
  });

  // Off: drop the test on INVISIBLE.
  it('A16: cannot exist with an invisible or turning character in it', () => {
    for (const code of [0x200b, 0x200c, 0x200d, 0x2060, 0xfeff, 0xad, 0x202e, 0x2066, 0x3164, 0x115f, 0x0, 0x7f]) {
      const typed = normaliseUserId(`an${String.fromCodePoint(code)}na@voorbeeld.example`);
      expect(isPlausibleUserId(typed), code.toString(16)).to.equal(false);
    }
  });

  it('A15, A18: cannot be two of them, a line break, a quotation, nothing, or endless', () => {
    const nonsense = [
      '',
      '   ',
      'anna@voorbeeld.example,bas@voorbeeld.example',
      'anna@voorbeeld.example;bas@voorbeeld.example',
      'Anna <anna@voorbeeld.example>',
      '"anna"@voorbeeld.example',
      'anna@voorbeeld.example\r\nBcc: x@y.example',
      'anna bas',
      'a'.repeat(321),
    ];
    for (const typed of nonsense) expect(isPlausibleUserId(normaliseUserId(typed)), typed).to.equal(false);
  });

  it('can be a UPN, an alias, DOMAIN\\name, or a name with signs that companies use', () => {
    for (const typed of [
      ANNA,
      'a.devries@voorbeeld.example',
      'VOORBEELD\\anna',
      "o'brien@voorbeeld.example",
      'p123456',
      'zoë+1_x-y@voorbeeld.example',
    ]) {
      expect(isPlausibleUserId(normaliseUserId(typed)), typed).to.equal(true);
    }
  });
});
