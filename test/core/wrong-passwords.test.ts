import { expect } from 'chai';
import { wrongBudget } from '../../src/core/wrong-passwords.ts';

const THRESHOLDS = Array.from({ length: 20 }, (_, index) => index + 2);

describe('wrong passwords that reach the directory in a day', () => {
  it('are always fewer than lock the account there, all doors together', () => {
    for (const threshold of THRESHOLDS) {
      const { all, stranger, page } = wrongBudget(threshold);
      expect(all, `threshold ${threshold}`).to.be.below(threshold);
      expect(Math.max(stranger, page)).to.be.at.most(all);
    }
  });

  it('are three at most for strangers, and on the page to change one', () => {
    for (const threshold of [undefined, ...THRESHOLDS]) {
      const { stranger, page } = wrongBudget(threshold);
      for (const most of [stranger, page]) expect(most).to.be.at.most(3);
    }
  });

  it('leave room for the browsers of the owner as soon as there are two', () => {
    const given = [2, 3, 4, 5, 6, 7, 10, undefined].map((threshold) => {
      const { stranger, all } = wrongBudget(threshold);
      return [stranger, all - stranger];
    });
    expect(given).to.deep.equal([
      [1, 0],
      [1, 1],
      [2, 1],
      [2, 2],
      [3, 2],
      [3, 3],
      [3, 3],
      // Nobody says after how many it locks: three in all.
      [2, 1],
    ]);
  });

  it('are one where one locks, or nobody could sign in', () => {
    expect(wrongBudget(1)).to.deep.equal({ all: 1, stranger: 1, page: 1 });
  });
});
