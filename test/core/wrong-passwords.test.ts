import { expect } from 'chai';
import { mostWrong } from '../../src/core/wrong-passwords.ts';

describe('wrong passwords that reach the directory in a day', () => {
  it('are three at most, and always fewer than lock the account there', () => {
    const given = [undefined, 10, 5, 4, 3, 2];
    expect(given.map((threshold) => mostWrong(threshold))).to.deep.equal([3, 3, 3, 3, 2, 1]);
  });
});
