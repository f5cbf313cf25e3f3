import { expect } from 'chai';
import { heldOut, unseenUtterances } from '../../knowledge/held-out.ts';
import { readUtterances } from '../../knowledge/utterances.ts';

describe('the held-out utterances', () => {
  const figures = heldOut();

  it('that are measured are not among those learned from', () => {
    const learned = new Set(readUtterances('train').map(({ text }) => text.toLowerCase()));
    expect(unseenUtterances().filter(({ text }) => learned.has(text.toLowerCase()))).to.have.lengthOf(0);
  });

  it('rarely start what they should not', () => {
    expect(figures.wrongActions).to.be.below(0.06);
    expect(figures.wrongActionsAtOnce).to.be.below(0.05);
  });

  it('are mostly understood', () => {
    expect(figures.right).to.be.above(0.85);
    expect(figures.rightWithinTwo).to.be.above(0.92);
    expect(figures.macroF1).to.be.above(0.85);
  });

  it('are turned away when they should be, and seldom otherwise', () => {
    expect(figures.outOfScopeRecall).to.be.above(0.85);
    expect(figures.falseRejects).to.be.below(0.08);
  });

  it('have their language told', () => {
    expect(figures.language).to.be.above(0.95);
  });
});
