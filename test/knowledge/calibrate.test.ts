import { expect } from 'chai';
import { leaveOut } from '../../knowledge/calibrate.ts';
import { fitCertainty, fitOrder } from '../../knowledge/fit.ts';
import { certaintyOf, rankOf } from '../../knowledge/search/judge.ts';
import { anArticle } from './support.ts';

describe('fitting weights', () => {
  it('finds the line between what is true and what is not', () => {
    const sample = (x: number, truth: 0 | 1) => ({ features: [1, x, 0], truth, weight: 0.25 });
    const [fixed = 0, slope = 0, useless = 1] = fitCertainty(
      [sample(1, 0), sample(2, 1), sample(2, 0), sample(3, 1)],
      3,
    );
    expect(slope).to.be.greaterThan(1);
    expect(-fixed / slope).to.be.closeTo(2, 0.05);
    expect(useless).to.equal(0);
  });

  it('weighs up what puts the right one first', () => {
    const choices = [
      {
        candidates: [
          [1, 0],
          [0, 1],
        ],
        right: 0,
      },
      {
        candidates: [
          [0.5, 0.9],
          [1, 0.2],
        ],
        right: 1,
      },
    ];
    const [useful = 0, misleading = 0] = fitOrder(choices, 2);
    expect(useful).to.be.greaterThan(misleading);
  });

  it('leaves out one question of every article and its translation', () => {
    const nl = anArticle({ id: 'a', questions: ['over de captcha', 'over AADSTS50126', 'over iets anders'] }, 'nl');
    const en = anArticle({ id: 'a', questions: ['about something else', 'about AADSTS50126'] }, 'en');
    const { rest, out } = leaveOut([nl, en], 0);
    expect(out).to.deep.equal([{ id: 'a', language: 'nl', question: 'over AADSTS50126' }]);
    expect(rest.map(({ questions }) => questions)).to.deep.equal([
      ['over de captcha', 'over iets anders'],
      ['about something else'],
    ]);
  });
});

describe('judging', () => {
  const evidence = { coverage: 0.4, lead: 1, likeness: 0.6, taught: 0.5, lean: () => 0.8 };
  const setting = { substance: 8 };
  it('ranks higher what has more of the question and what was learnt for it', () => {
    expect(rankOf(evidence)).to.be.greaterThan(rankOf({ ...evidence, coverage: 0.3 }));
    expect(rankOf(evidence)).to.be.greaterThan(rankOf({ ...evidence, taught: 0.1 }));
  });
  it('is less certain when the question leans away', () => {
    const certainty = certaintyOf(evidence, setting);
    expect(certainty).to.be.within(0.5, 1);
    expect(certaintyOf({ ...evidence, lean: () => -0.8 }, setting)).to.be.lessThan(certainty);
  });
  it('stays between 0 and 1 at the edges', () => {
    for (const lean of [-100, 0, 100]) {
      expect(certaintyOf({ ...evidence, lean: () => lean }, { substance: 0 })).to.be.within(0, 1);
    }
  });
});
