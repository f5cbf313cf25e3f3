import { expect } from 'chai';
import { toE164 } from '../../src/core/phone-number.ts';

describe('a telephone number as people write it', () => {
  for (const [written, number] of [
    ['+31612345601', '+31612345601'],
    ['06-12 34 56 01', '+31612345601'],
    ['+31 (0)6 12345601', '+31612345601'],
    ['0031 6 1234 5601', '+31612345601'],
    ['(020) 123.45.01', '+31201234501'],
    ['tel:+32470123456', '+32470123456'],
    ['０６１２３４５６０１', '+31612345601'],
  ] as const) {
    it(`${written} is ${number}`, () => {
      expect(toE164(written, '+31')).to.equal(number);
    });
  }

  for (const written of [
    '',
    'geen',
    '112',
    '4501',
    '+31612345601 tst 12',
    '+31612345601x12',
    '+31612345601,+31699999999',
    '+0612345601',
    '+3161234560112345',
    '06 1234\n5601; rm',
  ]) {
    // Off: take the digits out of whatever is there.
    it(`${JSON.stringify(written)} is none`, () => {
      expect(toE164(written, '+31')).to.equal(undefined);
    });
  }
});
